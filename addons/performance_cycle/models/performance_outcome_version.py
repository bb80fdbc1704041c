from odoo import api, fields, models
from odoo.exceptions import UserError


class PerformanceOutcomeVersion(models.Model):
    """A change of the same person dated after a decision: it keeps its values unless HR says that it changes too."""

    _name = "performance.outcome.version"
    _description = "Later-dated Change"
    _order = "outcome_id, date, id"

    outcome_id = fields.Many2one("performance.outcome", required=True, readonly=True, index=True, ondelete="cascade")
    version_id = fields.Many2one("hr.version", required=True, readonly=True, ondelete="cascade")
    employee_id = fields.Many2one(related="outcome_id.employee_id", store=True, index=True)
    company_id = fields.Many2one(related="outcome_id.company_id", store=True, index=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    date = fields.Date(
        "From",
        related="version_id.date_version",
        store=True,
        groups="performance_cycle.group_performance_administrator",
    )
    job = fields.Char(compute="_compute_facts")
    wage = fields.Monetary("Wage in it", compute="_compute_facts", aggregator=None)
    new_wage = fields.Monetary("If it changes too", compute="_compute_facts", aggregator=None)
    choice = fields.Selection([("keep", "Stays as it is"), ("change", "Changes too")], "What becomes of it")

    _once = models.Constraint("UNIQUE(outcome_id, version_id)", "This change is listed already.")

    @api.depends("version_id")
    def _compute_facts(self):
        for row in self:
            # sudo: versions are for Odoo's own HR; this row is read by HR administrators
            version, outcome = row.sudo().version_id, row.sudo().outcome_id
            row.job = version.job_title or version.job_id.name
            row.wage = version.wage if outcome.is_wage else 0
            row.new_wage = float(outcome._wage_after(version.wage)) if outcome.is_wage else 0

    def write(self, vals):
        if any(row.outcome_id.state == "applied" for row in self.sudo()):
            raise UserError(self.env._("This decision was applied already: its changes stand."))
        return super().write(vals)
