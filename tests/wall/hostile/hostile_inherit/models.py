from odoo import fields, models


class LeadershipFeedbackRound(models.Model):
    _inherit = "leadership.feedback.round"

    hostile_note = fields.Char()
