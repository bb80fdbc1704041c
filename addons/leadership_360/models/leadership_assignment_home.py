from odoo import fields, models
from odoo.tools import format_date


class LeadershipAssignment(models.Model):
    """What the participant's home says of an assignment."""

    _inherit = "leadership.assignment"

    def _home_row(self):
        """Return an assignment as a line."""
        return {
            "id": self.id,
            "name": self.name,
            "state": self._label(self.state),
            "until": self.date_end and format_date(self.env, self.date_end),
        }

    def _steps(self):
        """Return what waits for the participant."""
        today, step = fields.Date.context_today(self), self.env["leadership.enrollment"]._step
        if self.state == "running" and self.date_end and self.date_end < today:
            text = self.env._("“%(name)s” should be over. Is it done?", name=self.name)
            return [step(text, self.env._("Open it"), self)]
        if self.state == "planned" and self.date_start and self.date_start <= today:
            text = self.env._("“%(name)s” could begin.", name=self.name)
            return [step(text, self.env._("Open it"), self)]
        return []
