from odoo.tests import TransactionCase


class TestNeighbours(TransactionCase):
    """All three live in one database, as they will at a company that runs its payroll on Odoo."""

    def test_both_add_ons_and_payroll_are_installed_together(self):
        installed = self.env["ir.module.module"].search([("state", "=", "installed")]).mapped("name")

        self.assertLessEqual({"leadership_360", "performance_cycle", "payroll"}, set(installed))
