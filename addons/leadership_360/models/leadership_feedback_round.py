from itertools import product
from uuid import uuid4

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain

from ..workflow.nomination import WINDOW_DAYS
from ..workflow.round import BEFORE_LAUNCH, MOVES, OPEN, SETTINGS, STATES, WRITABLE, writable


class LeadershipFeedbackRound(models.Model):
    """A 360 round of one participant: whom it asks, what, and until when. It holds no answer and no result."""

    _name = "leadership.feedback.round"
    _description = "360 round"
    _inherit = ("leadership.private", "leadership.workflow")
    _order = "date_start desc, id desc"
    _rec_names_search = ("name", "participant_id.name")
    _moves = MOVES
    _move_fields = frozenset({"state", "ref", "snapshot", "pulse_part", "date_closed", "date_forgotten", "log_deleted"})
    _hand_fields = SETTINGS | {"enrollment_id", "kind"}

    name = fields.Char(compute="_compute_name", store=True, readonly=False, precompute=True, required=True)
    ref = fields.Char("Reference", readonly=True, required=True, copy=False)
    enrollment_id = fields.Many2one(
        "leadership.enrollment", "Participation", required=True, ondelete="restrict", index=True
    )
    participant_id = fields.Many2one(
        related="enrollment_id.participant_id", store=True, index=True, string="Participant"
    )
    coach_id = fields.Many2one(related="enrollment_id.coach_id", store=True, string="Coach")
    program_id = fields.Many2one(related="enrollment_id.program_id", store=True, string="Programme")
    state = fields.Selection(
        STATES,
        default="draft",
        required=True,
        readonly=True,
        copy=False,
        index=True,
        group_expand="_in_workflow_order",
    )
    questionnaire_id = fields.Many2one(
        "leadership.questionnaire",
        compute="_compute_questionnaire_id",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
        ondelete="restrict",
    )
    date_start = fields.Date("Starts on", required=True, default=fields.Date.context_today, copy=False)
    date_end = fields.Date("End", required=True, default=lambda self: self._default_date_end(), copy=False)
    date_closed = fields.Date("Closed on", readonly=True, copy=False)
    k = fields.Integer(
        "Minimum per group",
        default=3,
        help="A group with fewer answers is never shown by itself. 4 or 5 is better.",
    )
    small_groups = fields.Selection(
        [("merge", "Combine with another group"), ("drop", "Leave out")], default="merge", required=True
    )
    manager_shown = fields.Boolean("Manager shown by themselves", default=True)
    floor = fields.Boolean("Show the lowest means as “1.5 or lower”", default=True)
    comment_labels = fields.Boolean(
        "Label comments with the group", help="Only where every group has 5 answers or more."
    )
    manager_approves = fields.Boolean(
        "Manager may approve the list",
        help="While the list is in review, the participant's manager sees who is proposed, and approves or sends back.",
    )
    early_reason = fields.Char("Reason for an early round", help="Needed less than a year after the last full round.")
    writable = fields.Char("Open to me for writing", compute="_compute_writable", export_string_translation=False)
    snapshot = fields.Json(readonly=True, copy=False)
    invitation_ids = fields.One2many("leadership.feedback.invitation", "round_id", "Raters", copy=False)
    report_ids = fields.One2many("leadership.feedback.report", "round_id")

    _ref_uniq = models.Constraint("UNIQUE(ref)", "A reference is used once.")
    _k_range = models.Constraint("CHECK(k BETWEEN 3 AND 10)", "The minimum per group lies between 3 and 10.")
    _dates_in_order = models.Constraint("CHECK(date_end > date_start)", "A round ends after it starts.")
    _one_open = models.UniqueIndex(
        f"(participant_id) WHERE state IN {OPEN!r}",
        "This person has an open round. One at a time, so that rounds cannot be compared.",
    )

    @api.model
    def _default_date_end(self):
        return fields.Date.add(fields.Date.context_today(self), days=max(WINDOW_DAYS))

    @api.depends("enrollment_id")
    def _compute_name(self):
        for feedback in self:
            feedback.name = feedback.name or feedback.enrollment_id.program_id.name or ""

    @api.depends("name", "participant_id")
    @api.depends_context("uid")
    def _compute_display_name(self):
        for feedback, known in self._known():
            names = (known.participant_id.name, known.name)
            feedback.display_name = ": ".join(name for name in names if name)

    @api.depends("state")
    @api.depends_context("uid")
    def _compute_writable(self):
        for feedback in self:
            # a new round is written by its coordinator
            names = writable(feedback.state, feedback._roles()) if feedback.id else SETTINGS - {"invitation_ids"}
            feedback.writable = f" {' '.join(sorted(names))} "

    @api.model
    def _private_domain(self):
        """The participant, the coach without a conflict of interest, the coordinators; a manager who approves."""
        enrollments = self.env["leadership.enrollment"]
        coordinated = self.env["leadership.cohort"]._coordinated_domain()
        return (
            Domain("participant_id", "=", self.env.uid)
            | Domain("enrollment_id", "any", enrollments._coached_domain())
            | Domain("enrollment_id.cohort_id", "any", coordinated)
            | self._manager_domain()
        )

    @api.model
    def _manager_domain(self):
        """Return the Domain of the lists that the current user reviews as the participant's manager (R5)."""
        return Domain(
            [
                ("manager_approves", "=", True),
                ("state", "=", "reviewing"),
                ("enrollment_id.employee_id.parent_id.user_id", "=", self.env.uid),
                ("participant_id", "!=", self.env.uid),
            ]
        )

    @api.constrains("enrollment_id")
    def _check_taking_part(self):
        for feedback in self:
            if feedback.enrollment_id.state not in ("accepted", "active"):
                raise ValidationError(
                    self.env._("A round starts when the participant has accepted the programme: it is voluntary.")
                )

    @api.constrains("comment_labels", "k")
    def _check_comment_labels(self):
        for feedback in self:
            if feedback.comment_labels and feedback.k < 5:
                raise ValidationError(self.env._("Labelled comments need a minimum of 5 per group."))

    @api.model_create_multi
    def create(self, vals_list):
        rounds = super().create(vals_list)
        rounds._invite_participant()
        return rounds

    def _initial_values(self, vals):
        return {"ref": str(uuid4())}

    def _refuse_by_hand(self, vals_list):
        result = super()._refuse_by_hand(vals_list)
        if not self._is_move():
            for feedback, vals in product(self, vals_list):
                feedback._refuse_frozen(vals)
        return result

    def _refuse_frozen(self, vals):
        """Refuse what the table WRITABLE does not open in this state (R5, Q9); holds under sudo after launch."""
        known, roles = self.sudo(), self._roles()  # sudo: to compare with the stored dates
        allowed = writable(known.state, roles)
        if "system" in roles:
            allowed |= (self._fields.keys() - self._hand_fields) | WRITABLE["coordinator"].get(known.state, frozenset())
        refused = vals.keys() - allowed
        if refused:
            raise UserError(
                self.env._(
                    "%(fields)s cannot be changed by you in this state of the round.", fields=self._names_of(refused)
                )
            )
        end = fields.Date.to_date(vals.get("date_end"))
        if end and known.state not in BEFORE_LAUNCH and end < known.date_end:
            raise UserError(self.env._("After launch the end can only be moved forward."))

    @api.ondelete(at_uninstall=False)
    def _unlink_except_begun(self):
        if any(feedback.state not in ("draft", "cancelled") for feedback in self):
            raise UserError(self.env._("Cancel the round instead: only drafts and cancelled rounds can be deleted."))

    def _roles(self):
        self.ensure_one()
        # sudo: the participation decides about the user's role
        known = self.sudo()
        roles = known.enrollment_id.with_env(self.env)._roles()
        return roles | {"approving_manager"} if known.filtered_domain(self._manager_domain()) else roles

    def _invite_participant(self):
        """Give the participant their own place: the self-assessment (R1)."""
        # sudo: nobody nominates the participant
        places = [
            {"round_id": feedback.id, "relation": "self", "employee_id": feedback.enrollment_id.employee_id.id}
            for feedback in self.sudo()
        ]
        self.env["leadership.feedback.invitation"]._keyed().create(places)

    def action_start(self):
        """Ask the participant to nominate raters."""
        self._check_distance()
        self._move("start")

    def action_submit_list(self):
        """Hand the list of raters to the coach and the coordinator."""
        self._move("submit_list")

    def action_send_back(self):
        """Return the list to the participant."""
        self._move("send_back")

    def action_close(self):
        """Close the collection now; the job does it within minutes."""
        self._move("close")
        self.env.ref("leadership_360.ir_cron_close")._trigger()

    def action_answer(self):
        """Lead the participant to the self-assessment."""
        return self.invitation_ids.action_answer()

    def action_open_report(self):
        """Open the page of the report."""
        return self.report_ids.action_open()
