from odoo import api, fields, models
from odoo.fields import Domain

from ..workflow.nomination import RELATIONS


class LeadershipFeedbackProgress(models.Model):
    """Whether a group of a round has enough answers, once a day: for coordinators, never for the participant (R9)."""

    _name = "leadership.feedback.progress"
    _description = "Progress of a group"
    _inherit = "leadership.private"
    _log_access = False
    _order = "id"

    round_id = fields.Many2one("leadership.feedback.round", required=True, ondelete="cascade", index=True)
    relation = fields.Selection(RELATIONS, "Group", required=True)
    enough = fields.Boolean("Enough answers")
    words = fields.Char("Answers", compute="_compute_words")

    @api.depends("enough")
    def _compute_words(self):
        for progress in self:
            progress.words = self.env._("Enough") if progress.enough else self.env._("Not yet")

    @api.model
    def _private_domain(self):
        coordinated = self.env["leadership.cohort"]._coordinated_domain()
        return Domain("round_id.enrollment_id.cohort_id", "any", coordinated) & Domain(
            "round_id.participant_id", "!=", self.env.uid
        )
