from odoo import fields, models
from odoo.tools import format_datetime


class LeadershipSession(models.Model):
    """What the homes of participant and coach say of a session."""

    _inherit = "leadership.session"

    def _home_row(self):
        """Return a planned session as a line."""
        return {"id": self.id, "name": self.display_name, "start": self._short_start()}

    def _steps(self):
        """Return what waits for both: to say whether a session whose time is over was held."""
        if self.state != "planned" or self.start > fields.Datetime.now():
            return []
        text = self.env._("The session of %(day)s is over.", day=self._short_start())
        return [self.env["leadership.enrollment"]._step(text, self.env._("Was it held?"), self)]

    def _short_start(self):
        return format_datetime(self.env, self.start, dt_format="short")
