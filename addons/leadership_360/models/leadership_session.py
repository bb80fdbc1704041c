from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain

from ..workflow.session import GUIDES, KINDS, MOVES, STATES

# The event shows nothing to anybody else, and sends nothing: a letter would name the two.
_QUIET = {
    "dont_notify": True,
    "mail_create_nolog": True,
    "no_document": True,
    "skip_contact_description": True,
    "tracking_disable": True,
}


class LeadershipSession(models.Model):
    """A coaching or mentoring session: when, what about, and what the two have noted."""

    _name = "leadership.session"
    _description = "Session"
    _inherit = ("leadership.private", "leadership.workflow")
    _order = "start desc, id desc"
    _rec_names_search = ("participant_id.name",)
    _moves = MOVES
    _move_fields = frozenset({"state", "guide_id"})
    _hand_fields = frozenset(
        {"enrollment_id", "kind", "start", "hours", "is_debrief", "agenda", "joint_notes", "my_notes"}
    )
    _fixed_fields = frozenset({"enrollment_id", "kind"})

    enrollment_id = fields.Many2one(
        "leadership.enrollment",
        "Participation",
        required=True,
        ondelete="cascade",
        index=True,
        default=lambda self: self.env["leadership.enrollment"]._mine(),
    )
    participant_id = fields.Many2one(
        related="enrollment_id.participant_id", store=True, index=True, string="Participant"
    )
    program_id = fields.Many2one(related="enrollment_id.program_id", store=True, index=True, string="Programme")
    kind = fields.Selection(KINDS, required=True, default="coaching")
    # Fixed at planning: a later coach does not come into the conversations with an earlier one.
    guide_id = fields.Many2one("res.users", "Coach or mentor", readonly=True, required=True, copy=False, index=True)
    state = fields.Selection(
        STATES, default="planned", required=True, readonly=True, copy=False, group_expand="_in_workflow_order"
    )
    start = fields.Datetime(required=True, copy=False)
    hours = fields.Float(default=1, required=True)
    event_id = fields.Many2one("calendar.event", "Calendar entry", readonly=True, copy=False, index="btree_not_null")
    is_debrief = fields.Boolean("Debrief of a 360 report", help="Only the date and that it was held are recorded.")
    debrief_held = fields.Boolean("Debrief held", compute="_compute_debrief_held", store=True)
    agenda = fields.Text(help="What the two want to talk about. Both can read and write it.")
    joint_notes = fields.Text("Joint notes", copy=False, help="What the two have agreed. Both can read and write it.")
    my_notes = fields.Text(
        "My private notes", compute="_compute_my_notes", inverse="_inverse_my_notes", help="Only you can read them."
    )
    note_ids = fields.One2many("leadership.note", "session_id", export_string_translation=False)

    _hours_positive = models.Constraint("CHECK(hours > 0 AND hours <= 24)", "A session lasts up to 24 hours.")

    @api.depends("kind", "participant_id", "guide_id")
    @api.depends_context("uid")
    def _compute_display_name(self):
        for session, known in self._known():
            names = (known.participant_id.name, known.guide_id.name)
            session.display_name = f"{known._kind_label()}: {', '.join(name for name in names if name)}"

    @api.depends("state", "is_debrief")
    def _compute_debrief_held(self):
        for session in self:
            session.debrief_held = session.is_debrief and session.state == "held"

    @api.depends("note_ids.body")
    @api.depends_context("uid")
    def _compute_my_notes(self):
        self.env["leadership.note"]._fill(self, "session_id", "my_notes")

    def _inverse_my_notes(self):
        self.env["leadership.note"]._keep(self, "session_id", "my_notes")

    @api.model
    def _private_domain(self):
        """The participant, and the coach or mentor of this session as long as they are the participant's."""
        uid, enrollments = self.env.uid, self.env["leadership.enrollment"]
        guided = Domain.OR(
            Domain([("kind", "=", kind), ("guide_id", "=", uid), ("enrollment_id", "any", theirs)])
            for kind, theirs in (
                ("coaching", enrollments._coached_domain()),
                ("mentoring", enrollments._mentored_domain()),
            )
        )
        return Domain("participant_id", "=", uid) | guided

    @api.constrains("is_debrief", "kind")
    def _check_debrief(self):
        if any(session.is_debrief and session.kind != "coaching" for session in self):
            raise ValidationError(self.env._("A debrief is held with the coach: mentors see no results."))

    @api.model_create_multi
    def create(self, vals_list):
        sessions = super().create(vals_list)
        sessions._keep_calendars()
        return sessions

    def write(self, vals):
        result = super().write(vals)
        if {"start", "hours", "state"} & vals.keys():
            self._keep_calendars()
        return result

    def unlink(self):
        self._free_calendars()
        return super().unlink()

    def _initial_values(self, vals):
        enrollment = self.env["leadership.enrollment"].browse(vals.get("enrollment_id"))
        kind = vals.get("kind", "coaching")
        # sudo: whoever may not read the participation has been refused
        guide = enrollment.sudo()._guide(kind)
        if not guide:
            raise UserError(
                self.env._(
                    "%(kind)s needs a person for it: the participant first chooses or confirms a %(guide)s.",
                    kind=dict(self._fields["kind"]._description_selection(self.env)).get(kind, kind),
                    guide=self.env._("coach") if GUIDES.get(kind) == "coach" else self.env._("mentor"),
                )
            )
        return {"guide_id": guide.id}

    def _roles(self):
        self.ensure_one()
        known = self.sudo()  # sudo: the participation decides about the user's role
        roles = known.enrollment_id.with_env(self.env)._roles()
        if GUIDES[known.kind] in roles and known.guide_id == self.env.user:
            roles |= {"guide"}
        return roles

    def _kind_label(self):
        return dict(self._fields["kind"]._description_selection(self.env)).get(self.kind, "")

    def _keep_calendars(self):
        """Let the calendars of the two, and of nobody else, say what the session says."""
        self.filtered(lambda session: session.state == "cancelled")._free_calendars()
        for session in self.filtered(lambda session: session.state != "cancelled"):
            values = {"start": session.start, "stop": fields.Datetime.add(session.start, hours=session.hours)}
            known = session.sudo()  # sudo: a portal coach may not write events; the session names the two
            if known.event_id:
                known.event_id.with_context(**_QUIET).write(values)
            else:
                known.event_id = known.event_id.with_context(**_QUIET).create({**known._event_values(), **values})

    def _event_values(self):
        """Return what a glance at the calendar may tell: that two people meet."""
        return {
            "name": self.env._("Conversation"),
            "privacy": "private",
            "user_id": self.participant_id.id,
            "partner_ids": [fields.Command.set((self.participant_id | self.guide_id).partner_id.ids)],
        }

    def _free_calendars(self):
        # sudo: the event belongs to the two, whoever of them cancels
        self.sudo().event_id.with_context(**_QUIET).unlink()

    def action_hold(self):
        """Record that the session was held."""
        self._move("hold")

    def action_cancel(self):
        """Cancel the session and free the calendars of the two."""
        self._move("cancel")

    def action_plan_again(self):
        """Plan the session again, at its old time until another is set."""
        self._move("plan_again")
