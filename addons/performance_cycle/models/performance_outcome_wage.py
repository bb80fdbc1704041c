from odoo import api, fields, models
from odoo.exceptions import UserError

from ..scoring.compensation import beside_guideline, guideline, percent_of, position
from ..scoring.exact import exact, fewest


class PerformanceOutcomeWage(models.Model):
    """The figures of a wage decision, in a row of their own: for HR administrators, and never about oneself."""

    _name = "performance.outcome.wage"
    _description = "Wage Figures of an Outcome"
    _order = "outcome_id"

    outcome_id = fields.Many2one("performance.outcome", required=True, readonly=True, ondelete="cascade")
    employee_id = fields.Many2one(related="outcome_id.employee_id", store=True, index=True)
    company_id = fields.Many2one(related="outcome_id.company_id", store=True, index=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    basis = fields.Selection(related="outcome_id.basis", string="Proposed as")
    state = fields.Selection(related="outcome_id.state")
    asked_wage = fields.Monetary("New wage asked for", aggregator=None)
    wage_before = fields.Monetary("Wage before", readonly=True, aggregator=None)
    wage_after = fields.Monetary("Wage after", readonly=True, aggregator=None)
    budget_cost = fields.Monetary("Cost when applied", readonly=True, aggregator=None)
    today = fields.Monetary(compute="_compute_figures", aggregator=None)
    new = fields.Monetary(compute="_compute_figures", aggregator=None)
    difference = fields.Monetary(compute="_compute_figures", aggregator=None)
    difference_percent = fields.Float("Difference (%)", compute="_compute_figures", aggregator=None)
    cost = fields.Monetary(
        compute="_compute_figures", aggregator=None, help="In the year of the cycle in which it takes effect."
    )
    share = fields.Float("Due share (%)", compute="_compute_figures", aggregator=None)
    hint = fields.Char("Guideline", compute="_compute_hint")
    override_reason = fields.Text("Over budget because", readonly=True)
    overridden_by_id = fields.Many2one("res.users", "Over budget by", readonly=True)

    _once = models.Constraint("UNIQUE(outcome_id)", "An outcome has one row of figures.")
    _positive = models.Constraint("CHECK(asked_wage IS NULL OR asked_wage >= 0)", "A wage is not negative.")

    @api.depends("asked_wage", "wage_before", "wage_after", "outcome_id.percent", "outcome_id.amount")
    def _compute_figures(self):
        for row in self:
            # sudo: wages are Odoo's, for its own HR administrators; who reads this row may know them
            outcome = row.sudo().outcome_id
            applied = outcome.state == "applied"
            row.today = row.wage_before if applied else outcome._wage_today()
            row.new = row.wage_after if applied else float(outcome._wage_after(row.today))
            row.difference = row.new - row.today
            row.difference_percent = float(percent_of(exact(row.new) - exact(row.today), row.today) or 0)
            row.cost = row.budget_cost if applied else float(outcome._cost(row.today, row.new))
            row.share = float(outcome._due_share()) * 100

    def _compute_hint(self):
        for row in self:
            row.hint = row.sudo()._hint()

    def write(self, vals):
        self.check_access("write")
        if "asked_wage" in vals and any(row.state != "draft" for row in self.sudo()):
            raise UserError(self.env._("What was proposed stands as it was written: withdraw it and propose anew."))
        return super().write(vals)

    def _freeze(self):
        """Keep the figures as they are at the moment of applying."""
        for row in self:
            row.write({"wage_before": row.today, "wage_after": row.new, "budget_cost": row.cost})

    def _with_override(self, reason, user):
        self.write({"override_reason": reason, "overridden_by_id": user.id})

    def _hint(self):
        """Say where in the pay band the person stands, and what the table of raises suggests there."""
        outcome = self.outcome_id
        version = outcome._person()._get_version(outcome.effective_date)
        band = self.env["performance.pay.band"]._of(version.job_id, self.company_id)
        rate = version.resource_calendar_id.work_time_rate or 100
        where = position(exact(self.today) * 100 / exact(rate), band.midpoint)
        if where is None:
            return ""
        table = outcome.appraisal_id.strategy_id.raise_ids
        cell = guideline([row._cell() for row in table], outcome.appraisal_id._rated_level().id, where)
        place = f"{fewest(where * 100)}"
        if cell is None:
            return self.env._("At %(place)s %% of the middle of the pay band", place=place)
        apart = beside_guideline(exact(self.difference_percent), cell)
        figures = {"place": place, "low": fewest(cell.low), "high": fewest(cell.high), "apart": fewest(abs(apart))}
        if not apart:
            return self.env._("At %(place)s %% of the middle: %(low)s to %(high)s %%, as proposed", **figures)
        if apart > 0:
            return self.env._(
                "At %(place)s %% of the middle: %(low)s to %(high)s %%, this is %(apart)s above", **figures
            )
        return self.env._("At %(place)s %% of the middle: %(low)s to %(high)s %%, this is %(apart)s below", **figures)
