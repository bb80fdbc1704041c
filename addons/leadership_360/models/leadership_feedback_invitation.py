from uuid import uuid4

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import email_normalize

from ..workflow.invitation import MOVES, STATES
from ..workflow.nomination import ACQUAINTED_MONTHS, RELATIONS
from ..workflow.round import BEFORE_LAUNCH


class LeadershipFeedbackInvitation(models.Model):
    """A rater's place in a round. It never says whether the rater has answered.

    No creation or change dates and users: after launch nothing here may move with what a rater does.
    """

    _name = "leadership.feedback.invitation"
    _description = "Rater"
    _inherit = ("leadership.private", "leadership.workflow")
    _log_access = False
    _order = "round_id desc, relation, name, id"
    _moves = MOVES
    _move_fields = frozenset({"state", "ref", "user_id"})
    _hand_fields = frozenset({"round_id", "relation", "employee_id", "name", "email", "lang", "months"})

    round_id = fields.Many2one("leadership.feedback.round", required=True, ondelete="cascade", index=True)
    # the address at which somebody from outside says no is made of it: whoever knew it could do so for them
    ref = fields.Char(
        "Reference",
        readonly=True,
        required=True,
        copy=False,
        groups=fields.NO_ACCESS,
        default=lambda self: str(uuid4()),
    )
    relation = fields.Selection(RELATIONS, "Group", required=True, default="peer")
    employee_id = fields.Many2one("hr.employee", "Colleague", ondelete="restrict", index="btree_not_null")
    user_id = fields.Many2one("res.users", "Login", readonly=True, index="btree_not_null")
    name = fields.Char(compute="_compute_person", store=True, readonly=False, precompute=True, required=True)
    email = fields.Char("E-mail", compute="_compute_person", store=True, readonly=False, precompute=True)
    lang = fields.Selection(
        lambda self: self.env["res.lang"].get_installed(),
        "Language",
        compute="_compute_person",
        store=True,
        readonly=False,
        precompute=True,
    )
    months = fields.Integer("Months worked together")
    state = fields.Selection(STATES, default="nominated", required=True, readonly=True, index=True)
    mail_due = fields.Selection(
        [
            ("propose", "Proposal"),
            ("invite", "Invitation"),
            ("remind", "Reminder"),
            ("too_few", "Too few answers"),
            ("cancelled", "Cancelled"),
        ],
        readonly=True,
        export_string_translation=False,
    )
    mail_tries = fields.Integer(readonly=True)
    round_state = fields.Selection(related="round_id.state", store=True, string="State of the round")
    participant_id = fields.Many2one(related="round_id.participant_id", store=True, string="About", index=True)
    date_end = fields.Date(related="round_id.date_end", store=True, string="Until")
    hint = fields.Char(compute="_compute_hint")

    _ref_uniq = models.Constraint("UNIQUE(ref)", "A reference is used once.")
    _employee_once = models.UniqueIndex(
        "(round_id, employee_id) WHERE employee_id IS NOT NULL",
        "This person is already on the list: one person, one place.",
    )
    _email_once = models.UniqueIndex(
        "(round_id, lower(email)) WHERE email IS NOT NULL",
        "This address is already on the list: one person, one place.",
    )

    @api.depends("employee_id")
    def _compute_person(self):
        for invitation in self:
            person = invitation.sudo().employee_id  # sudo: nominators see colleagues' public profiles only
            if person:
                user = person.user_id
                invitation.name = person.name
                invitation.email = person.work_email or user.email
                invitation.lang = user.lang or person.lang or self.env.lang
            else:
                invitation.name, invitation.email = invitation.name, invitation.email
                invitation.lang = invitation.lang or self.env.lang or "en_US"

    @api.depends("months", "email", "employee_id")
    def _compute_hint(self):
        for invitation in self:
            hints = []
            if 0 < invitation.months < ACQUAINTED_MONTHS:
                hints.append(self.env._("Less than %(months)s months together.", months=ACQUAINTED_MONTHS))
            if invitation.email and not invitation.employee_id and invitation.state == "nominated":
                hints.append(invitation._outside_hint())
            invitation.hint = " ".join(hints)

    def _outside_hint(self):
        """Say what is known of an outside address: whoever approves it vouches for it (R6)."""
        contact = self._known_contact()
        if not contact:
            return self.env._("Outside address, not among the contacts: check it before you approve.")
        company = contact.commercial_partner_id
        name = contact.name if company == contact else f"{contact.name} ({company.name})"
        return self.env._("Outside address of the contact %(name)s: check it before you approve.", name=name)

    @api.model
    def _private_domain(self):
        """The people of the round, and the rater for their own place."""
        rounds = self.env["leadership.feedback.round"]._private_domain()
        return Domain("user_id", "=", self.env.uid) | Domain("round_id", "any", rounds)

    def _initial_values(self, vals):
        # sudo: the login behind a colleague is not readable by every nominator
        user = self.env["hr.employee"].sudo().browse(vals.get("employee_id")).user_id
        return {
            "user_id": user.id,
            "state": "approved" if vals.get("relation") == "self" else "nominated",
        }

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            if vals.get("email"):
                vals["email"] = self._checked_email(vals["email"])
        invitations = super().create(vals_list)
        if not self._is_move():
            invitations._check_open()
        invitations._check_rater()
        return invitations

    def _checked_email(self, email):
        if not (normal := email_normalize(email)):
            raise UserError(self.env._("“%(email)s” is not an e-mail address.", email=email))
        return normal

    def write(self, vals):
        by_hand = frozenset() if self._is_move() else self._hand_fields & vals.keys()
        if by_hand:
            self._check_open()
            if by_hand & {"employee_id", "round_id"}:
                raise UserError(self.env._("Remove this rater and add the other one."))
        if vals.get("email"):
            vals = dict(vals, email=self._checked_email(vals["email"]))
        result = super().write(vals)
        if by_hand:
            self._check_rater()
            self._approve_anew(by_hand)
        return result

    def _approve_anew(self, changed):
        """Let a changed address or group be approved again: what was checked is not what will be asked (R6)."""
        if changed & {"email", "relation"}:
            self.filtered(lambda invitation: invitation.state == "approved")._keyed().write({"state": "nominated"})

    @api.ondelete(at_uninstall=False)
    def _unlink_except_launched(self):
        if self._is_move():
            return
        self._check_open()

    def _check_open(self):
        """Refuse a change of the list by somebody without a part in it, or after launch (R5).

        A rater who waits for approval in a running round has no place in it yet.
        """
        for invitation in self:
            if invitation.relation == "self":
                raise UserError(self.env._("There is one self-assessment, and it belongs to the round."))
            feedback = invitation.sudo().round_id  # sudo: whoever reaches the rater may know the round's state
            waiting = feedback.state == "collecting" and invitation.state == "nominated"
            if feedback.state not in ("nominating", "reviewing") and not waiting:
                raise UserError(
                    self.env._("The list of raters is frozen: after launch nobody can be removed or exchanged.")
                    if feedback.state not in BEFORE_LAUNCH
                    else self.env._("The round has not opened its list of raters yet.")
                )
            feedback.with_env(self.env)._refuse_frozen({"invitation_ids": True})
