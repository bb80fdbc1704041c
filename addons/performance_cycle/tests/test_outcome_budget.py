"""Budgets, the table of raises, and what of a raise is due."""

from datetime import date

from odoo import Command
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .outcome_case import OutcomeCase


@tagged("post_install", "-at_install")
class TestOutcomeBudget(OutcomeCase):
    def budget(self, granted, department=None):
        place = self.department if department is None else department
        return self.env["performance.budget"].create(
            {"cycle_id": self.cycle.id, "department_id": place.id, "granted": granted}
        )

    def cost(self, outcome):
        self.env.invalidate_all()
        return self.as_("administrator", outcome).wage_ids.cost

    def test_a_raise_costs_what_is_left_of_its_year(self):
        self.assertEqual(self.cost(self.outcome(effective_date="2026-01-01")), 1440)

    def test_it_shows_what_is_proposed_approved_and_left(self):
        budget = self.budget(2000)
        outcome = self.outcome(effective_date="2026-01-01")
        row = self.as_("administrator", budget)
        self.assertEqual((row.proposed, row.approved, row.remaining, row.used), (1440, 0, 560, 72))

        self.as_("administrator", outcome).action_approve()
        self.env.invalidate_all()
        self.assertEqual((row.proposed, row.approved, row.remaining), (0, 1440, 560))
        self.as_("second_administrator", outcome).action_approve_second()
        self.as_("administrator", outcome).action_apply()
        self.env.invalidate_all()
        self.assertEqual((row.approved, row.outcome_count), (1440, 1))

    def test_what_is_over_budget_is_not_approved_unless_an_administrator_says_why(self):
        self.budget(1000)
        outcome = self.outcome(effective_date="2026-01-01")
        with self.assertRaisesRegex(UserError, "over the budget"):
            self.as_("administrator", outcome).action_approve()
        self.assertEqual(
            self.as_("administrator", outcome).action_approve_over()["res_model"], "performance.step.reason"
        )

        self.as_("administrator", outcome).action_approve_over("She had a better offer.")

        row = self.as_("administrator", outcome).wage_ids
        self.assertEqual((outcome.state, row.override_reason), ("awaiting_second", "She had a better offer."))
        self.assertEqual(row.overridden_by_id.id, self.cast["administrator"].id)

    def test_the_second_one_to_be_approved_finds_the_first_in_the_budget(self):
        self.budget(2000)
        peers = self.appraisal_of("peer")
        self.shared(peers)
        one, other = (
            self.outcome(effective_date="2026-01-01"),
            self.outcome("manager", peers, effective_date="2026-01-01"),
        )
        self.as_("administrator", one).action_approve()
        with self.assertRaises(UserError):
            self.as_("second_administrator", other).action_approve()

    def test_the_manager_s_manager_learns_nothing_of_the_budget_but_cannot_overdraw_it_alone(self):
        self.budget(0)
        outcome = self.outcome()
        self.as_("top", outcome).action_approve()
        with self.assertRaises(AccessError):
            self.as_("top", outcome).action_approve_over("Please")
        with self.assertRaises(UserError):
            self.as_("administrator", outcome).action_approve_second()

    def test_within_the_budget_there_is_nothing_to_override(self):
        self.budget(9000)
        with self.assertRaises(UserError):
            self.as_("administrator", self.outcome()).action_approve_over("To be safe")

    def test_the_nearest_department_s_budget_counts(self):
        above = self.env["hr.department"].create({"name": "All sales", "company_id": self.company.id})
        self.department.parent_id = above
        others, wide = self.budget(1, above.browse()), self.budget(2, above)
        outcome = self.outcome()
        self.assertEqual(outcome._budget(), wide)
        near = self.budget(3)
        self.assertEqual(outcome._budget(), near)
        (wide | near).unlink()
        self.assertEqual(outcome._budget(), others)

    def test_only_administrators_read_and_write_budgets(self):
        budget = self.budget(100)
        for role in ("officer", "manager", "employee", "settings", "hr_officer"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.as_(role, budget).read(["granted"])
        self.as_("administrator", budget).write({"granted": 200})

    def test_an_administrator_sees_nothing_about_himself_in_a_budget(self):
        budget = self.budget(5000, self.department.browse())
        appraisal = self.appraisal_of("administrator")
        self.shared(appraisal)
        self.outcome("top", appraisal)
        self.env.invalidate_all()
        self.assertEqual(self.as_("administrator", budget).proposed, 0)
        self.assertTrue(self.as_("second_administrator", budget).proposed)

    def matrix(self):
        level = self.scale.level_ids[1]
        self.strategy.raise_ids = [
            Command.create({"level_id": level.id, "place_from": 0, "place_to": 90, "low": 4, "high": 6}),
            Command.create({"level_id": level.id, "place_from": 90, "place_to": 0, "low": 1, "high": 2}),
        ]
        self.env["performance.pay.band"].create(
            {"job_id": self.job.id, "company_id": self.company.id, "midpoint": 4000}
        )
        self.force(self.appraisal, "manager_review")
        self.review(self.appraisal)
        self.as_("manager", self.appraisal).action_share()

    def test_the_table_of_raises_is_a_hint_and_the_manager_is_not_told_the_place_in_the_band(self):
        self.matrix()
        outcome = self.outcome()

        self.assertIn("100 %", self.as_("administrator", outcome).wage_ids.hint)
        self.assertIn("1 above", self.as_("administrator", outcome).wage_ids.hint)
        self.assertIn("1 to 6 %", self.as_("manager", outcome).guideline)
        self.applied(outcome)
        self.assertEqual(outcome.state, "applied")
        self.assertFalse(self.as_("employee", outcome).guideline)

    def test_without_a_band_or_a_table_there_is_no_hint(self):
        outcome = self.outcome()
        self.assertFalse(self.as_("administrator", outcome).wage_ids.hint)
        self.assertFalse(self.as_("manager", outcome).guideline)

    def test_fields_of_the_table_do_not_overlap(self):
        self.matrix()
        with self.assertRaises(ValidationError):
            self.strategy.raise_ids = [
                Command.create({"level_id": self.scale.level_ids[1].id, "place_from": 80, "low": 1, "high": 2})
            ]

    def hire(self, day):
        self.people["employee"].version_id.write({"date_version": day, "contract_date_start": day})

    def test_who_came_in_mid_year_gets_the_part_that_the_strategy_asks_for(self):
        self.hire("2026-07-02")
        outcome = self.outcome(effective_date="2027-01-01")
        row = self.as_("administrator", outcome).wage_ids
        self.assertEqual((row.new, row.share), (4120, 100))

        self.strategy.outcome_prorate = True
        self.env.invalidate_all()

        # 183 of 365 days: 1.504 %
        self.assertEqual((row.new, round(row.share, 2)), (4060.16, 50.14))

    def test_a_leap_year_has_a_day_more(self):
        cycle = self.cycle.copy({"name": "2028", "date_start": date(2028, 1, 1), "date_end": date(2028, 12, 31)})
        self.hire("2028-02-29")
        self.strategy.outcome_prorate = True
        self.force(cycle, "running")
        cycle._create_appraisals(self.people["employee"].sudo())
        later = self.appraisal_of("employee", cycle)
        self.shared(later)
        outcome = self.outcome(appraisal=later, effective_date="2028-12-31")

        # 307 of 366 days are left from 29 February on; the raise costs for one of 366
        row = self.as_("administrator", outcome).wage_ids
        self.assertAlmostEqual(row.share, 100 * 307 / 366)
        self.assertAlmostEqual(row.cost, row.difference * 12 / 366, places=2)

    def test_part_time_counts_for_an_amount_but_not_for_a_percent_of_a_part_time_wage(self):
        half = self.env["resource.calendar"].create(
            {
                "name": "Half",
                "company_id": self.company.id,
                "full_time_required_hours": 40,
                "attendance_ids": [Command.clear()]
                + [
                    Command.create({"name": str(day), "dayofweek": str(day), "hour_from": 8, "hour_to": 12})
                    for day in range(5)
                ],
            }
        )
        self.people["employee"].version_id.resource_calendar_id = half
        self.strategy.outcome_prorate = True
        percent = self.outcome()
        once = self.outcome(basis="one_off", amount=1000)

        self.assertEqual(self.as_("administrator", percent).wage_ids.new, 4120)
        self.assertEqual(self.cost(once), 500)

    def test_a_copied_version_with_the_same_dates_counts_once(self):
        self.strategy.outcome_prorate = True
        self.people["employee"].create_version({"date_version": "2026-06-01"})
        outcome = self.outcome(effective_date="2026-12-31")
        self.assertEqual(self.as_("administrator", outcome).wage_ids.share, 100)

    def test_a_raise_after_the_cycle_costs_in_the_year_after_with_its_dates_copied(self):
        self.assertEqual(self.cost(self.outcome(effective_date="2027-01-01")), 1440)
        half = self.outcome(basis="amount", amount=100, effective_date="2027-07-02")
        self.assertAlmostEqual(self.cost(half), 1200 * 183 / 365, places=2)

    def test_a_new_hire_s_raise_ends_with_the_contract(self):
        self.people["employee"].version_id.contract_date_end = "2027-03-31"
        outcome = self.outcome(effective_date="2027-01-01")
        self.assertAlmostEqual(self.cost(outcome), 1440 * 90 / 365, places=2)
