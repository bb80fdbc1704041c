from odoo import api, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

from ..confidential import post
from ..workflow import coach as rules
from ..workflow.enrollment import PARTICIPATING


class LeadershipEnrollment(models.Model):
    """Who may be the coach of a participant: asked when a coach is set and at every access."""

    _inherit = "leadership.enrollment"

    @api.model
    def _coached_domain(self):
        """Return the Domain of the participations that the current user coaches, free of conflicts today."""
        # sudo: a coach's own assignments, checked one by one against the reporting line
        mine = self.sudo().search(
            [("coach_id", "=", self.env.uid), ("coach_confirmed", "=", True), ("state", "in", PARTICIPATING)]
        )
        conflicts = mine._coach_conflicts(self.env.user)
        return Domain("id", "in", [enrollment.id for enrollment in mine if not conflicts[enrollment.id]])

    def _is_open_to_coach(self, user):
        """Whether `user` is the confirmed coach of this participant, without a conflict of interest."""
        self.ensure_one()
        known = self.sudo()  # sudo: portal coaches cannot read reporting lines
        return (
            known.coach_id == user
            and known.coach_confirmed
            and known.state in PARTICIPATING
            and not known._coach_conflict(user)
        )

    def _coach_conflict(self, coach):
        """Return the code of the rule that keeps the user `coach` from coaching this participant, or None."""
        self.ensure_one()
        return self._coach_conflicts(coach)[self.id]

    def _coach_conflicts(self, coach):
        """Return {id: code of the rule that keeps `coach` from coaching this participant, or None}.

        The number of queries grows with the depth of the reporting line only: this is asked at every access of a coach.
        """
        known = self.sudo()  # sudo: the reporting line and the list of raters, for a yes or no
        raters = known._raters_by_participant()
        employees = self._employees_of(known.participant_id | known.employee_id.user_id)
        above_coach = self._users_above(coach)
        conflicts = {}
        for enrollment in known:
            participant = enrollment.participant_id
            person = participant | enrollment.employee_id.user_id
            conflicts[enrollment.id] = rules.conflict(
                coach.id,
                participant=participant.id,
                above_participant=self._line_above(employees.filtered(lambda one, who=person: one.user_id in who)),
                above_coach=above_coach,
                raters=raters.get(participant, ()),
                coordinators=set(enrollment.cohort_id._coordinators().ids),
            )
        return conflicts

    def _raters_by_participant(self):
        """Return {participant: ids of the users who are asked about them}."""
        # sudo: who is asked decides about the coach, and is shown to nobody here
        groups = (
            self.env["leadership.feedback.invitation"]
            .sudo()
            ._read_group(
                [
                    ("participant_id", "in", self.participant_id.ids),
                    ("state", "!=", "declined"),
                    ("relation", "!=", "self"),
                ],
                ["participant_id"],
                ["user_id:array_agg"],
            )
        )
        return {participant: set(users) for participant, users in groups}

    @api.model
    def _employees_of(self, users):
        # sudo: reporting lines of other companies and for portal coaches
        return self.env["hr.employee"].sudo().with_context(active_test=False).search([("user_id", "in", users.ids)])

    @api.model
    def _users_above(self, users):
        """Return the ids of the users above `users` in the reporting line, in all companies."""
        return self._line_above(self._employees_of(users))

    @api.model
    def _line_above(self, employees):
        """Return the ids of the users above `employees`."""
        level, above = employees, employees.browse()
        while level := level.parent_id - above:
            above |= level
        return set(above.user_id.ids)

    def _coach_problem(self, coach):
        """Return in one sentence what speaks against `coach`, or False."""
        if not coach:
            return False
        sentences = {
            "self": self.env._("Nobody is their own coach."),
            "above": self.env._("%(coach)s is above the participant in the reporting line.", coach=coach.name),
            "below": self.env._("%(coach)s is below the participant in the reporting line.", coach=coach.name),
            "rater": self.env._("%(coach)s is asked for feedback about the participant.", coach=coach.name),
            "coordinator": self.env._("%(coach)s coordinates this cohort.", coach=coach.name),
        }
        return sentences.get(self._coach_conflict(coach), False)

    def _set_coach(self, coach):
        """Set or clear the coach. A coach that a coordinator proposes waits for the participant's confirmation."""
        self.ensure_one()
        roles = self._roles()
        if not roles & {"participant", "coordinator"}:
            raise AccessError(self.env._("Only the participant and the coordinator choose the coach."))
        if problem := self._coach_problem(coach):
            raise UserError(self.env._("%(problem)s Please choose another coach.", problem=problem))
        if self.coach_id != coach:
            self._close_coach_access()
            self._note_coach()
        self._assign("coach", coach, bool(coach) and "participant" in roles)

    def action_confirm_coach(self):
        """Confirm, as the participant, the coach that the coordinator has proposed."""
        for enrollment in self:
            enrollment._set_coach(enrollment.coach_id)

    def _note_coach(self):
        """Write the change into the participant's access logs: who has made it, and when (G11)."""
        # sudo: every round, whoever chooses the coach
        self.sudo().round_ids._note(self.env.uid, "coach_changed")

    def _close_coach_access(self):
        """End the access of the present coach to every report."""
        # sudo: reports follow the coach's assignment, whoever ends it
        self.sudo().round_ids.report_ids._end_release()

    def _cron_check_coaches(self):
        """Close what a reorganisation has closed, and tell the participants."""
        for enrollment in self.search([("coach_id", "!=", False), ("state", "in", PARTICIPATING)]):
            if enrollment._coach_conflict(enrollment.coach_id):
                enrollment._drop_coach()
            self.env["ir.cron"]._commit_progress(1)
        self._drop_mentors_in_conflict()

    def _drop_coach(self):
        problem = self._coach_problem(self.coach_id)
        self._close_coach_access()
        self._note_coach()
        self._assign("coach", self.coach_id.browse(), False)
        post.tell(self.env, self.participant_id, "coach_ended", reason=problem)
