from odoo import models
from odoo.tools import format_date


class LeadershipFeedbackRound(models.Model):
    """What the homes of participant and coach say of a round."""

    _inherit = "leadership.feedback.round"

    def _home_row(self):
        """Return a round as a line: nothing that the list of rounds does not show."""
        return {
            "id": self.id,
            "name": self.name,
            "state": self._label(self.state),
            "until": self.state == "collecting" and format_date(self.env, self.date_end),
            "closed": self.date_closed and format_date(self.env, self.date_closed),
        }

    def _steps(self):
        """Return what waits for the participant in this round. Whether they have answered, nobody knows."""
        step, day = self.env["leadership.enrollment"]._step, format_date(self.env, self.date_end)
        if self.state == "nominating":
            text = self.env._("Propose who gives you feedback.")
            return [step(text, self.env._("Choose raters"), self)]
        if self.state == "reviewing":
            return [step(self.env._("Your list of raters is being looked at."), self.env._("See the list"), self)]
        if self.state == "collecting":
            text = self.env._("Answer the same questions about yourself, until %(day)s.", day=day)
            return [step(text, self.env._("Self-assessment"), self, "action_answer")]
        if self.state == "closed":
            text = self.env._("Your report is ready. It is best read together with your coach, strengths first.")
            return [step(text, self.env._("Open the report"), self, "action_open_report")]
        return []

    def _coach_steps(self):
        """Return what waits for the coach in this round."""
        step = self.env["leadership.enrollment"]._step
        if self.state == "reviewing":
            text = self.env._("The list of raters waits for a second pair of eyes.")
            return [step(text, self.env._("Look at the list"), self)]
        return []
