from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError


class GamificationBadgeUserWizard(models.TransientModel):
    _inherit = "gamification.badge.user.wizard"

    feedback_id = fields.Many2one("performance.feedback", "From the feedback", readonly=True)
    appraisal_id = fields.Many2one("performance.appraisal", "From the review", readonly=True)
    may_pay = fields.Boolean(compute="_compute_may_pay", export_string_translation=False)
    currency_id = fields.Many2one(related="appraisal_id.company_id.currency_id")
    amount = fields.Monetary(
        "With an amount, paid once", help="Becomes an outcome that HR decides on. Nobody else sees it."
    )

    @api.depends_context("uid")
    @api.depends("appraisal_id")
    def _compute_may_pay(self):
        for wizard in self:
            wizard.may_pay = wizard.appraisal_id.can_propose

    def action_grant_badge(self):
        self._check_source()
        result = super().action_grant_badge()
        self._note_at_source()
        self._propose_amount()
        return result

    def _check_source(self):
        for source in (self.feedback_id, self.appraisal_id):
            if source and (not source._may_award() or source.employee_id != self.employee_id):
                raise AccessError(self.env._("This award is not yours to give from here."))
        if self.amount and not self.may_pay:
            raise UserError(
                self.env._("An amount goes with an award only after a shared review, by the manager who acts on it.")
            )

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

    def _propose_amount(self):
        """Turn the amount into an outcome, in the giver's name: HR decides on it like on any other."""
        if self.amount:
            self.env["performance.outcome"].create(
                {
                    "appraisal_id": self.appraisal_id.id,
                    "kind": "compensation",
                    "basis": "one_off",
                    "amount": self.amount,
                    "justification": self.env._(
                        "With the award “%(award)s”: %(reason)s", award=self.badge_id.name, reason=self.comment
                    ),
                }
            ).action_propose()
