"""An improvement plan: signed by both, paused, with a result, and all of it read by the employee."""

from itertools import product

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import freeze_time, tagged

from ..workflow.improvement import MOVES, STATES
from .outcome_case import OutcomeCase

ALL = ["name", "expected", "support", "date_start", "date_end", "result", "result_note", "remark", "review_ids"]


@tagged("post_install", "-at_install")
class TestImprovementPlan(OutcomeCase):
    def setUp(self):
        super().setUp()
        self.decision = self.applied(self.outcome(kind="corrective"))
        self.plan = self.env["performance.improvement.plan"].search([("outcome_id", "=", self.decision.id)])

    def signed(self):
        self.as_("manager", self.plan).write({"support": "Two hours a week with Yusuf."})
        self.as_("manager", self.plan).action_sign()
        return self.plan

    def running(self):
        self.as_("employee", self.signed()).action_countersign()
        return self.plan

    def test_a_corrective_action_begins_a_plan_that_its_manager_writes(self):
        self.assertEqual(len(self.plan), 1)
        self.assertEqual((self.plan.manager_id, self.plan.state), (self.people["manager"], "draft"))
        self.assertEqual(len(self.plan.review_ids), 3)
        self.assertEqual(self.plan.activity_ids.user_id, self.cast["manager"])
        self.assertEqual(self.as_("manager", self.decision).action_open_plan()["res_id"], self.plan.id)

    def test_it_says_what_is_expected_and_what_support_is_given_before_it_is_signed(self):
        with self.assertRaises(UserError):
            self.as_("manager", self.plan).action_sign()
        self.assertEqual(self.signed().state, "to_sign")
        self.assertTrue(self.plan.manager_signed_on)
        self.assertEqual(self.plan.activity_ids.user_id, self.cast["employee"])

    def test_it_runs_when_both_have_signed(self):
        self.running()
        self.assertEqual(self.plan.state, "running")
        self.assertTrue(self.plan.employee_signed_on)

    def test_the_employee_asks_for_changes_and_the_manager_signs_again(self):
        self.as_("employee", self.signed()).action_ask_changes("The date lies in my holidays.")
        self.assertEqual((self.plan.state, self.plan.manager_signed_on), ("draft", False))
        self.assertEqual(self.plan.remark, "The date lies in my holidays.")

    def test_hr_starts_it_without_the_signature_with_a_reason(self):
        self.signed()
        with self.assertRaises(AccessError):
            self.as_("manager", self.plan).action_start_unsigned("He will not sign.")
        self.as_("officer", self.plan).action_start_unsigned("He was told on Monday and does not sign.")
        self.assertEqual((self.plan.state, self.plan.employee_signed_on), ("running", False))

    def test_every_role_takes_its_steps_and_no_other(self):
        hr = {"officer", "administrator", "second_administrator"}
        who = {"manager": {"manager"}, "employee": {"employee"}, "officer": hr}
        self.as_("manager", self.plan).write({"support": "Help"})
        for name, (state, _label), role in product(MOVES, STATES, self.cast):
            self.plan._with_key().write({"state": state, "result": "met", "result_note": "Well done."})
            self.env.invalidate_all()
            expected = state in MOVES[name].sources and role in set().union(*(who[by] for by in MOVES[name].by))
            with self.subTest(move=name, state=state, role=role):
                self.assertEqual(self.may(role, name), expected)

    def may(self, role, step):
        try:
            self.as_(role, self.plan)._check_may(step)
            return True
        except UserError:
            return False

    def test_a_pause_moves_what_is_still_to_come(self):
        self.running()
        first, end = self.plan.review_ids[0].date, self.plan.date_end
        self.as_("manager", self.plan).action_pause("Two weeks of sick leave.")
        with freeze_time("2026-02-16"):
            self.as_("manager", self.plan).action_resume()

        self.assertEqual((self.plan.paused_days, (self.plan.date_end - end).days), (14, 14))
        self.assertEqual((self.plan.review_ids[0].date - first).days, 14)

    def test_the_result_is_signed_by_both(self):
        self.running()
        with self.assertRaises(UserError):
            self.as_("manager", self.plan).action_conclude()
        self.as_("manager", self.plan.review_ids[0]).write({"note": "Answers come in time.", "standing": "on_track"})
        self.as_("manager", self.plan).write({"result": "met", "result_note": "All of it reached."})
        self.as_("manager", self.plan).action_conclude()
        self.assertEqual(self.plan.activity_ids.user_id, self.cast["employee"])
        self.as_("employee", self.plan).action_sign_result()

        self.assertEqual(self.plan.state, "closed")
        self.assertTrue(self.plan.result_signed_on)

    def test_what_was_signed_stands(self):
        self.running()
        for role in ("manager", "officer"):
            for values in ({"expected": "More"}, {"date_end": "2027-01-01"}, {"state": "closed"}):
                with self.subTest(role=role, **values), self.assertRaises(UserError):
                    self.as_(role, self.plan).write(values)
        with self.assertRaises(UserError):
            self.as_("manager", self.plan.review_ids).write({"date": "2026-03-30"})
        with self.assertRaises(UserError):
            self.plan.unlink()

    def test_hr_gives_it_to_another_manager(self):
        self.running()
        with self.assertRaises(AccessError):
            self.as_("manager", self.plan).write({"manager_id": self.people["other_manager"].id})

        self.as_("officer", self.plan).write({"manager_id": self.people["other_manager"].id})

        self.assertTrue(self.may("other_manager", "pause"))
        self.assertFalse(self.may("manager", "pause"))
        self.assertEqual(self.plan.activity_ids.user_id, self.cast["other_manager"])

    def test_a_review_lies_within_the_plan(self):
        with self.assertRaises(ValidationError):
            self.as_("manager", self.plan.review_ids[0]).write({"date": "2027-12-01"})

    def readers(self):
        found = set()
        for role in self.cast:
            try:
                self.as_(role, self.plan).read(ALL)
                self.as_(role, self.plan).review_ids.read(["date", "note"])
                found.add(role)
            except AccessError:
                plans = self.as_(role, self.plan.browse())
                self.assertFalse(plans.search([("id", "=", self.plan.id)]))
        return found

    def test_employee_manager_and_hr_read_all_of_it_and_nobody_else(self):
        hr = {"officer", "administrator", "second_administrator"}
        self.env.invalidate_all()
        self.assertEqual(self.readers(), hr | {"manager"})
        for state, _label in STATES[1:]:
            self.force(self.plan, state)
            self.env.invalidate_all()
            with self.subTest(state=state):
                self.assertEqual(self.readers(), hr | {"manager", "employee"})

    def test_hr_rights_do_not_apply_to_the_own_plan(self):
        self.people["employee"].user_id.group_ids = [
            (4, self.env.ref("performance_cycle.group_performance_administrator").id)
        ]
        self.running()
        for step in ("pause", "cancel", "close_unsigned"):
            with self.subTest(step=step), self.assertRaises(AccessError):
                self.as_("employee", self.plan)._check_may(step)
        with self.assertRaises(AccessError):
            self.as_("employee", self.plan).write({"result": "met"})
        with self.assertRaises(AccessError):
            self.as_("employee", self.plan.review_ids).write({"note": "Fine."})
