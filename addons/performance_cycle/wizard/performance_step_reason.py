from odoo import fields, models
from odoo.exceptions import AccessError


class PerformanceStepReason(models.TransientModel):
    """Asks why before a step that needs a reason."""

    _name = "performance.step.reason"
    _description = "Reason of a Step"

    res_model = fields.Char(required=True)
    res_ids = fields.Json(required=True)
    step = fields.Char(required=True)
    reason = fields.Text(required=True)

    def action_confirm(self):
        self.ensure_one()
        model = self.env.get(self.res_model)
        # Only a step of one of our workflow tables, and it checks for itself who asks.
        if model is None or not hasattr(model, "_moves") or self.step not in model._moves:
            raise AccessError(self.env._("This is no step of a workflow."))
        getattr(model.browse(self.res_ids), f"action_{self.step}")(comment=self.reason)
        return {"type": "ir.actions.act_window_close"}
