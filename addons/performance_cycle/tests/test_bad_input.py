"""Bad input gets a clear error, and nothing is written."""

from datetime import date

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import PerformanceCase


@tagged("post_install", "-at_install")
class TestBadInput(PerformanceCase):
    def refused(self, pattern, error=ValidationError, **values):
        count = self.env["performance.goal"].search_count([])
        with self.assertRaisesRegex(error, pattern), self.env.cr.savepoint():
            self.goal(**values)
        self.assertEqual(self.env["performance.goal"].search_count([]), count)

    def setUp(self):
        super().setUp()
        self.launch()

    def test_a_target_that_is_the_baseline(self):
        self.refused("Target: it equals the baseline", baseline=5, target=5)

    def test_a_target_on_the_wrong_side(self):
        self.refused("above the baseline", baseline=5, target=3)
        self.refused("below the baseline", baseline=3, target=5, direction="lower")

    def test_a_due_date_outside_the_cycle(self):
        self.refused("Due: .* outside the cycle", date_due=date(2027, 1, 1))

    def test_a_negative_weight(self):
        self.refused("between 0 and 100", weight=-1)

    def test_an_individual_goal_without_an_employee(self):
        with self.assertRaisesRegex(ValidationError, "Employee"):
            self.as_("officer", self.env["performance.goal"]).create(
                {"name": "Whose?", "employee_id": False, "cycle_id": self.cycle.id}
            )

    def test_an_archived_employee(self):
        self.people["peer"].active = False
        with self.assertRaisesRegex(ValidationError, "archived"):
            self.goal("officer", "peer")

    def test_a_loop_of_contributions(self):
        first = self.goal(weight=10)
        second = self.goal(weight=10, parent_id=first.id)

        with self.assertRaisesRegex(ValidationError, "contribute to itself"):
            self.as_("employee", first).write({"parent_id": second.id})
        with self.assertRaisesRegex(ValidationError, "contribute to itself"):
            self.as_("employee", first).write({"parent_id": first.id})

    def test_a_goal_of_another_company(self):
        other = self.env["res.company"].create({"name": "Elsewhere"})
        theirs = self.env["performance.goal"].create(
            {"name": "Theirs", "level": "company", "employee_id": False, "company_id": other.id, "cycle_id": False}
        )

        with self.assertRaises(UserError):
            self.goal(parent_id=theirs.id)

    def test_an_employee_without_a_manager_is_told_to_ask_hr(self):
        goal = self.goal("top", "top")
        with self.assertRaisesRegex(UserError, "no manager"):
            self.as_("top", goal).action_submit()

    def test_a_manager_does_not_review_himself(self):
        with self.assertRaisesRegex(ValidationError, "himself"):
            self.appraisal_of("employee")._with_key().write({"manager_id": self.people["employee"].id})

    def test_one_appraisal_per_person_and_cycle(self):
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"), self.env.cr.savepoint():
            self.env["performance.appraisal"]._with_key().create(
                {"employee_id": self.people["employee"].id, "cycle_id": self.cycle.id}
            )

    def test_a_cycle_that_ends_before_it_starts(self):
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"), self.env.cr.savepoint():
            self.cycle.copy({"date_start": "2027-12-31", "date_end": "2027-01-01"})

    def test_a_phase_that_ends_before_it_starts(self):
        phase = self.cycle.phase_ids[0]
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"), self.env.cr.savepoint():
            phase.write({"date_start": "2026-03-01", "date_due": "2026-02-01"})

    def test_a_phase_outside_its_cycle(self):
        with self.assertRaisesRegex(ValidationError, "within the cycle"):
            self.cycle.phase_ids[0].write({"date_start": "2025-03-01"})

    def test_an_employee_with_appraisals_is_not_deleted(self):
        with self.assertRaisesRegex(UserError, "Archive"):
            self.people["employee"].unlink()

    def test_a_submitted_goal_is_not_deleted(self):
        goal = self.goal()
        self.as_("employee", goal).action_submit()

        for role in ("employee", "manager", "officer"):
            with self.subTest(role=role), self.assertRaises(UserError):
                self.as_(role, goal).unlink()

    def test_a_peer_neither_reads_nor_writes_a_goal(self):
        goal = self.goal()
        for role in ("peer", "stranger", "other_manager"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.as_(role, goal).read(["name"])
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.as_(role, goal).write({"name": "Mine now"})
        self.assertTrue(self.as_("manager", goal).read(["name"]))

    def test_a_closed_appraisal_takes_no_more_goals(self):
        self.force(self.appraisal_of("employee"), "closed")

        self.refused("closed")
