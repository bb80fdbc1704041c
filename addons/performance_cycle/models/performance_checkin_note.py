from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.fields import Domain


class PerformanceCheckinNote(models.Model):
    """What one of the two writes for himself or herself: read by its author, and by nobody else.

    The global record rule says so; the class says it again, because an administrator can edit a rule.
    """

    _name = "performance.checkin.note"
    _description = "Private Note"
    _order = "id"

    checkin_id = fields.Many2one("performance.checkin", required=True, index=True, ondelete="cascade")
    user_id = fields.Many2one(
        "res.users",
        "Author",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
        default=lambda self: self.env.user,
    )
    body = fields.Text("Only you read this", required=True)

    def _check_access(self, operation):
        result = super()._check_access(operation)
        if self.env.su:
            return result
        # sudo: only compares the author
        foreign = self.sudo().filtered(lambda note: note.user_id.id != self.env.uid)
        if not foreign:
            return result
        forbidden = foreign.with_env(self.env) | (result[0] if result else self.browse())
        return forbidden, lambda: AccessError(self.env._("A private note is read by its author only."))

    @api.model
    def _search(self, domain, *args, **kwargs):
        if not self.env.su:
            domain = Domain(domain) & Domain("user_id", "=", self.env.uid)
        return super()._search(domain, *args, **kwargs)

    def write(self, vals):
        if "user_id" in vals or "checkin_id" in vals:
            raise AccessError(self.env._("A private note stays with its author and its check-in."))
        return super().write(vals)
