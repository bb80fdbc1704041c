from odoo import api, models
from odoo.tools import format_date


class LeadershipEnrollment(models.Model):
    """The coach's home: the people, what is due, what they have released, and when one meets."""

    _inherit = "leadership.enrollment"

    @api.model
    @api.readonly
    def my_participants(self):
        """Return what the page "My participants" shows to a coach or mentor.

        Everything is read with the reader's own rights: a report is there only while it is released to the reader.
        """
        uid = self.env.uid
        people = self.search(["|", ("coach_id", "=", uid), ("mentor_id", "=", uid)])
        mine = [("enrollment_id", "in", people.ids)]
        reports = self.env["leadership.feedback.report"].search([("released_to_id", "=", uid)])
        parts = (
            self.env["leadership.feedback.round"].search([*mine, ("state", "not in", ("draft", "cancelled"))]),
            self.env["leadership.session"].search([*mine, ("state", "!=", "cancelled")], order="start"),
            self.env["leadership.plan"].search([*mine, ("state", "=", "active")]),
        )
        return {"people": [enrollment._coached_row(reports, *parts) for enrollment in people]}

    def _coached_row(self, reports, *parts):
        rounds, sessions, plans = (part.filtered(lambda one: one.enrollment_id == self) for part in parts)
        released = reports.filtered(lambda report: report.round_id in rounds)
        planned = sessions.filtered(lambda session: session.state == "planned")
        steps = [step for feedback in rounds for step in feedback._coach_steps()]
        steps += [step for session in planned for step in session._steps()]
        return {
            "id": self.id,
            "name": self.sudo().participant_id.name,  # sudo: whose participation the reader may open
            "program": self.program_id.name,
            "stage": self.stage_id.name or "",
            "state": self._label(self.state),
            "part": self.env._("Coach") if self.coach_id == self.env.user else self.env._("Mentor"),
            "steps": steps + self._debrief_steps(released, sessions) + plans._check_in_steps(),
            "rounds": [feedback._home_row() for feedback in rounds.filtered(lambda one: not one.date_closed)],
            "reports": [
                {"id": report.id, "closed": report.date_closed and format_date(self.env, report.date_closed)}
                for report in released
            ],
            "sessions": [session._home_row() for session in planned],
        }

    def _debrief_steps(self, released, sessions):
        """Return that a debrief is due: a report is released, and none is planned or held since its round closed."""
        closed = max((report.date_closed for report in released if report.date_closed), default=None)
        debriefs = sessions.filtered("is_debrief").mapped("start")
        if not closed or any(start.date() >= closed for start in debriefs):
            return []
        text = self.env._("A report is released to you. Plan the debrief.")
        return [self._step(text, self.env._("See the participation"), self)]
