import re

from odoo import api, fields, models
from odoo.exceptions import ValidationError


class LeadershipQuestionnaireQuestion(models.Model):
    """An open question of a questionnaire (Q7)."""

    _name = "leadership.questionnaire.question"
    _description = "Open question"
    _inherit = "leadership.texts"
    _rec_name = "text"
    _order = "sequence, id"

    questionnaire_id = fields.Many2one("leadership.questionnaire", required=True, ondelete="cascade", index=True)
    code = fields.Char(required=True, help="Short name that stays the same over the years, such as works_well.")
    text = fields.Char("Question", required=True, translate=True)
    optional = fields.Boolean(default=True)
    sequence = fields.Integer(default=10)

    _code_uniq = models.Constraint("UNIQUE(questionnaire_id, code)", "Each open question needs a code of its own.")

    @api.constrains("code")
    def _check_code(self):
        for question in self:
            if not re.fullmatch(r"[a-z][a-z0-9_]*", question.code):
                raise ValidationError(
                    self.env._("The code “%(code)s” may hold small letters, digits and _ only.", code=question.code)
                )

    def _form(self):
        """Return the question as the launch snapshot holds it."""
        return {"id": self.code, "text": self._texts("text"), "optional": self.optional}
