from odoo import models


class PerformanceFeedback(models.Model):
    """Feedback, as it leads to an award."""

    _name = "performance.feedback"
    _inherit = ["performance.feedback", "performance.award.source"]

    _award_source = "feedback_id"

    def _may_award(self):
        return bool(self.state == "given" and self.giver_id == self.env.user)
