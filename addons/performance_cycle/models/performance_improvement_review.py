from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError


class PerformanceImprovementReview(models.Model):
    """One date on which both look at an improvement plan, and what they saw."""

    _name = "performance.improvement.review"
    _description = "Review of an Improvement Plan"
    _order = "plan_id, date, id"

    plan_id = fields.Many2one("performance.improvement.plan", required=True, index=True, ondelete="cascade")
    state = fields.Selection(related="plan_id.state")
    company_id = fields.Many2one(related="plan_id.company_id", store=True, index=True)
    date = fields.Date(required=True)
    standing = fields.Selection([("on_track", "On track"), ("at_risk", "At risk"), ("off_track", "Off track")])
    note = fields.Text("What we saw")

    @api.constrains("date")
    def _check_inside(self):
        for review in self:
            plan = review.plan_id
            if not plan.date_start <= review.date <= plan.date_end:
                raise ValidationError(
                    self.env._("A review lies between the first and the last day of “%(plan)s”.", plan=plan.name)
                )

    @api.model_create_multi
    def create(self, vals_list):
        reviews = super().create(vals_list)
        reviews._refuse_outside("draft")
        return reviews

    def write(self, vals):
        if vals.keys() & {"date", "plan_id"} and not self.plan_id._has_key():
            self._refuse_outside("draft")
        if vals.keys() & {"note", "standing"}:
            self._refuse_outside("running")
        result = super().write(vals)
        if "note" in vals:
            self.plan_id._tell_who_is_next()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_draft(self):
        self._refuse_outside("draft")

    def _refuse_outside(self, state):
        if any(review.plan_id.state != state for review in self):
            raise UserError(
                self.env._("Review dates are set in the draft, and what was seen is written while the plan runs.")
            )

    def _shift(self, days):
        self.write({"date": self.date + timedelta(days)})
