from odoo import api, models
from odoo.tools import format_date


class LeadershipEnrollment(models.Model):
    """The coach's home: the people, what is due, and what they have released."""

    _inherit = "leadership.enrollment"

    @api.model
    @api.readonly
    def my_participants(self):
        """Return what the page "My participants" shows to a coach or mentor, by a constant number of queries.

        Everything is read with the reader's own rights: a report is there only while it is released to the reader.
        """
        uid = self.env.uid
        people = self.search(["|", ("coach_id", "=", uid), ("mentor_id", "=", uid)])
        coached = people.filtered(lambda enrollment: enrollment.coach_id.id == uid)
        rounds = self.env["leadership.feedback.round"].search(
            [("enrollment_id", "in", coached.ids), ("state", "not in", ("draft", "cancelled"))]
        )
        reports = self.env["leadership.feedback.report"].search([("released_to_id", "=", uid)])
        by_round = reports.grouped("round_id")
        return {"people": [enrollment._coached_row(rounds, by_round) for enrollment in people]}

    def _coached_row(self, rounds, reports):
        mine = rounds.filtered(lambda feedback: feedback.enrollment_id == self)
        released = [report for feedback in mine for report in reports.get(feedback, ())]
        return {
            "id": self.id,
            "name": self.sudo().participant_id.name,  # sudo: whose participation the reader may open
            "program": self.program_id.name,
            "stage": self.stage_id.name or "",
            "state": self._label(self.state),
            "part": self.env._("Coach") if self.coach_id == self.env.user else self.env._("Mentor"),
            "steps": [step for feedback in mine for step in feedback._coach_steps()],
            "rounds": [feedback._home_row() for feedback in mine.filtered(lambda one: not one.date_closed)],
            "reports": [
                {"id": report.id, "closed": format_date(self.env, report.date_closed) if report.date_closed else ""}
                for report in released
            ],
        }
