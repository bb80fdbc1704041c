from odoo import fields, models


class PerformanceAppraisalHandOver(models.TransientModel):
    """Gives appraisals to another manager."""

    _name = "performance.appraisal.hand.over"
    _description = "Hand Over"

    appraisal_ids = fields.Many2many("performance.appraisal", required=True)
    manager_id = fields.Many2one("hr.employee", "New manager", help="Empty: everybody's present manager.")
    reason = fields.Text()

    def action_confirm(self):
        self.ensure_one()
        self.appraisal_ids._hand_over_by_hand(self.manager_id, self.reason or "")
        return {"type": "ir.actions.act_window_close"}
