from odoo import fields, models


class PerformanceAppraisalDecision(models.TransientModel):
    """Asks for the decision of an appeal: in writing, and with another level if the appeal is right."""

    _name = "performance.appraisal.decision"
    _description = "Decision of an Appeal"

    appraisal_id = fields.Many2one("performance.appraisal", required=True, readonly=True, ondelete="cascade")
    appeal = fields.Text(related="appraisal_id.appeal", related_sudo=False, string="The employee writes")
    scale_id = fields.Many2one(related="appraisal_id.scale_id", related_sudo=False)
    level_id = fields.Many2one("performance.scale.level", "Result", domain="[('scale_id', '=', scale_id)]")
    decision = fields.Text(required=True)

    def action_confirm(self):
        self.ensure_one()
        self.appraisal_id.action_decide_appeal(self.decision, self.level_id.id)
        return {"type": "ir.actions.act_window_close"}
