from odoo import api, fields, models


class PerformanceDigest(models.Model):
    """That a person got today's one mail: what keeps a second one from being sent."""

    _name = "performance.digest"
    _description = "Reminder Mail of a Day"
    _order = "date desc, id desc"

    user_id = fields.Many2one("res.users", required=True, index=True, readonly=True, ondelete="cascade")
    date = fields.Date(required=True, readonly=True)
    item_count = fields.Integer("Reminders in it", readonly=True)

    _one_a_day = models.Constraint("UNIQUE(user_id, date)", "One mail per person and day.")

    @api.model
    def _send(self, items, today):
        """Queue one mail for each user with all of his items; who already got one today gets none.

        `items`: {res.users: [{"text", "due", "days", "url"}]}. Returns the users who get a mail.
        """
        users = self.env["res.users"].union(*items) if items else self.env["res.users"]
        had = self.sudo().search([("user_id", "in", users.ids), ("date", "=", today)]).user_id
        users = (users - had).filtered(lambda user: user.active and user.email)
        if users:
            self.sudo().create([{"user_id": user.id, "date": today, "item_count": len(items[user])} for user in users])
            # sudo: mails are queued for others; they hold nothing but titles and dates of what waits for them
            self.env["mail.mail"].sudo().create([self._mail_values(user, items[user]) for user in users])
        return users

    def _mail_values(self, user, items):
        env = self.with_context(lang=user.lang).env
        body = env["ir.qweb"]._render(
            "performance_cycle.digest_mail",
            {"user": user, "items": sorted(items, key=lambda item: (item["due"] or fields.Date.today(), item["text"]))},
        )
        return {
            "subject": env._("Performance: %(count)d things wait for you", count=len(items)),
            "body_html": body,
            "email_to": user.email_formatted,
            "email_from": user.company_id.email_formatted or self.env.user.email_formatted,
            "auto_delete": True,
        }
