from odoo import models


class LeadershipEnrollment(models.Model):
    _inherit = "leadership.enrollment"
    _order = "id desc"

    def action_say_hello(self):
        """Do nothing that matters."""
        return True
