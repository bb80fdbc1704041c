from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tools import format_date

# Who gave what to whom stands; only the words may still be mended.
FIXED = {"sender_id", "user_id", "employee_id", "badge_id", "challenge_id"}


class GamificationBadgeUser(models.Model):
    _inherit = "gamification.badge.user"

    company_id = fields.Many2one(related="employee_id.company_id", store=True, index=True)

    @api.constrains("user_id", "sender_id")
    def _check_not_oneself(self):
        if any(award.user_id == award.sender_id for award in self):
            raise ValidationError(self.env._("An award is for a colleague, not for yourself."))

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su:
            vals_list = [self._as_award(vals) for vals in vals_list]
        awards = super().create(vals_list)
        awards._check_monthly_limit()
        return awards

    def write(self, vals):
        if not self.env.su and FIXED & vals.keys() and any(award.sender_id for award in self):
            raise AccessError(self.env._("An award stands as it was given: please give another one."))
        return super().write(vals)

    def _as_award(self, vals):
        """Return the values of what a person gives: in the own name, with a reason."""
        # What a challenge gives has no giver; only who runs challenges may say that it was one.
        if vals.get("challenge_id") and self.env["gamification.challenge"].has_access("write"):
            return vals
        if not (vals.get("comment") or "").strip():
            raise UserError(self.env._("Please say what the award is for: everybody reads it."))
        return {**vals, "sender_id": self.env.uid, "challenge_id": False}

    def _check_monthly_limit(self):
        """Refuse more awards by one person in this month than the giver's company allows."""
        first = fields.Date.context_today(self).replace(day=1)
        for giver in self.filtered(lambda award: not award.challenge_id).sender_id:
            # sudo: the count must not depend on what the giver may read
            company = giver.sudo().company_id
            limit = company.performance_award_limit
            given = self.sudo().search_count(
                [("sender_id", "=", giver.id), ("challenge_id", "=", False), ("create_date", ">=", first)]
            )
            if limit and given > limit:
                raise UserError(
                    self.env._(
                        "You have given %(limit)s awards this month, as many as %(company)s allows. "
                        "The next one is possible from %(day)s.",
                        limit=limit,
                        company=company.name,
                        day=format_date(self.env, fields.Date.add(first, months=1)),
                    )
                )

    def action_give_award(self):
        """Ask for whom, which award, and what for."""
        return self.env["ir.actions.act_window"]._for_xml_id("performance_cycle.performance_award_action_give")
