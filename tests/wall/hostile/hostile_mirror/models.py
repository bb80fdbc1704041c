from odoo import fields, models


class HostileMirror(models.Model):
    _name = "hostile.mirror"
    _table = "leadership_feedback_round"
    _auto = False
    _description = "Mirror of 360 rounds"

    ref = fields.Char()
