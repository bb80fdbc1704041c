import re

from odoo.exceptions import AccessError

from ..workflow import enrollment, invitation, readiness
from ..workflow import round as feedback
from .common import LeadershipCase
from .move_table import MoveTable

WITHOUT_BUTTON = {"record_release", "record_revocation"}  # carried out on the report's own page


class TestWhoMayMoveWhat(LeadershipCase, MoveTable):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.round = cls.env["leadership.feedback.round"].create({"enrollment_id": cls.enrollment.id})
        cls.rater = (
            cls.env["leadership.feedback.invitation"]
            ._keyed()
            .create({"round_id": cls.round.id, "relation": "peer", "employee_id": cls.peers[0].id})
        )
        cls.cast = {
            "participant": cls.participant,
            "coach": cls.coach,
            "coordinator": cls.coordinator,
            "rater": cls.peers[0].user_id,
            "manager": cls.boss.user_id,
            "HR": cls.hr,
            "settings": cls.settings_admin,
            "another coordinator": cls.other_coordinator,
            "leadership administrator": cls.administrator,
            "portal": cls.portal_coach,
        }

    def test_every_move_of_a_participation_is_open_to_its_roles_and_to_nobody_else(self):
        parts = self.cast.keys() - {"coach"}  # a coach is one only while the person takes part

        self.assertGreater(self._check_table(self.enrollment, enrollment, sorted(parts)), 5)

    def test_every_move_of_a_round_is_open_to_its_roles_and_to_nobody_else(self):
        self.assertGreater(self._check_table(self.round, feedback, sorted(self.cast)), 10)

    def test_every_move_of_a_rater_is_open_to_its_roles_and_to_nobody_else(self):
        self.round._keyed().write({"state": "reviewing"})

        self.assertGreater(self._check_table(self.rater, invitation, sorted(self.cast)), 3)

    def test_every_move_of_a_person_has_a_button_that_shows_for_that_move_only(self):
        models = {
            "enrollment": enrollment,
            "feedback.round": feedback,
            "feedback.invitation": invitation,
            "readiness": readiness,
        }
        for model, module in models.items():
            arch = "".join(self.env["ir.ui.view"].search([("model", "=like", f"leadership.{model}%")]).mapped("arch"))
            arch += self.env.ref("leadership_360.leadership_feedback_round_view_form").arch
            for name, step in module.MOVES.items():
                if step.by == {"system"} or name in WITHOUT_BUTTON:
                    continue
                with self.subTest(model=model, move=name):
                    button = re.search(rf'<button name="action_{name}"[^>]*invisible="([^"]*)"', arch)
                    self.assertTrue(button, "a button")
                    self.assertIn(f"' {name} '", button[1])
                    self.assertTrue(callable(getattr(self.env[f"leadership.{model}"], f"action_{name}")))


class TestStateIsNotWrittenByHand(LeadershipCase):
    def test_not_even_with_sudo(self):
        feedback_round = self._round()
        rater = feedback_round.invitation_ids
        cases = [(self.enrollment, "active"), (feedback_round, "closed"), (rater, "declined")]
        for record, state in cases:
            with self.subTest(model=record._name):
                with self.assertRaises(AccessError):
                    record.sudo().write({"state": state})
                with self.assertRaises(AccessError):
                    record.sudo().copy({"state": state})

    def test_not_by_a_default_of_the_context(self):
        feedback_round = self.env["leadership.feedback.round"].with_context(default_state="closed")

        self.assertEqual(feedback_round.create({"enrollment_id": self.enrollment.id}).state, "draft")

    def test_not_with_a_key_that_only_looks_right(self):
        enrollment_ = self.enrollment.with_context(leadership_move_key="object")

        with self.assertRaises(AccessError):
            enrollment_.write({"state": "active"})

    def test_the_key_does_not_travel_into_what_a_move_sets_off(self):
        seen = []
        enrollments = self.registry["leadership.enrollment"]
        modified = enrollments.modified

        def spy(records, *args, **kwargs):
            seen.append(records.env.context.get("leadership_move_key"))
            return modified(records, *args, **kwargs)

        self.patch(enrollments, "modified", spy)

        self.enrollment.with_user(self.coordinator).action_activate()

        self.assertEqual(set(seen), {None})

    def test_participant_promise_and_release_are_not_written_by_hand_either(self):
        report = self._closed().report_ids
        cases = [
            (self.enrollment, {"participant_id": self.hr.id}),
            (self.enrollment, {"promise_version": "none"}),
            (self.enrollment, {"coach_id": self.boss.user_id.id}),
            (report, {"released": True}),
            (report, {"released_to_id": self.hr.id}),
            (report.round_id, {"snapshot": {}}),
            (report.round_id, {"ref": "another"}),
        ]
        for record, values in cases:
            with self.subTest(values=values), self.assertRaises(AccessError):
                record.sudo().write(values)
