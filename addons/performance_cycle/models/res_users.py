from odoo import models


class ResUsers(models.Model):
    _inherit = "res.users"

    def _is_performance_officer(self):
        return self.has_group("performance_cycle.group_performance_officer")

    def _is_performance_administrator(self):
        return self.has_group("performance_cycle.group_performance_administrator")
