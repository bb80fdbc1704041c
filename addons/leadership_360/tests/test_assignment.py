from psycopg2.errors import CheckViolation

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..workflow import assignment as rules
from .journey_case import JourneyCase


class AssignmentCase(JourneyCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.sponsor = cls.peers[2].user_id
        cls.assignment = (
            cls.env["leadership.assignment"]
            .with_user(cls.participant)
            .create(
                {
                    "enrollment_id": cls.enrollment.id,
                    "name": "Lead the move to the new ticket system",
                    "sponsor_id": cls.sponsor.id,
                    "learning": "To lead people who do not report to me",
                }
            )
        )


@tagged("security")
class TestWhoReadsAnAssignment(AssignmentCase):
    def test_participant_coach_coordinator_and_sponsor_and_nobody_else(self):
        self._change_coach()
        hidden = {who: user for who, user in self.strangers.items() if who != "coordinator"}

        self._assert_closed(self.assignment, "learning", {**hidden, "mentor": self.mentor})
        self._assert_open(self.assignment, "learning", self.participant, self.coach, self.coordinator, self.sponsor)

    def test_the_reflection_is_the_participant_s_alone(self):
        self.assignment.with_user(self.participant).reflection = "I was lonely"
        note = self.assignment.note_ids

        everybody = {**self.strangers, "mentor": self.mentor, "sponsor": self.sponsor, "coach": self.coach}
        self._assert_closed(note, "body", everybody)
        for user in (self.sponsor, self.coordinator, self.former_coach):
            with self.subTest(user=user.login):
                row = self._call(user, self.assignment._name, "read", [self.assignment.ids, ["reflection", "note_ids"]])
                self.assertEqual((row[0]["reflection"], row[0]["note_ids"]), (False, []))
        row = self._call(self.participant, self.assignment._name, "read", [self.assignment.ids, ["reflection"]])
        self.assertEqual(row[0]["reflection"], "I was lonely")

    def test_withdrawing_closes_it_to_coach_and_sponsor(self):
        self.enrollment.with_user(self.participant).action_withdraw()

        self._assert_closed(self.assignment, "learning", {"coach": self.former_coach, "sponsor": self.sponsor})
        self.assertEqual(self.assignment.state, "cancelled")

    def test_coach_and_sponsor_read_and_do_not_write(self):
        for user in (self.former_coach, self.sponsor):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self._call(user, self.assignment._name, "write", [self.assignment.ids, {"learning": "Obedience"}])
        self._call(self.coordinator, self.assignment._name, "write", [self.assignment.ids, {"date_end": "2026-12-01"}])
        self.assertEqual(str(self.assignment.date_end), "2026-12-01")

    def test_nobody_else_gives_out_assignments(self):
        values = {"enrollment_id": self.enrollment.id, "name": "Work more"}
        for who in ("manager", "HR", "settings administrator", "other coach", "former coach"):
            with self.subTest(who=who), self.assertRaises(AccessError):
                self._call(self.strangers[who], "leadership.assignment", "create", [values])
        self._call(self.coordinator, "leadership.assignment", "create", [values])


class TestTheCourseOfAnAssignment(AssignmentCase):
    def test_every_move_is_open_to_its_roles_and_to_nobody_else(self):
        part = {"mentor": self.mentor, "participant": self.participant, "sponsor": self.sponsor}
        self.cast = {**self.strangers, **part}

        self.assertEqual(self._check_table(self.assignment, rules, sorted(self.cast)), 12)

    def test_every_move_has_a_button(self):
        arch = self.env.ref("leadership_360.leadership_assignment_view_form").arch
        for name in rules.MOVES:
            self.assertIn(f'name="action_{name}" type="object"', arch)
            self.assertIn(f"' {name} ' not in my_moves", arch)

    def test_a_link_is_a_link(self):
        self.assignment.url = "https://learning.example/delegating"
        for url in ("javascript:alert(1)", "learning.example", "https://"):
            with self.subTest(url=url), self.assertRaises(ValidationError):
                self.assignment.url = url

    def test_it_ends_after_it_starts_and_nobody_sponsors_themselves(self):
        with self.assertRaises(CheckViolation), mute_logger("odoo.sql_db"):
            self.assignment.write({"date_start": "2026-05-02", "date_end": "2026-05-01"})
            self.env.flush_all()
        with self.assertRaises(ValidationError):
            self.assignment.sponsor_id = self.participant
