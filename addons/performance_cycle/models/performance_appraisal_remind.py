from odoo import fields, models
from odoo.exceptions import AccessError


class PerformanceAppraisal(models.Model):
    _inherit = "performance.appraisal"

    remind_now = fields.Boolean(readonly=True, copy=False, export_string_translation=False)
    reminded_on = fields.Date("Last reminder", readonly=True, copy=False)
    escalated_on = fields.Date("Escalated on", readonly=True, copy=False)

    def action_remind(self):
        """Remind those who are waited for: an activity at once, and a line in the next mail."""
        today = fields.Date.context_today(self)
        for appraisal in self:
            if not appraisal._move_roles() & {"officer", "manager"}:
                raise AccessError(self.env._("Only the manager and HR remind."))
            user, text = appraisal.sudo()._waited_for()
            if user:
                # sudo: the to-do of another person
                appraisal.sudo()._ensure_activity(user, text)
        # sudo: flags of the schedule, which nobody writes by hand
        self.sudo().write({"remind_now": True, "reminded_on": today})
        self.env.ref("performance_cycle.ir_cron_remind").sudo()._trigger()
        return True

    def _waited_for(self):
        """Return (user, what is waited for) in the present state; an empty user if nobody is late."""
        env = self.env
        hr = self._hr_user() if self.state == "appealed" else False
        waits = {
            "goal_setting": (self.user_id, env._("Set your goals")),
            "self_review": (self.user_id, env._("Write your self-review")),
            "manager_review": (self.manager_id.user_id, env._("Review %(person)s", person=self.employee_id.name)),
            "shared": (self.user_id, env._("Read and answer your review")),
            "appealed": (hr, env._("Decide the appeal of %(person)s", person=self.employee_id.name)),
        }
        return waits.get(self.state, (env["res.users"], ""))

    def _remind(self, today, items):
        """Add these to the mails of those they wait for, and make sure of an activity."""
        for appraisal in self:
            user, text = appraisal._waited_for()
            if user:
                appraisal._ensure_activity(user, text)
                items[user].append(appraisal._reminder_item(today, text) | {"row": appraisal.id})
        self.write({"reminded_on": today})

    def _reminder_item(self, today, text):
        return {
            "text": text,
            "due": self.due_date,
            "days": (self.due_date - today).days if self.due_date else 0,
            "url": f"/odoo/action-performance_cycle.performance_appraisal_action_open/{self.id}",
        }

    def _ensure_activity(self, user, summary):
        """One open activity per person and appraisal, however often he is reminded."""
        kinds = self.env.ref("performance_cycle.activity_goals") | self.env.ref("performance_cycle.activity_review")
        if self.activity_ids.filtered(lambda row: row.user_id == user and row.activity_type_id in kinds):
            return
        self.with_context(mail_activity_quick_update=True, performance_nobody_follows=True).activity_schedule(
            "performance_cycle.activity_goals" if self.state == "goal_setting" else "performance_cycle.activity_review",
            self.due_date or fields.Date.context_today(self),
            summary,
            user_id=user.id,
        )

    def _escalation_users(self):
        """Return the manager's manager and somebody of HR, without the employee himself."""
        return (self.manager_id.parent_id.user_id | self._hr_user()) - self.user_id

    def _hr_user(self):
        """Return whoever of HR may decide here: the company's contact if he may, else the first who may."""
        members = self.env.ref("performance_cycle.group_performance_officer").all_user_ids
        people = (self.company_id.performance_hr_user_id | members).filtered(
            lambda user: user.active and not user.share
        )
        return next((user for user in people if "decider" in self.with_user(user)._move_roles()), people.browse())
