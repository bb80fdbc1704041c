from odoo import api, fields, models
from odoo.exceptions import UserError


class PerformanceCalibrationChange(models.Model):
    """One person moved from one level to another in a session: before, after, why, who and when; never changed."""

    _name = "performance.calibration.change"
    _description = "Calibration Change"
    _inherit = ["performance.line.mixin"]
    _order = "id desc"

    calibration_id = fields.Many2one(
        "performance.calibration", required=True, readonly=True, index=True, ondelete="restrict"
    )
    session_state = fields.Selection(related="calibration_id.state", store=True)
    appraisal_id = fields.Many2one(
        "performance.appraisal", required=True, readonly=True, index=True, ondelete="restrict"
    )
    employee_id = fields.Many2one(related="appraisal_id.employee_id", store=True, index=True)
    company_id = fields.Many2one(related="appraisal_id.company_id", store=True)
    level_before_id = fields.Many2one("performance.scale.level", "Before", readonly=True, ondelete="restrict")
    level_after_id = fields.Many2one(
        "performance.scale.level", "After", required=True, readonly=True, ondelete="restrict"
    )
    reason = fields.Text(required=True, readonly=True)
    user_id = fields.Many2one("res.users", "By", required=True, readonly=True)
    create_date = fields.Datetime("On", readonly=True)

    def write(self, vals):
        # What the ORM keeps up to date by itself is no change of what was said.
        if vals.keys() - {"session_state", "employee_id", "company_id"}:
            raise UserError(self.env._("A change in calibration stays as it was recorded."))
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_never(self):
        raise UserError(self.env._("A change in calibration stays as it was recorded."))
