from odoo import api, fields, models


class PerformanceCyclePrepareLine(models.TransientModel):
    """One person of the preview."""

    _name = "performance.cycle.prepare.line"
    _description = "Launch Preview Line"
    _order = "reason, employee_id"

    prepare_id = fields.Many2one("performance.cycle.prepare", required=True, index=True, ondelete="cascade")
    employee_id = fields.Many2one("hr.employee", required=True, ondelete="cascade")
    department_id = fields.Many2one(related="employee_id.department_id")
    reason = fields.Selection(
        [
            ("excluded", "Taken out by hand"),
            ("here", "Already in this cycle"),
            ("own_manager", "Is his or her own manager"),
            ("archived", "Archived"),
            ("left", "Has left"),
            ("no_user", "No user account"),
            ("no_manager", "No manager"),
            ("hired_late", "Hired after the eligibility date"),
            ("overlapping", "Already in an overlapping cycle"),
            ("no_strategy", "No strategy: make a default one"),
        ],
        "Why not",
    )

    @api.model
    def _reason_labels(self):
        return dict(self._fields["reason"]._description_selection(self.env))

    def action_take_out(self):
        """Leave these people out by hand."""
        for line in self:
            line.prepare_id.cycle_id.excluded_ids = [fields.Command.link(line.employee_id.id)]
        return self.prepare_id[:1].action_refresh()

    def action_let_in(self):
        for line in self:
            cycle = line.prepare_id.cycle_id
            if line.reason == "hired_late":
                cycle.included_ids = [fields.Command.link(line.employee_id.id)]
            else:
                cycle.excluded_ids = [fields.Command.unlink(line.employee_id.id)]
        return self.prepare_id[:1].action_refresh()
