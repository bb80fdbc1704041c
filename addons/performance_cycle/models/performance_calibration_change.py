from odoo import api, fields, models
from odoo.exceptions import UserError


class PerformanceCalibrationChange(models.Model):
    """A rating changed after its submission, in a calibration session or on appeal; never rewritten."""

    _name = "performance.calibration.change"
    _description = "Change of a Rating"
    _inherit = ["performance.line.mixin"]
    _order = "id desc"

    calibration_id = fields.Many2one(
        "performance.calibration",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
        help="Empty: by the decision of an appeal.",
    )
    stands = fields.Boolean(compute="_compute_stands", store=True, help="It counts: its session is completed.")
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

    @api.depends("calibration_id.state")
    def _compute_stands(self):
        for change in self:
            change.stands = not change.calibration_id or change.calibration_id.state == "completed"

    def write(self, vals):
        # What the ORM keeps up to date by itself is no change of what was said.
        if vals.keys() - {"stands", "employee_id", "company_id"}:
            raise UserError(self.env._("A change of a rating stays as it was recorded."))
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_never(self):
        raise UserError(self.env._("A change of a rating stays as it was recorded."))
