from odoo import models


class ResPartner(models.Model):
    _inherit = "res.partner"

    def write(self, vals):
        # a new password goes to this address: it is as good as the login
        moved = self.filtered(lambda partner: partner.email != vals["email"]) if "email" in vals else self.browse()
        result = super().write(vals)
        if moved:
            # sudo: whoever changes an address need not see whose login belongs to it
            moved.sudo().user_ids._note_takeover({"login_changed"})
        return result
