from collections import defaultdict

from odoo import api, fields, models

from ..workflow.cycle import BATCH

# In these somebody is waited for.
WAITING_STATES = ("goal_setting", "self_review", "manager_review", "shared", "appealed")


class PerformanceCycle(models.Model):
    _inherit = "performance.cycle"

    @api.model
    def _cron_remind(self):
        """Remind of what is due, as activities and one mail per person; escalate what stays late. Once a day."""
        today = fields.Date.context_today(self)
        items = defaultdict(list)
        for cycle in self.search([("state", "=", "running")]):
            cycle._collect_reminders(today, items)
            cycle._collect_escalations(today, items)
        self.env["ir.cron"]._commit_progress(remaining=len(items))
        users = list(items)
        for start in range(0, len(users), BATCH):
            batch = users[start : start + BATCH]
            told = self.env["performance.digest"]._send({user: items[user] for user in batch}, today)
            # Not earlier: who is to hear of it, and has no mail yet when the server dies, hears of it in the next one.
            rows = {item["row"] for user in told for item in items[user] if "row" in item}
            self.env["performance.appraisal"].browse(rows).write({"remind_now": False})
            self.env["ir.cron"]._commit_progress(len(batch))

    def _reminder_dates(self, today):
        """Return the due dates of which somebody is reminded today."""
        company = self.company_id
        before = {fields.Date.add(today, days=days) for days in company._performance_days("performance_reminder_days")}
        after = {fields.Date.subtract(today, days=days) for days in company._performance_days("performance_late_days")}
        return before | after

    def _collect_reminders(self, today, items):
        dates = self._reminder_dates(today)
        rows = self.env["performance.appraisal"].search([("cycle_id", "=", self.id), ("state", "in", WAITING_STATES)])
        due = rows.filtered(lambda row: row.remind_now or row.due_date in dates)
        due._remind(today, items)
        waiting = self.env["performance.goal"].search(
            [("cycle_id", "=", self.id), ("approver_id.user_id", "!=", False)]
        )
        urgent = waiting.filtered(lambda goal: goal.appraisal_id.goals_due in dates)
        urgent._remind_approvers(today, items)

    def _collect_escalations(self, today, items):
        """Tell the manager's manager and HR of what is late for long, once."""
        days = self.company_id.performance_escalation_days
        if not days:
            return
        rows = self.env["performance.appraisal"].search(
            [
                ("cycle_id", "=", self.id),
                ("due_date", "<=", fields.Date.subtract(today, days=days)),
                ("state", "in", WAITING_STATES),
                ("escalated_on", "=", False),
            ]
        )
        for row in rows:
            for user in row._escalation_users():
                items[user].append(
                    row._reminder_item(today, self.env._("Late for long: %(row)s", row=row.display_name))
                )
                row._ensure_activity(user, self.env._("Late for long"))
        rows.write({"escalated_on": today})
