from odoo import fields, models


class HrEmployeePublic(models.Model):
    _inherit = "hr.employee.public"

    performance_outcome_count = fields.Integer("Outcomes", compute="_compute_performance_outcome_counts")
    performance_plan_count = fields.Integer("Improvement plans", compute="_compute_performance_outcome_counts")

    def _compute_performance_outcome_counts(self):
        counts = self.env["hr.employee"].browse(self.ids)._performance_decision_counts()
        for employee in self:
            employee.performance_outcome_count = counts["performance.outcome"].get(employee.id, 0)
            employee.performance_plan_count = counts["performance.improvement.plan"].get(employee.id, 0)

    def action_performance_outcomes(self):
        return self.env["hr.employee"].browse(self.id).action_performance_outcomes()

    def action_performance_plans(self):
        return self.env["hr.employee"].browse(self.id).action_performance_plans()
