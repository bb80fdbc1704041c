from odoo import api, fields, models
from odoo.fields import Domain

from ..workflow.cycle import COMMON, DUE_FIELDS

TO_DO = {
    "goal_setting": "performance_cycle.activity_goals",
    "self_review": "performance_cycle.activity_review",
    "manager_review": "performance_cycle.activity_review",
}


class PerformanceAppraisal(models.Model):
    _inherit = "performance.appraisal"

    date_joined = fields.Date(
        "Joined on",
        readonly=True,
        help="From this day the time that is left is shared out: later hires get later dates.",
    )
    cycle_start = fields.Date("Cycle from", related="cycle_id.date_start")
    goals_due = fields.Date("Goals due", compute="_compute_dues", store=True, readonly=False, precompute=True)
    self_review_due = fields.Date(
        "Self-review due", compute="_compute_dues", store=True, readonly=False, precompute=True
    )
    review_due = fields.Date(
        "Manager's review due", compute="_compute_dues", store=True, readonly=False, precompute=True
    )
    due_date = fields.Date("Due", compute="_compute_due", search="_search_due_date")
    days_late = fields.Integer("Days late", compute="_compute_due")

    @api.depends("cycle_id", "date_joined")
    def _compute_dues(self):
        for appraisal in self:
            cycle = appraisal.cycle_id
            appraisal.update(cycle._due_dates(appraisal.date_joined or cycle.date_start) if cycle else {})

    @api.depends("state", *DUE_FIELDS.values(), "cycle_id.phase_ids.date_due")
    def _compute_due(self):
        today = fields.Date.context_today(self)
        for appraisal in self:
            appraisal.due_date = appraisal._due_of_state()
            late = appraisal.due_date and appraisal.due_date < today
            appraisal.days_late = (today - appraisal.due_date).days if late else 0

    def _due_of_state(self):
        """Return when the step that is waited for is due, or False."""
        if self.state in DUE_FIELDS:
            return self[DUE_FIELDS[self.state]]
        kind = COMMON.get(self.state)
        return self.cycle_id.phase_ids.filtered(lambda phase: phase.kind == kind)[:1].date_due

    def _search_due_date(self, operator, value):
        if operator not in ("<", "<=", ">", ">="):
            return NotImplemented
        own = Domain.OR(
            Domain("state", "=", state) & Domain(field, operator, value) for state, field in DUE_FIELDS.items()
        )
        common = Domain.OR(
            Domain("state", "=", state)
            & Domain("cycle_id.phase_ids", "any", [("kind", "=", kind), ("date_due", operator, value)])
            for state, kind in COMMON.items()
        )
        return own | common

    def write(self, vals):
        result = super().write(vals)
        for state, field in DUE_FIELDS.items():
            if vals.get(field):
                # sudo: the to-do is another person's, the new date HR's
                rows = self.sudo().filtered(lambda row, state=state: row.state == state)
                rows.activity_reschedule([TO_DO[state]], date_deadline=vals[field])
        return result
