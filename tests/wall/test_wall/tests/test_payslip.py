"""What payroll computes after a raise was applied: with a real payslip of OCA's `payroll`."""

from odoo.tests import tagged

from odoo.addons.performance_cycle.tests.outcome_case import WAGE, OutcomeCase


@tagged("post_install", "-at_install")
class TestPayslipAfterARaise(OutcomeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        category = cls.env["hr.salary.rule.category"].create({"name": "Basic", "code": "BASIC"})
        rule = cls.env["hr.salary.rule"].create(
            {
                "name": "Basic wage",
                "code": "BASIC",
                "category_id": category.id,
                "condition_select": "none",
                "amount_select": "code",
                "amount_python_compute": "result = contract.wage",
            }
        )
        cls.structure = cls.env["hr.payroll.structure"].create(
            {"name": "Monthly", "code": "MONTHLY", "company_id": cls.company.id, "rule_ids": [(6, 0, rule.ids)]}
        )
        cls.people["employee"].version_id.struct_id = cls.structure

    def basic(self, start, end):
        """The basic wage on the payslip of a period."""
        slip = self.env["hr.payslip"].create(
            {
                "employee_id": self.people["employee"].id,
                "company_id": self.company.id,
                "struct_id": self.structure.id,
                "date_from": start,
                "date_to": end,
            }
        )
        slip.compute_sheet()
        return slip.line_ids.filtered(lambda line: line.code == "BASIC").mapped("total")

    def test_the_month_before_pays_the_old_wage_and_the_month_of_the_raise_the_new_one(self):
        self.applied(self.outcome(effective_date="2026-02-01"))

        self.assertEqual(self.basic("2026-01-01", "2026-01-31"), [WAGE])
        self.assertEqual(self.basic("2026-02-01", "2026-02-28"), [4120])
        self.assertEqual(self.basic("2026-03-01", "2026-03-31"), [4120])

    def test_a_raise_in_mid_month_pays_the_whole_month_at_the_new_wage(self):
        """Payroll takes the last version of the period: a raise is best effective from the first of a month."""
        self.applied(self.outcome(effective_date="2026-01-16"))

        self.assertEqual(self.basic("2026-01-01", "2026-01-31"), [4120])

    def test_an_amount_paid_once_leaves_the_wage(self):
        self.applied(self.outcome(basis="one_off", amount=900, effective_date="2026-02-01"))

        self.assertEqual(self.basic("2026-02-01", "2026-02-28"), [WAGE])

    def test_the_raise_reaches_the_later_version_that_hr_chose(self):
        self.people["employee"].create_version({"date_version": "2026-06-01", "job_title": "Lead"})
        outcome = self.approve(self.outcome(effective_date="2026-02-01"))
        self.as_("administrator", outcome).later_ids.choice = "change"
        self.as_("administrator", outcome).action_apply()

        self.assertEqual(self.basic("2026-07-01", "2026-07-31"), [4120])

    def test_a_promotion_keeps_wage_and_salary_structure(self):
        self.applied(self.promotion(effective_date="2026-02-01"))

        self.assertEqual(self.people["employee"].version_ids.struct_id, self.structure)
        self.assertEqual(self.basic("2026-02-01", "2026-02-28"), [WAGE])
