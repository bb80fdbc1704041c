from odoo import fields, models


class HrEmployeePublic(models.Model):
    _inherit = "hr.employee.public"

    performance_training_count = fields.Integer("Trainings", compute="_compute_performance_training_count")

    def _compute_performance_training_count(self):
        counts = self.env["performance.training"]._counts_of(self.ids)
        for employee in self:
            employee.performance_training_count = counts.get(employee.id, 0)

    def action_performance_trainings(self):
        return self.env["hr.employee"].browse(self.id).action_performance_trainings()
