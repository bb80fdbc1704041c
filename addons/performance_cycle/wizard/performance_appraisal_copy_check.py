import base64

from odoo import api, fields, models


class PerformanceAppraisalCopyCheck(models.TransientModel):
    """Says whether a file is the copy of a review that was kept."""

    _name = "performance.appraisal.copy.check"
    _description = "Check of a Copy"

    copy_id = fields.Many2one("performance.appraisal.copy", required=True, readonly=True, ondelete="cascade")
    sha256 = fields.Char(related="copy_id.sha256", related_sudo=False)
    file = fields.Binary("Your file", attachment=False)
    answer = fields.Selection(
        [("same", "This is the file that was kept."), ("other", "This is another file, or it was changed.")],
        compute="_compute_answer",
    )

    @api.depends("file", "copy_id")
    def _compute_answer(self):
        for check in self:
            data = check.with_context(bin_size=False).file
            same = data and check.copy_id._matches(base64.b64decode(data))
            check.answer = data and ("same" if same else "other")
