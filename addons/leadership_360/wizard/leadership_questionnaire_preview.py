from odoo import api, fields, models


class LeadershipQuestionnairePreview(models.TransientModel):
    """A questionnaire as a rater, or the participant, reads it."""

    _name = "leadership.questionnaire.preview"
    _description = "Preview of a questionnaire"

    questionnaire_id = fields.Many2one("leadership.questionnaire", required=True, ondelete="cascade")
    perspective = fields.Selection(
        [("other", "As a rater"), ("self", "As the participant")], default="other", required=True
    )
    lang = fields.Selection(
        lambda self: self.env["res.lang"].get_installed(), "Language", default=lambda self: self.env.lang or "en_US"
    )
    page = fields.Html(compute="_compute_page", sanitize=False)

    @api.depends("questionnaire_id", "perspective", "lang")
    def _compute_page(self):
        for preview in self:
            questionnaire = preview.questionnaire_id.with_context(lang=preview.lang)
            preview.page = self.env["ir.qweb"]._render(
                "leadership_360.questionnaire_preview",
                {"questionnaire": questionnaire, "own": preview.perspective == "self"},
                lang=preview.lang,
            )
