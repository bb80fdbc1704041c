from odoo import api, fields, models


class HrEmployeePublic(models.Model):
    _inherit = "hr.employee.public"

    performance_checkin_count = fields.Integer("Check-ins held", compute="_compute_performance_checkin_count")

    @api.depends_context("uid")
    def _compute_performance_checkin_count(self):
        counts = self.env["performance.checkin"]._held_counts(self.ids)
        for employee in self:
            employee.performance_checkin_count = counts.get(employee.id, 0)

    def action_performance_checkins(self):
        return self.env["hr.employee"].browse(self.id).action_performance_checkins()
