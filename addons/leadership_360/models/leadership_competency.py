from odoo import api, fields, models


class LeadershipCompetency(models.Model):
    """A quality of a leader, made of behaviours that others can observe."""

    _name = "leadership.competency"
    _description = "Leadership competency"
    _inherit = "leadership.texts"
    _order = "level_sequence, sequence, id"

    name = fields.Char(required=True, translate=True)
    level_id = fields.Many2one("leadership.level", required=True, ondelete="restrict", index=True)
    level_sequence = fields.Integer("Order of the level", related="level_id.sequence", store=True)
    definition = fields.Text(translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    behaviour_ids = fields.One2many("leadership.behaviour", "competency_id", "Behaviours")
    behaviour_count = fields.Integer("Behaviours in use", compute="_compute_behaviour_count")

    @api.depends("behaviour_ids.active")
    def _compute_behaviour_count(self):
        for competency in self:
            competency.behaviour_count = len(competency.behaviour_ids.filtered("active"))

    def _form(self, items):
        """Return the competency with its `items` as the launch snapshot holds it."""
        self.ensure_one()
        return {
            "id": f"c{self.id}",
            "name": self._texts("name"),
            "definition": self._texts("definition"),
            "level": self.level_id._texts("name"),
            "items": items,
        }
