from odoo import fields, models


class HrEmployee(models.Model):
    _inherit = "hr.employee"

    performance_outcome_count = fields.Integer(
        "Outcomes", compute="_compute_performance_outcome_counts", groups="hr.group_hr_user"
    )
    performance_plan_count = fields.Integer(
        "Improvement plans", compute="_compute_performance_outcome_counts", groups="hr.group_hr_user"
    )

    def _compute_performance_outcome_counts(self):
        counts = self._performance_decision_counts()
        for employee in self:
            employee.performance_outcome_count = counts["performance.outcome"].get(employee.id, 0)
            employee.performance_plan_count = counts["performance.improvement.plan"].get(employee.id, 0)

    def _performance_decision_counts(self):
        """Return {model: {employee id: how many}}, as the reader may see them."""
        return {
            model: {
                employee.id: count
                for employee, count in self.env[model]._read_group(
                    [("employee_id", "in", self.ids)], ["employee_id"], ["__count"]
                )
            }
            for model in ("performance.outcome", "performance.improvement.plan")
        }

    def action_performance_outcomes(self):
        return self._performance_open("performance_cycle.performance_outcome_action")

    def action_performance_plans(self):
        return self._performance_open("performance_cycle.performance_improvement_plan_action")
