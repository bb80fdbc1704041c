from odoo import api, fields, models


class HrEmployeePublic(models.Model):
    _inherit = "hr.employee.public"

    performance_goal_count = fields.Integer(compute="_compute_performance_counts")
    performance_appraisal_count = fields.Integer(compute="_compute_performance_counts")

    @api.depends_context("uid")
    def _compute_performance_counts(self):
        # As the reader: whoever may not see a person's goals counts none.
        goals = dict(
            self.env["performance.goal"]._read_group(
                [("employee_id", "in", self.ids), ("state", "!=", "cancelled")], ["employee_id"], ["__count"]
            )
        )
        appraisals = dict(
            self.env["performance.appraisal"]._read_group(
                [("employee_id", "in", self.ids)], ["employee_id"], ["__count"]
            )
        )
        goals = {employee.id: count for employee, count in goals.items()}
        appraisals = {employee.id: count for employee, count in appraisals.items()}
        for employee in self:
            employee.performance_goal_count = goals.get(employee.id, 0)
            employee.performance_appraisal_count = appraisals.get(employee.id, 0)

    def action_performance_goals(self):
        return self.env["hr.employee"].browse(self.id).action_performance_goals()

    def action_performance_appraisals(self):
        return self.env["hr.employee"].browse(self.id).action_performance_appraisals()
