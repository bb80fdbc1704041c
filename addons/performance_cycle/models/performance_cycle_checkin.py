from odoo import api, fields, models


class PerformanceCycle(models.Model):
    _inherit = "performance.cycle"

    # HR sees how many, not who: the check-ins themselves are none of its business.
    checkin_overdue_count = fields.Integer(
        "Check-ins overdue",
        compute="_compute_checkin_overdue_count",
        groups="performance_cycle.group_performance_officer",
    )

    @api.readonly
    def dashboard(self):
        return super().dashboard() | {"checkins_overdue": self.checkin_overdue_count}

    def _compute_checkin_overdue_count(self):
        counts = self.env["performance.checkin.rhythm"]._overdue_counts(self)
        for cycle in self:
            cycle.checkin_overdue_count = counts.get(cycle.id, 0)
