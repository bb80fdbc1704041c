from odoo import fields, models
from odoo.tools import format_date


class LeadershipPlan(models.Model):
    """What the homes of participant and coach say of a plan. A coach's home names no focus: it is read on the plan."""

    _inherit = "leadership.plan"

    def _home_row(self):
        """Return a plan as a line, with its focus behaviours."""
        return {
            "id": self.id,
            "state": self._label(self.state),
            "check_in": self.check_in_next and format_date(self.env, self.check_in_next),
            "focuses": [{"id": focus.id, "name": focus.name, "done": focus.done_summary} for focus in self.focus_ids],
        }

    def _steps(self):
        """Return what waits for the participant."""
        step = self.env["leadership.enrollment"]._step
        if self.state == "draft":
            text = self.env._("Your development plan is a draft. Start when you know what you want to work on.")
            return [step(text, self.env._("Open the plan"), self)]
        if self.state == "active" and not self.shared_back_on:
            text = self.env._("Thank those who gave you feedback, and tell them what you work on.")
            return [step(text, self.env._("Open the plan"), self)]
        return []

    def _check_in_steps(self):
        """Return that a check-in is due; what the plan says stands on the plan only."""
        today, step = fields.Date.context_today(self), self.env["leadership.enrollment"]._step
        due = self.filtered(lambda plan: plan.check_in_next and plan.check_in_next <= today)
        return [step(self.env._("A check-in on the plan is due."), self.env._("Open the plan"), plan) for plan in due]
