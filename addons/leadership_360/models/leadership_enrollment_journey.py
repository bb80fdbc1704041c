from odoo import api, models

from ..workflow.enrollment import PARTICIPATING

TASKS = [("state", "!=", "declined"), ("relation", "!=", "self"), ("round_state", "=", "collecting")]


class LeadershipEnrollment(models.Model):
    """The participant's home: where I am, what comes, what I have."""

    _inherit = "leadership.enrollment"

    @api.model
    @api.readonly
    def my_journey(self):
        """Return what the page "My journey" shows to the current user, by a constant number of queries.

        Everything is read with the reader's own rights.
        """
        uid = self.env.uid
        mine = self.search(
            [("participant_id", "=", uid), ("state", "not in", ("declined", "withdrawn"))], order="id desc"
        )
        rounds = self.env["leadership.feedback.round"].search(
            [("enrollment_id", "in", mine.ids), ("state", "not in", ("draft", "cancelled"))]
        )
        tasks = self.env["leadership.feedback.invitation"].search_count([("user_id", "=", uid), *TASKS])
        return {"tasks": tasks, "journeys": [enrollment._journey(rounds) for enrollment in mine]}

    def _journey(self, rounds):
        rounds = rounds.filtered(lambda feedback: feedback.enrollment_id == self)
        return {
            "id": self.id,
            "program": self.program_id.name,
            "cohort": self.cohort_id.name,
            "purpose": self.program_id.purpose or "",
            "state": self._label(self.state),
            "taking_part": self.state in PARTICIPATING,
            "stages": self.cohort_id._stages(),
            "stage_id": self.stage_id.id,
            "people": self._people_beside(),
            "steps": self._steps() + [step for feedback in rounds for step in feedback._steps()],
            "rounds": [feedback._home_row() for feedback in rounds],
            "reports": [
                feedback._home_row() for feedback in rounds.filtered(lambda one: one.state in ("closed", "released"))
            ],
        }

    def _people_beside(self):
        """Return who is at the participant's side, with the part of each."""
        beside = ((self.env._("Coach"), self.coach_id), (self.env._("Mentor"), self.mentor_id))
        return [{"part": part, "name": user.sudo().name} for part, user in beside if user]  # sudo: a name only

    def _steps(self):
        """Return what waits for the participant, apart from rounds."""
        if self.state == "nominated":
            return [self._step(self.env._("Your nomination waits for the coordinator's answer."))]
        if self.state == "invited":
            text = self.env._("You are invited. Read what taking part means, then say yes or no.")
            return [self._step(text, self.env._("Answer the invitation"), self)]
        taking_part = self.state in ("accepted", "active")
        if taking_part and self.coach_id and not self.coach_confirmed:
            text = self.env._("%(coach)s is proposed as your coach.", coach=self.coach_id.name)
            return [self._step(text, self.env._("Confirm or choose another"), self)]
        if taking_part and not self.coach_id:
            text = self.env._("You have no coach yet. You choose who it is.")
            return [self._step(text, self.env._("Choose a coach"), self, "action_choose_coach")]
        return []

    @api.model
    def _step(self, text, button="", record=None, method=""):
        """Return a line of "what to do next"; its button opens `record`, or what its `method` answers."""
        target = record and {"model": record._name, "id": record.id, "method": method}
        return {"text": text, "button": button, "target": target or False}
