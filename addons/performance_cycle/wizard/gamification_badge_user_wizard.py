from odoo import fields, models
from odoo.exceptions import AccessError


class GamificationBadgeUserWizard(models.TransientModel):
    _inherit = "gamification.badge.user.wizard"

    feedback_id = fields.Many2one("performance.feedback", "From the feedback", readonly=True)
    appraisal_id = fields.Many2one("performance.appraisal", "From the review", readonly=True)

    def action_grant_badge(self):
        self._check_source()
        result = super().action_grant_badge()
        self._note_at_source()
        return result

    def _check_source(self):
        for source in (self.feedback_id, self.appraisal_id):
            if source and (not source._may_award() or source.employee_id != self.employee_id):
                raise AccessError(self.env._("This award is not yours to give from here."))

    def _note_at_source(self):
        """Link the award where it came from. Only readers of that see the link: the wall does not show it."""
        award = self.env["gamification.badge.user"].search(
            [("sender_id", "=", self.env.uid), ("user_id", "=", self.user_id.id), ("badge_id", "=", self.badge_id.id)],
            order="id desc",
            limit=1,
        )
        for source in (self.feedback_id, self.appraisal_id):
            # sudo: given feedback and a manager's appraisal are not written by hand; the right was checked
            source.sudo()._with_key().write({"award_ids": [fields.Command.link(award.id)]})
