from odoo import api, fields, models


class PerformancePayBand(models.Model):
    """The middle of what a job is paid, for the guideline of raises."""

    _name = "performance.pay.band"
    _description = "Pay Band"
    _order = "company_id, job_id, id"
    _check_company_auto = True

    job_id = fields.Many2one("hr.job", required=True, index=True, ondelete="cascade", check_company=True)
    company_id = fields.Many2one("res.company", required=True, index=True, default=lambda self: self.env.company)
    currency_id = fields.Many2one(related="company_id.currency_id")
    midpoint = fields.Monetary("Middle", required=True, help="Per month at full time.")

    _once = models.Constraint("UNIQUE(job_id, company_id)", "This job already has a pay band.")
    _positive = models.Constraint("CHECK(midpoint > 0)", "The middle of a pay band is more than zero.")

    @api.depends("job_id.name")
    def _compute_display_name(self):
        for band in self:
            band.display_name = band.job_id.name

    @api.model
    def _of(self, job, company):
        """Return the band of a job, in sudo."""
        return self.sudo().search([("job_id", "=", job.id), ("company_id", "=", company.id)], limit=1)
