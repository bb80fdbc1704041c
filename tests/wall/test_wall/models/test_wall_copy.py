from odoo import fields, models


class WallCopy(models.Model):
    """A result kept as no result may be kept: whatever searches for leaks must find this one."""

    _name = "test_wall.copy"
    _description = "Deliberately weak copy of a 360 result"

    name = fields.Char()
    content = fields.Text()
