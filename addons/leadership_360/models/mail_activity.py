from odoo import api, models


class MailActivity(models.Model):
    _inherit = "mail.activity"

    @api.depends("res_model", "res_id")
    def _compute_res_name(self):
        """Tell no name of a private record: it is told with all rights, to whoever gives its number."""
        private = self.filtered(lambda one: hasattr(self.env.get(one.res_model), "_private_domain"))
        private.res_name = False
        super(MailActivity, self - private)._compute_res_name()
