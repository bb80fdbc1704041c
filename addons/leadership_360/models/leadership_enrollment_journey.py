from odoo import api, models

from ..workflow.enrollment import PARTICIPATING

TASKS = [("state", "!=", "declined"), ("relation", "!=", "self"), ("round_state", "=", "collecting")]
# What a journey shows beside the participation itself, and which of it.
PARTS = {
    "leadership.feedback.round": [("state", "not in", ("draft", "cancelled"))],
    "leadership.session": [("state", "=", "planned")],
    "leadership.plan": [],
    "leadership.assignment": [("state", "!=", "cancelled")],
}


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
        parts = mine._parts()
        tasks = self.env["leadership.feedback.invitation"].search_count([("user_id", "=", uid), *TASKS])
        return {"tasks": tasks, "journeys": [enrollment._journey(*parts) for enrollment in mine]}

    def _parts(self):
        """Return the rounds, sessions, plans and assignments of these participations that the reader may open."""
        mine = [("enrollment_id", "in", self.ids)]
        return [self.env[model].search([*mine, *domain]) for model, domain in PARTS.items()]

    def _journey(self, *parts):
        rounds, sessions, plans, assignments = (part.filtered(lambda one: one.enrollment_id == self) for part in parts)
        steps = [step for part in (rounds, sessions, plans, assignments) for one in part for step in one._steps()]
        read = rounds.filtered(lambda one: one.state in ("closed", "released"))
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
            "steps": self._steps() + self._steps_to_a_plan(read, plans) + steps,
            "rounds": [feedback._home_row() for feedback in rounds],
            "reports": [feedback._home_row() for feedback in read],
            "sessions": [session._home_row() for session in sessions.sorted("start")],
            "plans": [plan._home_row() for plan in plans],
            "assignments": [assignment._home_row() for assignment in assignments],
        }

    def _people_beside(self):
        """Return who is at the participant's side, with the part of each."""
        beside = ((self.env._("Coach"), self.coach_id), (self.env._("Mentor"), self.mentor_id))
        return [{"part": part, "name": user.sudo().name} for part, user in beside if user]  # sudo: a name only

    def _steps(self):
        """Return what waits for the participant, apart from rounds, sessions, plan and assignments."""
        if self.state == "nominated":
            return [self._step(self.env._("Your nomination waits for the coordinator's answer."))]
        if self.state == "invited":
            text = self.env._("You are invited. Read what taking part means, then say yes or no.")
            return [self._step(text, self.env._("Answer the invitation"), self)]
        if self.state not in ("accepted", "active"):
            return []
        if not self.coach_id:
            text = self.env._("You have no coach yet. You choose who it is.")
            return [self._step(text, self.env._("Choose a coach"), self, "action_choose_coach")]
        if not self.coach_confirmed:
            text = self.env._("%(coach)s is proposed as your coach.", coach=self.coach_id.sudo().name)  # sudo: a name
            return [self._step(text, self.env._("Confirm or choose another"), self)]
        return []

    def _steps_to_a_plan(self, reports, plans):
        """Return that a plan is due, once there is a report to choose from."""
        if not reports or plans or self.state not in ("accepted", "active"):
            return []
        text = self.env._("Choose one to three behaviours to work on.")
        return [self._step(text, self.env._("Begin a plan"), action="leadership_plan_action_mine")]

    @api.model
    def _step(self, text, button="", record=None, method="", action=""):
        """Return a line of what to do next; its button opens an action, `record`, or what its `method` answers."""
        target = {"action": action} if action else record and {"model": record._name, "id": record.id, "method": method}
        return {"text": text, "button": button, "target": target or False}
