from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

from ..workflow.enrollment import MOVES, STATES


class LeadershipEnrollment(models.Model):
    """A person in a cohort, from nomination to completion. Taking part is the person's own decision."""

    _name = "leadership.enrollment"
    _description = "Participation"
    _inherit = ("leadership.private", "leadership.workflow")
    _order = "cohort_id, id"
    _rec_names_search = ("employee_id.name", "cohort_id.name")
    _moves = MOVES
    _move_fields = frozenset(
        {
            "state",
            "participant_id",
            "nominated_by_id",
            "promise_version",
            "accepted_on",
            "coach_id",
            "coach_confirmed",
            "mentor_id",
            "mentor_confirmed",
            "left_on",
        }
    )
    _hand_fields = frozenset({"employee_id", "cohort_id", "reason"})

    employee_id = fields.Many2one("hr.employee", required=True, ondelete="restrict", index=True)
    # Fixed at nomination: whoever relinks the employee to another login later does not become the participant.
    participant_id = fields.Many2one("res.users", readonly=True, required=True, index=True, copy=False)
    cohort_id = fields.Many2one("leadership.cohort", required=True, ondelete="restrict", index=True)
    program_id = fields.Many2one(related="cohort_id.program_id", store=True, index=True)
    company_id = fields.Many2one(related="cohort_id.company_id", store=True)
    stage_id = fields.Many2one(related="cohort_id.stage_id")
    state = fields.Selection(
        STATES,
        default="nominated",
        required=True,
        readonly=True,
        copy=False,
        index=True,
        group_expand="_in_workflow_order",
    )
    nominated_by_id = fields.Many2one("res.users", "Nominated by", readonly=True, copy=False)
    reason = fields.Text(required=True, help="Why this programme suits this person now.")
    promise_version = fields.Char("Promise accepted", readonly=True, copy=False)
    accepted_on = fields.Date(readonly=True, copy=False)
    coach_id = fields.Many2one("res.users", readonly=True, copy=False, index="btree_not_null")
    coach_confirmed = fields.Boolean(
        "Coach confirmed", readonly=True, copy=False, help="The participant has chosen or confirmed the coach."
    )
    coach_notice = fields.Char("About the coach", compute="_compute_coach_notice")
    may_choose_coach = fields.Boolean(compute="_compute_coach_notice")
    may_confirm_coach = fields.Boolean(compute="_compute_coach_notice")
    mentor_id = fields.Many2one(
        "res.users",
        readonly=True,
        copy=False,
        index="btree_not_null",
        help="Sees the plan goals that the participant shares, never results.",
    )
    mentor_confirmed = fields.Boolean(
        "Mentor confirmed", readonly=True, copy=False, help="The participant has chosen or confirmed the mentor."
    )
    round_ids = fields.One2many("leadership.feedback.round", "enrollment_id", "360 rounds")

    _employee_uniq = models.Constraint("UNIQUE(employee_id, cohort_id)", "This person is already in this cohort.")

    @api.depends("employee_id", "cohort_id")
    @api.depends_context("uid")
    def _compute_display_name(self):
        for enrollment, known in self._known():
            enrollment.display_name = f"{known.employee_id.name or ''}, {known.cohort_id.name or ''}"

    @api.depends("coach_id", "coach_confirmed", "state")
    @api.depends_context("uid")
    def _compute_coach_notice(self):
        for enrollment in self:
            enrollment.coach_notice = enrollment._coach_problem(enrollment.coach_id)
            roles = enrollment._roles() if enrollment.id else set()
            taking_part = enrollment.state in ("accepted", "active")
            enrollment.may_choose_coach = taking_part and bool(roles & {"participant", "coordinator"})
            waiting = enrollment.coach_id and not enrollment.coach_confirmed
            enrollment.may_confirm_coach = taking_part and waiting and "participant" in roles

    @api.model
    def _private_domain(self):
        """The participant, the coach and mentor, the coordinators; a nominator until the nomination is answered."""
        uid = self.env.uid
        cohorts = self.env["leadership.cohort"]
        return (
            Domain("participant_id", "=", uid)
            | self._coached_domain()
            | self._mentored_domain()
            | Domain([("nominated_by_id", "=", uid), ("state", "=", "nominated")])
            | Domain("cohort_id", "any", cohorts._coordinated_domain())
        )

    @api.model_create_multi
    def create(self, vals_list):
        self.browse().check_access("create")
        for vals in vals_list:
            # before the insert, whose index would tell who is in the cohort
            names = {name: vals[name] for name in ("employee_id", "cohort_id") if name in vals}
            nomination = self.new({**names, **self._initial_values(vals)})
            nomination._check_nominator()
            if nomination.cohort_id:
                nomination._check_eligible()
        return super().create(vals_list)

    def _refuse_by_hand(self, vals_list):
        result = super()._refuse_by_hand(vals_list)
        answered = self.filtered(lambda enrollment: enrollment.state != "nominated")
        if answered and {"employee_id", "cohort_id"} & set().union(*vals_list) and not self._is_move():
            raise UserError(
                self.env._("Person and cohort are fixed once a nomination is answered. Nominate again instead.")
            )
        return result

    def _initial_values(self, vals):
        # sudo: the login behind an employee is not readable by every nominator
        user = self.env["hr.employee"].sudo().browse(vals.get("employee_id")).user_id
        if not user:
            raise UserError(self.env._("A participant needs a user account: results are opened by nobody else."))
        return {"participant_id": user.id, "nominated_by_id": self.env.uid}

    def _check_nominator(self):
        """Let a manager nominate people below, HR and coordinators anybody, and everybody themselves."""
        me = self.env.user
        if (
            self.env.su
            or me.id == self.participant_id.id
            or me.has_groups("hr.group_hr_user,leadership_360.group_coordinator")
            or me.id in self._users_above(self.participant_id)
        ):
            return
        raise AccessError(self.env._("You may nominate yourself and people who report to you."))

    def _check_eligible(self):
        """Refuse somebody for whom the programme is not meant. A coordinator may make an exception."""
        # sudo: whom the nomination names, for a yes or no
        program = self.sudo().program_id
        if "coordinator" in self._roles() or self.env.su or program._is_eligible(self.sudo().employee_id):
            return
        raise UserError(
            self.env._(
                "%(program)s is meant for others (%(conditions)s). A coordinator can make an exception.",
                program=program.name,
                conditions=program.eligibility,
            )
        )

    def _check_capacity(self):
        for cohort in self.cohort_id:
            places = cohort.program_id.capacity
            # sudo: the number of participants, not who they are
            taken = self.sudo().search_count(
                [("cohort_id", "=", cohort.id), ("state", "not in", ("nominated", "withdrawn", "declined"))]
            )
            if places and taken > places:
                raise UserError(
                    self.env._(
                        "%(cohort)s has %(places)s places, and all are taken.", cohort=cohort.name, places=places
                    )
                )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_taking_part(self):
        if any(enrollment.state != "nominated" for enrollment in self):
            raise UserError(self.env._("Only a nomination that nobody has answered can be deleted."))

    def _roles(self):
        """Return the current user's roles towards this participant: the one place where roles are decided."""
        self.ensure_one()
        me, known = self.env.user, self.sudo()  # sudo: whom a participation names decides about the user's role
        roles = super()._roles()
        if known.participant_id == me:
            return roles | {"participant"}  # and nothing else: nobody coordinates or coaches their own rounds
        if known._is_open_to_coach(me):
            roles.add("coach")
        if known._is_open_to_mentor(me):
            roles.add("mentor")
        if me in known.cohort_id._coordinators() and me.has_group("leadership_360.group_coordinator"):
            roles.add("coordinator")
        return roles

    def action_invite(self):
        """Invite the nominated person."""
        self._move("invite")
        self._check_capacity()

    def action_turn_down(self):
        """Answer a nomination with no."""
        self._move("turn_down")

    def action_accept(self):
        """Show the promise, which the participant accepts with the programme."""
        self.ensure_one()
        self._check_may("accept", MOVES["accept"])
        acceptance = self.env["leadership.enrollment.accept"].create({"enrollment_id": self.id})
        return acceptance._get_records_action(name=self.env._("Before you say yes"), target="new")

    def action_decline(self):
        """Decline to take part."""
        self._move("decline")

    def action_activate(self):
        """Start the programme for the participant."""
        self._move("activate")

    def action_complete(self):
        """Complete the programme for the participant."""
        self._move("complete")

    def action_withdraw(self):
        """Leave the programme, without a reason; every access of others ends at once."""
        self._end_access()
        self._move("withdraw")

    def _end_access(self):
        for enrollment in self:
            enrollment._check_may("withdraw", MOVES["withdraw"])
        # sudo: rounds are ended by the participant's withdrawal, whatever their state
        for feedback in self.sudo().round_ids:
            feedback._end_by_withdrawal()
        self._end_journey()

    def action_choose_coach(self):
        """Let the participant or the coordinator choose a coach."""
        self.ensure_one()
        choice = self.env["leadership.enrollment.coach"].create({"enrollment_id": self.id})
        return choice._get_records_action(name=self.env._("Coach"), target="new")

    @api.model
    def _setting(self, name, default):
        """Return a number of the settings, or its default."""
        # sudo: settings are readable by administrators only; these numbers are no secret
        return int(self.env["ir.config_parameter"].sudo().get_param(f"leadership_360.{name}", default))

    def action_open_rounds(self):
        """Open the 360 rounds of this participation."""
        action = self.env["ir.actions.act_window"]._for_xml_id("leadership_360.leadership_feedback_round_action")
        return {**action, "domain": [("enrollment_id", "=", self.id)], "context": {"default_enrollment_id": self.id}}
