"""Who may do what with a decision, from the proposal to the day on which it applies."""

from itertools import product

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import freeze_time, tagged

from ..workflow.move import refusal
from ..workflow.outcome import MOVES, STATES
from .outcome_case import OutcomeCase

HR = {"administrator", "second_administrator"}


@tagged("post_install", "-at_install")
class TestOutcomeMoves(OutcomeCase):
    def who_may(self, outcome, step):
        return {role for role in self.cast if self.may_silently(role, outcome, step)}

    def may_silently(self, role, outcome, step):
        try:
            self.as_(role, outcome)._check_may(step)
            return True
        except UserError:
            return False

    def test_a_promotion_is_approved_by_any_officer_but_never_by_its_proposer(self):
        outcome = self.promotion()

        self.assertEqual(self.who_may(outcome, "approve"), HR | {"officer"})
        own = self.outcome("administrator", self.appraisal_with("peer"), kind="nomination")
        self.assertEqual(self.who_may(own, "approve"), {"officer", "second_administrator"})

    def appraisal_with(self, role):
        appraisal = self.appraisal_of(role)
        self.shared(appraisal)
        return appraisal

    def test_a_wage_is_approved_by_administrators_and_the_manager_s_manager_alone(self):
        outcome = self.outcome()

        self.assertEqual(self.who_may(outcome, "approve"), HR | {"top"})
        self.assertEqual(self.who_may(outcome, "reject"), HR | {"top"})

    def test_a_wage_needs_two_different_people(self):
        outcome = self.outcome()
        self.as_("administrator", outcome).action_approve()

        self.assertEqual((outcome.state, outcome.first_approver_id), ("awaiting_second", self.cast["administrator"]))
        self.assertEqual(self.who_may(outcome, "approve_second"), {"second_administrator", "top"})
        with self.assertRaises(AccessError):
            self.as_("administrator", outcome).action_approve_second()
        self.as_("top", outcome).action_approve_second()
        self.assertEqual((outcome.state, outcome.approver_id), ("scheduled", self.cast["top"]))

    def test_after_the_manager_s_manager_comes_an_administrator(self):
        outcome = self.outcome()
        self.as_("top", outcome).action_approve()

        self.assertEqual(self.who_may(outcome, "approve_second"), HR)

    def test_two_managers_are_never_enough_for_a_wage(self):
        outcome = self.outcome()
        self.as_("top", outcome).action_approve()
        self.people["manager"].parent_id = self.people["other_manager"]

        self.assertEqual(self.who_may(outcome, "approve_second"), HR)

    def test_an_administrator_who_proposes_does_not_approve(self):
        outcome = self.outcome("administrator")

        self.assertEqual(self.who_may(outcome, "approve"), {"second_administrator", "top"})

    def test_only_the_acting_manager_and_administrators_propose(self):
        for role in ("employee", "peer", "top", "officer", "stranger"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.outcome(role)
        self.assertTrue(self.outcome("manager"))

    def test_hr_rights_do_not_apply_to_the_own_outcome(self):
        appraisal = self.appraisal_with("administrator")
        with self.assertRaises(AccessError):
            self.outcome("administrator", appraisal)
        own = self.outcome("top", appraisal)

        for step in MOVES:
            self.assertFalse(self.may_silently("administrator", own, step))
        with self.assertRaises(AccessError):
            self.as_("administrator", own).read(["percent"])
        self.as_("second_administrator", own).action_approve()
        self.assertEqual(own.state, "awaiting_second")

    def test_every_move_is_open_from_its_states_and_to_its_roles_only(self):
        outcome = self.outcome()
        for name, (state, _label), role in product(MOVES, STATES, self.cast):
            self.force(outcome, state)
            self.env.invalidate_all()
            roles = self.as_(role, outcome)._move_roles()
            conditions = self.as_(role, outcome)._move_conditions()
            with self.subTest(move=name, state=state, role=role):
                expected = not refusal(MOVES[name], state, roles, conditions)
                self.assertEqual(expected, state in MOVES[name].sources and expected)
                if role in ("employee", "peer", "stranger", "settings", "hr_officer"):
                    self.assertFalse(roles)

    def test_outcomes_follow_a_shared_review_only(self):
        for state in ("manager_review", "calibration", "appealed", "cancelled"):
            self.force(self.appraisal, state)
            with self.subTest(state=state), self.assertRaises(ValidationError):
                self.outcome()
        self.appraisal._with_key().write({"state": "closed", "shared_date": False})
        with self.assertRaises(ValidationError):
            self.outcome()

    def test_what_may_be_proposed_is_a_setting_of_the_strategy(self):
        values = {"promotion": {"new_job_id": self.higher_job.id}}
        for kind in ("compensation", "promotion", "corrective", "recognition", "training", "nomination"):
            self.strategy[f"outcome_{kind}"] = False
            with self.subTest(kind=kind), self.assertRaises(ValidationError):
                self.outcome(kind=kind, **values.get(kind, {}))
            self.strategy[f"outcome_{kind}"] = True
            self.assertEqual(self.outcome(kind=kind, **values.get(kind, {})).state, "proposed")
        self.assertEqual(self.outcome(kind="none").state, "proposed")

    def test_a_rejection_says_why_and_reaches_the_proposer(self):
        outcome = self.promotion()
        self.assertEqual(self.as_("officer", outcome).action_reject()["res_model"], "performance.step.reason")

        self.as_("officer", outcome).action_reject("Not before the new structure.")

        self.assertEqual((outcome.state, outcome.decision), ("rejected", "Not before the new structure."))
        self.assertEqual(outcome.activity_ids.user_id, self.cast["manager"])

    def test_what_was_withdrawn_can_be_proposed_anew(self):
        outcome = self.outcome()
        self.as_("manager", outcome).action_withdraw()
        self.as_("manager", outcome).action_rework()
        self.as_("manager", outcome).write({"percent": 2})
        self.as_("manager", outcome).action_propose()

        self.assertEqual((outcome.state, outcome.percent, outcome.first_approver_id.ids), ("proposed", 2, []))

    def test_a_scheduled_one_is_called_off_by_an_administrator_with_a_reason(self):
        outcome = self.approve(self.outcome())
        with self.assertRaises(UserError):
            self.as_("manager", outcome).action_withdraw()

        self.as_("administrator", outcome).action_call_off("The company does not raise wages this year.")

        self.assertEqual(outcome.state, "withdrawn")

    def test_what_was_proposed_stands_as_it_was_written(self):
        outcome = self.outcome()
        for role in ("manager", "administrator"):
            with self.subTest(role=role), self.assertRaises(UserError):
                self.as_(role, outcome).write({"percent": 9})
        with self.assertRaises(UserError):
            outcome.sudo().write({"percent": 9})
        with self.assertRaises(AccessError):
            outcome.sudo().write({"state": "applied"})
        with self.assertRaises(UserError):
            self.as_("administrator", outcome).unlink()

    def test_bad_input_says_what_to_do_and_writes_nothing(self):
        bad = [
            {"percent": 0},
            {"percent": -2},
            {"percent": 140},
            {"basis": "amount", "amount": 0},
            {"basis": "one_off", "amount": -5},
            {"basis": False},
            {"basis": "wage"},
            {"kind": "promotion"},
            {"effective_date": "2025-12-31"},
        ]
        for values in bad:
            with self.subTest(**values), self.assertRaises(ValidationError):
                self.outcome(**values)
        with self.assertRaises(UserError):
            self.outcome(justification=" ")
        self.assertFalse(self.env["performance.outcome"].search([("appraisal_id", "=", self.appraisal.id)]))

    def test_it_is_not_applied_before_its_day(self):
        outcome = self.approve(self.outcome(effective_date="2026-03-01"))
        with self.assertRaises(UserError):
            self.as_("administrator", outcome).action_apply()
        self.run_job()
        self.assertEqual(outcome.state, "scheduled")
        with freeze_time("2026-03-01"):
            self.run_job()
        self.assertEqual(outcome.state, "applied")

    def test_the_next_one_is_told(self):
        self.company.performance_hr_user_id = self.cast["officer"]
        promotion, wage = self.promotion(), self.outcome()
        self.assertEqual(promotion.activity_ids.user_id, self.cast["officer"])
        first = wage.activity_ids.user_id
        self.assertIn(first, self.cast["administrator"] | self.cast["second_administrator"])

        wage.with_user(first).with_context(allowed_company_ids=self.company.ids).action_approve()

        self.assertTrue(wage.activity_ids.user_id)
        self.assertNotEqual(wage.activity_ids.user_id, first)
        self.applied(promotion)
        self.assertEqual(promotion.activity_ids.user_id, self.cast["employee"])

    def ask(self):
        self.patch(type(self.env["ir.cron"]), "_commit_progress", lambda *args, **kwargs: 60.0)
        self.env["performance.appraisal"].sudo()._cron_ask_for_outcomes()
        kind = self.env.ref("performance_cycle.activity_propose")
        return self.appraisal.activity_ids.filtered(lambda row: row.activity_type_id == kind)

    def test_once_the_phase_of_outcomes_is_open_the_manager_is_asked_once(self):
        self.assertFalse(self.ask())
        phase = self.cycle.phase_ids.filtered(lambda row: row.kind == "outcomes")
        phase.state = "open"

        asked = self.ask()

        self.assertEqual((asked.user_id, asked.date_deadline), (self.cast["manager"], phase.date_due))
        asked.unlink()
        self.assertFalse(self.ask())

    def test_who_has_proposed_is_no_longer_asked(self):
        self.cycle.phase_ids.filtered(lambda row: row.kind == "outcomes").state = "open"
        self.assertTrue(self.ask())
        self.outcome(kind="none")
        self.assertFalse(self.ask())

    def test_another_company_s_administrator_has_no_part_in_it(self):
        outcome = self.outcome()
        elsewhere = self.env["res.company"].create({"name": "Elsewhere"})
        self.cast["second_administrator"].write({"company_ids": [(6, 0, elsewhere.ids)], "company_id": elsewhere.id})
        other = outcome.with_user(self.cast["second_administrator"]).with_context(allowed_company_ids=elsewhere.ids)

        for records in (other, other.env["performance.outcome.wage"]):
            self.assertFalse(records.search([]))
        with self.assertRaises(AccessError):
            other.action_approve()

    def test_the_list_to_approve_holds_what_one_may_approve(self):
        promotion, wage = self.promotion(), self.outcome()
        expected = {
            "officer": promotion,
            "administrator": promotion | wage,
            "top": wage,
            "manager": promotion.browse(),
            "employee": promotion.browse(),
        }
        for role, outcomes in expected.items():
            with self.subTest(role=role):
                found = self.as_(role, self.env["performance.outcome"]).search([("waits_for_me", "=", True)])
                self.assertEqual(found.with_env(self.env), outcomes)
