from odoo import fields, models


class HrEmployee(models.Model):
    _inherit = "hr.employee"

    performance_training_count = fields.Integer(
        "Trainings", compute="_compute_performance_training_count", groups="hr.group_hr_user"
    )

    def _compute_performance_training_count(self):
        counts = self.env["performance.training"]._counts_of(self.ids)
        for employee in self:
            employee.performance_training_count = counts.get(employee.id, 0)

    def action_performance_trainings(self):
        return self._performance_open("performance_cycle.performance_training_action")
