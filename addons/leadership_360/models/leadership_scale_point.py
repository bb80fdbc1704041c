from odoo import fields, models


class LeadershipScalePoint(models.Model):
    """One labelled point of a scale."""

    _name = "leadership.scale.point"
    _description = "Point of a rating scale"
    _inherit = "leadership.texts"
    _rec_name = "label"
    _order = "scale_id, value"

    scale_id = fields.Many2one("leadership.scale", required=True, ondelete="cascade", index=True)
    value = fields.Integer(required=True)
    label = fields.Char(required=True, translate=True)

    _value_uniq = models.Constraint("UNIQUE(scale_id, value)", "A scale has each value once.")
