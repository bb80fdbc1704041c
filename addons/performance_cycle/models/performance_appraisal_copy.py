import hashlib

from odoo import api, fields, models
from odoo.exceptions import UserError


class PerformanceAppraisalCopy(models.Model):
    """A review as it was on the day it was shared or decided: a file that stays, and its fingerprint."""

    _name = "performance.appraisal.copy"
    _description = "Copy of a Review"
    _inherit = ["performance.line.mixin"]
    _order = "id desc"

    appraisal_id = fields.Many2one(
        "performance.appraisal", required=True, readonly=True, index=True, ondelete="restrict"
    )
    employee_id = fields.Many2one(related="appraisal_id.employee_id", store=True, index=True)
    company_id = fields.Many2one(related="appraisal_id.company_id", store=True)
    occasion = fields.Selection(
        [("share", "Shared"), ("decide_appeal", "Appeal decided")], "When", required=True, readonly=True
    )
    name = fields.Char("File", required=True, readonly=True)
    content = fields.Binary(required=True, readonly=True, attachment=True)
    sha256 = fields.Char("SHA-256", readonly=True, help="The fingerprint of the file: any change of it gives another.")

    def write(self, vals):
        # What the ORM keeps up to date by itself is no change of the copy.
        if vals.keys() - {"employee_id", "company_id"}:
            raise UserError(self.env._("A copy of a review stays as it is."))
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_never(self):
        raise UserError(self.env._("A copy of a review stays as it is."))

    def action_download(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/{self._name}/{self.id}/content?download=true&filename_field=name",
        }

    def action_check(self):
        """Ask for a file to compare with."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Check a file"),
            "res_model": "performance.appraisal.copy.check",
            "view_mode": "form",
            "target": "new",
            "context": {"default_copy_id": self.id},
        }

    def _matches(self, data):
        """Whether these bytes are the file that was kept."""
        return hashlib.sha256(data).hexdigest() == self.sha256
