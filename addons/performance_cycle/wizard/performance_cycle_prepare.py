from odoo import api, fields, models


class PerformanceCyclePrepare(models.TransientModel):
    """The preview before a launch: who is in, who is out and why."""

    _name = "performance.cycle.prepare"
    _description = "Launch Preview"

    cycle_id = fields.Many2one("performance.cycle", required=True, readonly=True, ondelete="cascade")
    line_ids = fields.One2many("performance.cycle.prepare.line", "prepare_id", "People", readonly=True)
    out_line_ids = fields.One2many(
        "performance.cycle.prepare.line", "prepare_id", "Out", domain=[("reason", "!=", False)], readonly=True
    )
    in_line_ids = fields.One2many(
        "performance.cycle.prepare.line", "prepare_id", "In", domain=[("reason", "=", False)], readonly=True
    )
    in_count = fields.Integer("People in", compute="_compute_counts")
    out_count = fields.Integer("People out", compute="_compute_counts")
    summary = fields.Char(compute="_compute_counts")

    @api.depends("line_ids")
    def _compute_counts(self):
        for prepare in self:
            counts = dict(
                self.env["performance.cycle.prepare.line"]._read_group(
                    [("prepare_id", "=", prepare.id)], ["reason"], ["__count"]
                )
            )
            labels = self.env["performance.cycle.prepare.line"]._reason_labels()
            prepare.in_count = counts.pop(False, 0)
            prepare.out_count = sum(counts.values())
            prepare.summary = ", ".join(f"{labels[reason]}: {count}" for reason, count in counts.items())

    @api.model_create_multi
    def create(self, vals_list):
        prepares = super().create(vals_list)
        for prepare in prepares:
            prepare._preview()
        return prepares

    def _preview(self):
        """Write one line per person, from the same facts as the launch itself."""
        self.line_ids.unlink()
        self.env["performance.cycle.prepare.line"].create(
            [
                {"prepare_id": self.id, "employee_id": employee.id, "reason": reasons[0] if reasons else False}
                for employee, reasons in self.cycle_id._candidates()
            ]
        )

    def action_launch(self):
        self.ensure_one()
        if self.cycle_id.state == "running":
            self.cycle_id.action_add_people()
        else:
            self.cycle_id.action_launch()
        return {"type": "ir.actions.act_window_close"}

    def action_refresh(self):
        self.ensure_one()
        self._preview()
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "new",
        }
