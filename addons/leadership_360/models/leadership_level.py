from odoo import fields, models


class LeadershipLevel(models.Model):
    """A level of leadership: oneself, others, leaders, the organisation."""

    _name = "leadership.level"
    _description = "Leadership level"
    _inherit = "leadership.texts"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    description = fields.Text(translate=True)
    competency_ids = fields.One2many("leadership.competency", "level_id", "Competencies")
