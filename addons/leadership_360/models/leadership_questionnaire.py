from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Command
from odoo.tools import groupby

from ..workflow import questionnaire as rules


class LeadershipQuestionnaire(models.Model):
    """What raters are asked: behaviours on one scale, and a few open questions (section 1 of the rules)."""

    _name = "leadership.questionnaire"
    _description = "Questionnaire"
    _order = "sequence, name, id"

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    level_id = fields.Many2one("leadership.level", ondelete="restrict")
    purpose = fields.Text(translate=True)
    scale_id = fields.Many2one(
        "leadership.scale", required=True, ondelete="restrict", default=lambda self: self._default_scale_id()
    )
    item_ids = fields.One2many("leadership.questionnaire.item", "questionnaire_id", "Behaviours", copy=True)
    question_ids = fields.One2many("leadership.questionnaire.question", "questionnaire_id", "Open questions", copy=True)
    item_count = fields.Integer("Rated behaviours", compute="_compute_length")
    minutes = fields.Integer("Estimated minutes", compute="_compute_length")
    advice = fields.Text(compute="_compute_advice")

    @api.model
    def _default_scale_id(self):
        return self.env["leadership.scale"].search([], limit=1)

    @api.depends("item_ids", "question_ids")
    def _compute_length(self):
        for questionnaire in self:
            questionnaire.item_count = len(questionnaire.item_ids)
            questionnaire.minutes = rules.minutes(len(questionnaire.item_ids), len(questionnaire.question_ids))

    @api.depends("item_ids.competency_id")
    def _compute_advice(self):
        for questionnaire in self:
            thin = rules.thin(questionnaire.item_ids.mapped(lambda item: item.competency_id.name))
            questionnaire.advice = bool(thin) and self.env._(
                "Fewer than %(least)s behaviours, so raters see little of it: %(competencies)s",
                least=rules.PER_COMPETENCY,
                competencies=", ".join(name or "" for name in thin),
            )

    @api.constrains("item_ids")
    def _check_length(self):
        for questionnaire in self:
            if len(questionnaire.item_ids) > rules.CEILING:
                raise ValidationError(
                    self.env._(
                        "“%(name)s” has %(count)s behaviours. More than %(ceiling)s tire the raters.",
                        name=questionnaire.name,
                        count=len(questionnaire.item_ids),
                        ceiling=rules.CEILING,
                    )
                )

    def copy_data(self, default=None):
        return [
            dict(vals, name=self.env._("%(name)s (copy)", name=questionnaire.name))
            for questionnaire, vals in zip(self, super().copy_data(default), strict=True)
        ]

    def _add_behaviours(self, behaviours):
        """Add `behaviours` at the end, in the given order, without those already there."""
        self.ensure_one()
        start = max(self.item_ids.mapped("sequence"), default=0)
        new = behaviours - self.item_ids.behaviour_id
        self.item_ids = [
            Command.create({"behaviour_id": behaviour.id, "sequence": start + 10 * position})
            for position, behaviour in enumerate(new, 1)
        ]

    def action_preview(self):
        """Show the questionnaire as a rater sees it: a page of the same make as the real one."""
        self.ensure_one()
        return {"type": "ir.actions.act_url", "url": f"/l360/preview/{self.id}", "target": "new"}

    def _form(self):
        """Return the questionnaire's part of the launch snapshot: scale, competencies and questions in its order."""
        self.ensure_one()
        by_competency = groupby(self.item_ids.sorted(), lambda item: item.competency_id)
        return {
            "scale": self.scale_id._form(),
            "competencies": [competency._form([item._form() for item in items]) for competency, items in by_competency],
            "questions": [question._form() for question in self.question_ids.sorted()],
            "minutes": self.minutes,
        }
