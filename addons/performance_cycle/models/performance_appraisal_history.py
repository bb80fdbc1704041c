from odoo import api, fields, models
from odoo.tools import format_date


class PerformanceAppraisal(models.Model):
    _inherit = "performance.appraisal"

    last_rating = fields.Char(
        "Last rating", compute="_compute_last_rating", help="The result of the period before, as it was shared."
    )

    @api.depends("employee_id", "date_start")
    def _compute_last_rating(self):
        found = self._earlier_ratings()
        for appraisal in self:
            before = [row for row in found.get(appraisal.employee_id.id, []) if row[0] < appraisal.date_end]
            _day, rating, period = max(before, default=(None, "", ""))
            appraisal.last_rating = (
                self.env._("%(rating)s (%(period)s)", rating=rating, period=period) if before else False
            )

    def _earlier_ratings(self):
        """Return {employee id: [(last day, rating, of which period)]}, of what was shared or brought along.

        Everybody who may read an appraisal may know it.
        """
        # sudo: who acted on the person's appraisal last year may be somebody else
        mine = [("employee_id", "in", self.employee_id.ids)]
        shared = (
            self.env["performance.report"].sudo().search([*mine, ("shared_count", "=", 1), ("rated_count", "=", 1)])
        )
        found = {}
        for row in shared:
            found.setdefault(row.employee_id.id, []).append((row.date_end, row.level_id.name, row.cycle_id.name))
        for row in self.env["performance.rating.history"].sudo().search(mine):
            period = self.env._("until %(day)s", day=format_date(self.env, row.period_end))
            found.setdefault(row.employee_id.id, []).append((row.period_end, row.level_id.name or row.rating, period))
        return found
