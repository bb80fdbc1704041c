from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Command
from odoo.tests import HttpCase, JsonRpcException, tagged
from odoo.tools import mute_logger

from ..workflow import session as rules
from .common import LeadershipCase
from .journey_case import JourneyCase


@tagged("security")
class TestWhoReadsASession(JourneyCase):
    def test_nobody_but_the_two_finds_or_opens_it(self):
        self._change_coach()
        session = self._session(joint_notes="We agreed on three moments.")

        self._assert_closed(session, "joint_notes", {**self.strangers, "mentor": self.mentor})
        self._assert_open(session, "joint_notes", self.participant, self.coach)

    def test_a_mentor_s_session_is_closed_to_the_coach(self):
        session = self._session(kind="mentoring")

        self._assert_closed(session, "agenda", {**self.strangers, "coach": self.coach})
        self._assert_open(session, "agenda", self.participant, self.mentor)

    def test_a_private_note_is_open_to_its_author_only(self):
        self._change_coach()
        session = self._session()
        session.with_user(self.participant).my_notes = "I am afraid of it"
        session.with_user(self.coach).my_notes = "Ask what she fears"
        notes = self.env["leadership.note"].search([])
        self.assertEqual(len(notes), 2)

        for user, author in ((self.coach, self.participant), (self.participant, self.coach)):
            theirs = notes.filtered(lambda note, author=author: note.author_id == author)
            own = notes - theirs
            with self.subTest(user=user.login):
                self.assertEqual(self._call(user, "leadership.note", "search", [[]]), own.ids)
                self.assertEqual(
                    self._call(user, session._name, "read", [session.ids, ["my_notes"]])[0]["my_notes"], own.body
                )
                with self.assertRaises(AccessError):
                    self._call(user, "leadership.note", "read", [theirs.ids, ["body"]])
        self._assert_closed(notes, "body", {**self.strangers, "mentor": self.mentor})

    def test_a_journal_has_one_reader(self):
        note = self.env["leadership.note"].with_user(self.participant).create({"body": "A good day"})

        self._assert_closed(note, "body", {**self.strangers, "coach": self.coach, "mentor": self.mentor})
        self._assert_open(note, "body", self.participant)

    def test_a_change_of_coach_closes_sessions_and_notes_to_the_former_one_at_once(self):
        session = self._session()
        session.with_user(self.former_coach).my_notes = "Mine"
        note = session.note_ids
        self._assert_open(session, "agenda", self.former_coach)

        self._change_coach()

        self._assert_closed(session, "agenda", {"former coach": self.former_coach, "new coach": self.coach})
        self._assert_closed(note, "body", {"former coach": self.former_coach, "new coach": self.coach})
        self.assertEqual(session.state, "cancelled")

    def test_withdrawing_closes_sessions_to_coach_and_mentor_at_once(self):
        self._change_coach()
        sessions = self._session() | self._session(kind="mentoring")

        self.enrollment.with_user(self.participant).action_withdraw()

        self._assert_closed(sessions, "agenda", {"coach": self.coach, "mentor": self.mentor})
        self.assertEqual(set(sessions.mapped("state")), {"cancelled"})
        self.assertTrue(self._call(self.participant, "leadership.session", "search", [[]]))

    def test_nobody_makes_a_session_or_a_note_in_somebody_else_s_name(self):
        session = self._session()
        for who, user in {**self.strangers, "mentor": self.mentor}.items():
            if user == self.former_coach:
                continue  # still the coach here
            with self.subTest(who=who), self.assertRaises(AccessError):
                self._session(by=user)
            with self.subTest(who=who), self.assertRaises(AccessError):
                self.env["leadership.note"].with_user(user).create({"session_id": session.id, "body": "x"})
        with self.assertRaises(AccessError):
            self.env["leadership.note"].with_user(self.hr).create({"author_id": self.participant.id, "body": "x"})

    def test_no_participation_leads_into_a_session_a_plan_or_a_note(self):
        session = self._session(joint_notes="We agreed")
        session.my_notes = "I am afraid"
        plan = self.env["leadership.plan"].with_user(self.participant).create({"enrollment_id": self.enrollment.id})
        plan.focus_ids = [Command.create({"name": "let go"})]
        roads = {
            "session_ids.joint_notes": "We agreed",
            "session_ids.note_ids.body": "I am afraid",
            "plan_ids.focus_ids.name": "let go",
        }
        for path, words in roads.items():
            domain = [(path, "=", words)]
            with self.subTest(path=path):
                self.assertTrue(self._call(self.participant, "leadership.enrollment", "search", [domain]))
                self.assertFalse(self._call(self.coordinator, "leadership.enrollment", "search", [domain]))
                self.assertFalse(self._call(self.mentor, "leadership.enrollment", "search", [domain]))
        fields = ["session_ids", "plan_ids"]
        row = self._call(self.coordinator, "leadership.enrollment", "read", [self.enrollment.ids, fields])[0]
        self.assertEqual((row["session_ids"], row["plan_ids"]), ([], []))

    def test_an_outside_coach_plans_holds_and_notes_and_reads_the_plan(self):
        self.enrollment.with_user(self.participant)._set_coach(self.portal_coach)
        plan = self.env["leadership.plan"].with_user(self.participant).create({"enrollment_id": self.enrollment.id})

        session = self._session(by=self.portal_coach)
        session.write({"joint_notes": "Three moments", "my_notes": "Ask about fear"})
        session.action_hold()

        self._assert_open(session, "joint_notes", self.portal_coach, self.participant)
        self.assertEqual(session.note_ids.author_id, self.portal_coach)
        self.assertEqual(session.sudo().event_id.user_id, self.participant)
        self._assert_open(plan, "state", self.portal_coach)
        with self.assertRaises(AccessError):
            self._call(self.portal_coach, plan._name, "write", [plan.ids, {"shared_back_on": "2026-03-01"}])

    def test_a_session_is_not_carried_to_another_participant(self):
        session = self._session()

        for values in ({"enrollment_id": self.other_enrollment.id}, {"kind": "mentoring"}):
            with self.subTest(values=values), self.assertRaises(UserError):
                session.with_user(self.participant).write(values)
        with self.assertRaises(AccessError):
            session.with_user(self.participant).write({"guide_id": self.hr.id})

    def test_every_private_model_of_the_journey_is_on_the_list_of_the_audit(self):
        from ..confidential.audit.protected import PRIVATE

        models = self.registry.descendants(["leadership.private"], "_inherit") - {"leadership.private"}

        self.assertEqual(set(models), PRIVATE)


class TestTheCourseOfASession(JourneyCase):
    def test_every_move_is_open_to_the_two_and_to_nobody_else(self):
        self._change_coach()
        session = self._session()
        self.cast = {**self.strangers, "mentor": self.mentor, "participant": self.participant, "guide": self.coach}

        self.assertEqual(self._check_table(session, rules, sorted(self.cast)), 8)

    def test_every_move_has_a_button(self):
        arch = self.env.ref("leadership_360.leadership_session_view_form").arch
        for name in rules.MOVES:
            self.assertIn(f'name="action_{name}"', arch)
            self.assertIn(f"' {name} ' not in my_moves", arch)

    def test_the_calendar_tells_the_two_and_hides_the_rest(self):
        event = self._session(agenda="Fears", hours=1.5).event_id

        self.assertEqual(event.privacy, "private")
        self.assertFalse(event.description)
        self.assertEqual(event.partner_ids, (self.participant | self.former_coach).partner_id)
        self.assertEqual(str(event.stop), "2026-03-02 10:30:00")
        self.assertNotIn("oach", event.name)
        self.assertFalse(event.message_ids)
        name = event.name
        self.env.invalidate_all()
        seen = event.with_user(self.hr).read(["name", "partner_ids"])[0]
        self.assertNotEqual(seen["name"], name)
        self.assertFalse(seen["partner_ids"])

    def test_the_calendar_follows_the_session(self):
        session = self._session()
        event = session.event_id
        session.with_user(self.former_coach).write({"start": "2026-03-04 14:00:00", "hours": 2})
        self.assertEqual((str(event.start), str(event.stop)), ("2026-03-04 14:00:00", "2026-03-04 16:00:00"))

        session.with_user(self.former_coach).action_cancel()
        self.assertFalse(event.exists())

        session.with_user(self.participant).action_plan_again()
        self.assertEqual(str(session.event_id.start), "2026-03-04 14:00:00")

    def test_a_session_needs_somebody_to_meet(self):
        self.enrollment.with_user(self.participant)._set_mentor(self.env["res.users"])

        with self.assertRaises(UserError) as refused:
            self._session(kind="mentoring")

        self.assertIn("mentor", str(refused.exception))

    def test_a_mentor_holds_no_debrief(self):
        with self.assertRaises(ValidationError):
            self._session(kind="mentoring", is_debrief=True)

    def test_a_debrief_counts_when_it_was_held(self):
        session = self._session(is_debrief=True)
        self.assertFalse(session.debrief_held)

        session.with_user(self.former_coach).action_hold()

        self.assertTrue(session.debrief_held)
        row = self._call(self.coordinator, "leadership.enrollment", "read", [self.enrollment.ids, ["debrief_on"]])[0]
        self.assertEqual(str(row["debrief_on"]), "2026-03-02")
        self.assertFalse(self._found(self.coordinator, "leadership.session"))

    def test_hours_are_counted_per_programme_for_its_coordinator_only(self):
        self._session(hours=1.5).action_hold()
        self._session(hours=2).action_hold()
        self._session(hours=8)

        seen = {}
        for user in (self.coordinator, self.hr, self.boss.user_id, self.other_coordinator, self.administrator):
            fields = ["session_count", "session_hours"]
            row = self._call(user, "leadership.program", "read", [self.program.ids, fields])[0]
            seen[user] = (row["session_count"], row["session_hours"])

        self.assertEqual(seen.pop(self.coordinator), (2, 3.5))
        self.assertEqual(set(seen.values()), {(0, 0)})


class TestTheMentor(JourneyCase):
    def test_a_proposed_mentor_waits_for_the_participant(self):
        proposed = self.peers[1].user_id
        self.program.mentor_ids += proposed
        self.enrollment.with_user(self.coordinator)._set_mentor(proposed)
        self.assertFalse(self._found(proposed, "leadership.enrollment"))

        self.enrollment.with_user(self.participant).action_confirm_mentor()

        self.assertTrue(self._found(proposed, "leadership.enrollment"))

    def test_nobody_of_the_reporting_line_is_a_mentor(self):
        for person, reason in ((self.boss, "above"), (self.reports[1], "below"), (self.leader, "own")):
            with self.subTest(person=person.name), self.assertRaises(UserError) as refused:
                self.enrollment.with_user(self.participant)._set_mentor(person.user_id)
            self.assertIn(reason, str(refused.exception))

    def test_nobody_else_chooses_the_mentor(self):
        for user in (self.boss.user_id, self.hr, self.settings_admin, self.mentor, self.other_coordinator):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.enrollment.with_user(user)._set_mentor(self.peers[1].user_id)
        with self.assertRaises(AccessError):
            self.enrollment.sudo().write({"mentor_id": self.hr.id})

    def test_a_reorganisation_ends_the_mentor(self):
        session = self._session(kind="mentoring")
        above = self.env["hr.employee"].create({"name": "Mentor", "user_id": self.mentor.id})
        self.boss.parent_id = above
        self._assert_closed(session, "agenda", {"mentor": self.mentor})

        self.env["leadership.enrollment"]._cron_check_coaches()

        self.assertFalse(self.enrollment.mentor_id)
        self.assertEqual(session.state, "cancelled")

    def test_the_choice_offers_the_programme_s_mentors_without_a_conflict(self):
        self.program.mentor_ids += self.boss.user_id
        action = self.enrollment.with_user(self.participant).action_choose_mentor()
        choice = self.env[action["res_model"]].with_user(self.participant).browse(action["res_id"])
        self.assertEqual(choice.possible_ids, self.mentor)

        choice.coach_id = self.mentor
        choice.action_choose()

        self.assertTrue(self.enrollment.mentor_confirmed)

    def test_the_history_says_who_was_coach_and_mentor(self):
        self._change_coach()

        history = self.enrollment.with_user(self.participant).guide_ids
        self.assertEqual(
            {(one.kind, one.user_id, bool(one.date_to)) for one in history},
            {("coach", self.former_coach, True), ("coach", self.coach, False), ("mentor", self.mentor, False)},
        )
        hidden = {who: user for who, user in self.strangers.items() if who != "coordinator"}
        self._assert_closed(history, "user_id", {**hidden, "coach": self.coach, "mentor": self.mentor})

        self.enrollment.with_user(self.participant).action_withdraw()
        self.assertTrue(all(history.mapped("date_to")))


@tagged("security")
class TestSessionsOverHttp(HttpCase, LeadershipCase):
    @mute_logger("odoo.http")
    def test_the_coach_reads_what_hr_is_refused(self):
        session = (
            self.env["leadership.session"]
            .with_user(self.participant)
            .create(
                {"enrollment_id": self.enrollment.id, "start": "2026-03-02 09:00:00", "joint_notes": "Three moments"}
            )
        )
        for user, may in ((self.coach, True), (self.hr, False), (self.settings_admin, False)):
            self.authenticate(user.login, user.login)
            call = {"model": session._name, "method": "read", "args": [session.ids, ["joint_notes"]], "kwargs": {}}
            with self.subTest(user=user.login):
                if may:
                    answer = self.make_jsonrpc_request("/web/dataset/call_kw", call)
                    self.assertEqual(answer[0]["joint_notes"], "Three moments")
                else:
                    with self.assertRaises(JsonRpcException):
                        self.make_jsonrpc_request("/web/dataset/call_kw", call)
