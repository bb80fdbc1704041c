from odoo import api, fields, models


class LeadershipQuestionnaireItem(models.Model):
    """A behaviour in a questionnaire."""

    _name = "leadership.questionnaire.item"
    _description = "Behaviour of a questionnaire"
    # by competency first: a competency is one screen of the answer page, in the same order for everybody (Q11)
    _order = "competency_sequence, competency_id, sequence, id"

    questionnaire_id = fields.Many2one("leadership.questionnaire", required=True, ondelete="cascade", index=True)
    behaviour_id = fields.Many2one("leadership.behaviour", required=True, ondelete="restrict", index=True)
    competency_id = fields.Many2one(related="behaviour_id.competency_id", store=True)
    competency_sequence = fields.Integer(compute="_compute_competency_sequence", store=True)
    sequence = fields.Integer(default=10)

    _behaviour_uniq = models.Constraint(
        "UNIQUE(questionnaire_id, behaviour_id)", "A questionnaire asks for each behaviour once."
    )

    @api.depends("competency_id.level_sequence", "competency_id.sequence")
    def _compute_competency_sequence(self):
        for item in self:
            item.competency_sequence = item.competency_id.level_sequence * 1000 + item.competency_id.sequence

    def _form(self):
        """Return the item as the launch snapshot holds it."""
        behaviour = self.behaviour_id
        return {
            "id": f"b{behaviour.id}",
            "other": behaviour._texts("other_text"),
            "self": behaviour._texts("self_text"),
        }
