from odoo import models


class HostileRound(models.Model):
    _name = "hostile.round"
    _inherit = "leadership.feedback.round"
    _description = "Copy of a 360 round"
