from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ..workflow.cycle import PHASES


class PerformancePhase(models.Model):
    """A stretch of a cycle with its due date; it opens and closes by date or by hand."""

    _name = "performance.phase"
    _description = "Phase"
    _order = "cycle_id, date_start, sequence, id"

    cycle_id = fields.Many2one("performance.cycle", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="cycle_id.company_id", store=True)
    kind = fields.Selection(PHASES, "Phase", required=True)
    sequence = fields.Integer(compute="_compute_sequence", store=True)
    date_start = fields.Date("From", required=True)
    date_due = fields.Date("Due", required=True)
    state = fields.Selection(
        [("pending", "Not yet"), ("open", "Open"), ("closed", "Closed")], required=True, default="pending", copy=False
    )

    _one_each = models.Constraint("UNIQUE(cycle_id, kind)", "A cycle has each phase once.")
    _order_of_dates = models.Constraint("CHECK(date_due >= date_start)", "A phase cannot end before it starts.")

    @api.depends("kind")
    def _compute_sequence(self):
        order = [kind for kind, _label in PHASES]
        for phase in self:
            phase.sequence = order.index(phase.kind) if phase.kind in order else len(order)

    @api.depends("kind")
    def _compute_display_name(self):
        labels = dict(self._fields["kind"]._description_selection(self.env))
        for phase in self:
            phase.display_name = labels.get(phase.kind, "")

    @api.constrains("date_start", "date_due", "cycle_id")
    def _check_inside_cycle(self):
        for phase in self.filtered("cycle_id"):
            cycle = phase.cycle_id
            # Outcomes take effect after the period: they may be decided later.
            after = phase.kind != "outcomes" and phase.kind != "sharing" and phase.date_due > cycle.date_end
            if phase.date_start < cycle.date_start or after:
                raise ValidationError(
                    self.env._(
                        "Phase “%(phase)s” must lie within the cycle (%(start)s to %(end)s).",
                        phase=phase.display_name,
                        start=cycle.date_start,
                        end=cycle.date_end,
                    )
                )

    def write(self, vals):
        before = self.cycle_id._planned_dues() if "date_due" in vals else {}
        result = super().write(vals)
        if before:
            self.cycle_id._follow_phases(before)
        return result

    def action_open(self):
        self._check_hand()
        self._open()

    def action_close(self):
        self._check_hand()
        self.write({"state": "closed"})

    def _check_hand(self):
        self.check_access("write")
        if any(phase.cycle_id.state != "running" for phase in self):
            raise UserError(self.env._("Phases open and close only while the cycle runs."))

    def _open_by_date(self, today):
        """Open what has begun, close what is past its due date. Idempotent."""
        past = self.filtered(
            lambda phase: phase.state != "closed" and phase.date_due < today and phase.kind != "outcomes"
        )
        begun = self.filtered(lambda phase: phase.state == "pending" and phase.date_start <= today)
        begun._open()
        past.write({"state": "closed"})

    def _open(self):
        self.filtered(lambda phase: phase.state != "open").write({"state": "open"})
        more = [phase for phase in self.sorted("sequence") if phase.cycle_id._carry_appraisals_into(phase.kind)]
        if more:
            # sudo: only says "soon" to the schedule, which carries the rest in batches
            self.env.ref("performance_cycle.ir_cron_phases").sudo()._trigger()
