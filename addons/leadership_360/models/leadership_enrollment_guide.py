from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

from ..workflow import coach as rules
from ..workflow.enrollment import PARTICIPATING
from ..workflow.session import GUIDES


class LeadershipEnrollment(models.Model):
    """The mentor, and what a change of coach or mentor brings with it."""

    _inherit = "leadership.enrollment"

    guide_ids = fields.One2many("leadership.guide", "enrollment_id", "Coaches and mentors over time")
    session_ids = fields.One2many("leadership.session", "enrollment_id", "Sessions")
    debrief_on = fields.Date(
        "Debrief held on", compute="_compute_debrief_on", compute_sudo=True, help="The day, and nothing else (F2)."
    )
    assignment_ids = fields.One2many("leadership.assignment", "enrollment_id", "Assignments")
    plan_ids = fields.One2many("leadership.plan", "enrollment_id", "Development plans")
    mentor_notice = fields.Char("About the mentor", compute="_compute_mentor_notice")
    may_confirm_mentor = fields.Boolean(compute="_compute_mentor_notice")
    in_journey = fields.Boolean(
        compute="_compute_mentor_notice", help="The participant, or somebody at their side: not the coordinator."
    )
    may_open_plan = fields.Boolean(compute="_compute_mentor_notice")

    @api.depends("session_ids.debrief_held", "session_ids.start")
    def _compute_debrief_on(self):
        for enrollment in self:
            held = enrollment.session_ids.filtered("debrief_held").mapped("start")
            enrollment.debrief_on = max(held).date() if held else False

    @api.depends("mentor_id", "mentor_confirmed", "state")
    @api.depends_context("uid")
    def _compute_mentor_notice(self):
        for enrollment in self:
            enrollment.mentor_notice = enrollment._mentor_problem(enrollment.mentor_id)
            roles = enrollment._roles() if enrollment.id else set()
            waiting = enrollment.mentor_id and not enrollment.mentor_confirmed
            enrollment.may_confirm_mentor = bool(
                waiting and enrollment.state in ("accepted", "active") and "participant" in roles
            )
            enrollment.may_open_plan = enrollment.state in PARTICIPATING and bool(roles & {"participant", "coach"})
            enrollment.in_journey = enrollment.state in PARTICIPATING and bool(
                roles & {"participant", "coach", "mentor"}
            )

    @api.model
    def _mine(self):
        """Return the current user's own participation if exactly one is running."""
        running = [("participant_id", "=", self.env.uid), ("state", "in", ("accepted", "active"))]
        mine = self.search(running)
        return mine if len(mine) == 1 else mine.browse()

    @api.model
    def _mentored_domain(self):
        """Return the Domain of the participations that the current user mentors, free of conflicts today."""
        # sudo: a mentor's own assignments, checked one by one against the reporting line
        mine = self.sudo().search(
            [("mentor_id", "=", self.env.uid), ("mentor_confirmed", "=", True), ("state", "in", PARTICIPATING)]
        )
        free = mine.filtered(lambda enrollment: not enrollment._mentor_conflict(enrollment.mentor_id))
        return Domain("id", "in", free.ids)

    def _is_open_to_mentor(self, user):
        """Whether `user` is the confirmed mentor of this participant, without a conflict of interest."""
        self.ensure_one()
        known = self.sudo()  # sudo: the reporting line, for a yes or no
        named = known.mentor_id == user and known.mentor_confirmed and known.state in PARTICIPATING
        return named and not known._mentor_conflict(user)

    def _mentor_conflict(self, mentor):
        """Return the code of the rule that keeps the user `mentor` from mentoring this participant, or None.

        A mentor opens no result, so may be a rater or a coordinator; but not somebody of the reporting line, who would
        come into a conversation that is none of a manager's.
        """
        self.ensure_one()
        known = self.sudo()  # sudo: the reporting line, for a yes or no
        return rules.conflict(
            mentor.id,
            participant=known.participant_id.id,
            above_participant=self._users_above(known.participant_id | known.employee_id.user_id),
            above_coach=self._users_above(mentor),
            raters=(),
            coordinators=(),
        )

    def _mentor_problem(self, mentor):
        """Return in one sentence what speaks against `mentor`, or False."""
        if not mentor:
            return False
        sentences = {
            "self": self.env._("Nobody is their own mentor."),
            "above": self.env._("%(mentor)s is above the participant in the reporting line.", mentor=mentor.name),
            "below": self.env._("%(mentor)s is below the participant in the reporting line.", mentor=mentor.name),
        }
        return sentences.get(self._mentor_conflict(mentor), False)

    def _set_mentor(self, mentor):
        """Set or clear the mentor. One whom a coordinator proposes waits for the participant's confirmation."""
        self.ensure_one()
        roles = self._roles()
        if not roles & {"participant", "coordinator"}:
            raise AccessError(self.env._("Only the participant and the coordinator choose the mentor."))
        if problem := self._mentor_problem(mentor):
            raise UserError(self.env._("%(problem)s Please choose another mentor.", problem=problem))
        self._assign("mentor", mentor, bool(mentor) and "participant" in roles)

    def action_choose_mentor(self):
        """Let the participant or the coordinator choose a mentor."""
        self.ensure_one()
        choice = self.env["leadership.enrollment.coach"].create({"enrollment_id": self.id, "kind": "mentor"})
        return choice._get_records_action(name=self.env._("Mentor"), target="new")

    def action_confirm_mentor(self):
        """Confirm, as the participant, the mentor that the coordinator has proposed."""
        for enrollment in self:
            enrollment._set_mentor(enrollment.mentor_id)

    def _guide(self, kind):
        """Return the confirmed coach or mentor for a session of `kind`, or nobody."""
        role = GUIDES.get(kind)
        if not role or self.state not in PARTICIPATING or not self[f"{role}_confirmed"]:
            return self.env["res.users"]
        return self[f"{role}_id"]

    def _assign(self, role, user, confirmed):
        """Write the coach or mentor (`role`), end what the former one had, and keep the history."""
        former = self[f"{role}_id"]
        if former != user:
            self._part_from(role, former)
        self._keyed().write({f"{role}_id": user.id, f"{role}_confirmed": confirmed})
        self.env["leadership.guide"]._record(self, role, user if confirmed else user.browse())

    def _drop_mentors_in_conflict(self):
        """End what a reorganisation has ended. The participant sees that the place is free."""
        for enrollment in self.search([("mentor_id", "!=", False), ("state", "in", PARTICIPATING)]):
            if enrollment._mentor_conflict(enrollment.mentor_id):
                enrollment._assign("mentor", enrollment.mentor_id.browse(), False)
            self.env["ir.cron"]._commit_progress(1)

    def _end_journey(self):
        """End what others have in the journey of somebody who leaves."""
        for enrollment in self:
            for role in GUIDES.values():
                enrollment._part_from(role, enrollment[f"{role}_id"])
                self.env["leadership.guide"]._record(enrollment, role, self.env["res.users"])
            self.env["leadership.plan.share"]._take_back(enrollment.participant_id)
            enrollment.plan_ids._forget_reminders("share_back", "check_in")
            # sudo: with the participation, what it has opened to sponsors and coordinators ends
            open_ = enrollment.sudo().assignment_ids.filtered(lambda one: one.state in ("planned", "running"))
            open_._move("cancel")

    def _part_from(self, role, former):
        """Cancel what is planned with the former coach or mentor, and delete what was shared with them."""
        kinds = [kind for kind, guide in GUIDES.items() if guide == role]
        # sudo: whoever ends the assignment, the calendars of the two are freed
        planned = (
            self.env["leadership.session"]
            .sudo()
            .search(
                [
                    ("enrollment_id", "=", self.id),
                    ("kind", "in", kinds),
                    ("guide_id", "=", former.id),
                    ("state", "=", "planned"),
                ]
            )
        )
        planned._move("cancel")
        if role == "mentor" and former:
            self.env["leadership.plan.share"]._take_back(self.participant_id, former)

    def action_open_assignments(self):
        """Open the assignments of this participation."""
        action = self.env["ir.actions.act_window"]._for_xml_id("leadership_360.leadership_assignment_action")
        return {**action, "domain": [("enrollment_id", "=", self.id)], "context": {"default_enrollment_id": self.id}}

    def action_open_plans(self):
        """Open the development plans of this participation."""
        action = self.env["ir.actions.act_window"]._for_xml_id("leadership_360.leadership_plan_action")
        return {**action, "domain": [("enrollment_id", "=", self.id)], "context": {"default_enrollment_id": self.id}}

    def action_open_sessions(self):
        """Open the sessions of this participation."""
        action = self.env["ir.actions.act_window"]._for_xml_id("leadership_360.leadership_session_action")
        return {**action, "domain": [("enrollment_id", "=", self.id)], "context": {"default_enrollment_id": self.id}}
