from odoo import api, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import email_normalize

from ..confidential import service
from ..workflow.nomination import LOAD_CAP
from ..workflow.round import BEFORE_LAUNCH, OPEN


class LeadershipFeedbackInvitation(models.Model):
    """Who may be a rater (R1, R6, R7, the load cap), and the moves from proposal to approval."""

    _inherit = "leadership.feedback.invitation"

    def _check_rater(self):
        """Refuse people who cannot rate this participant, with a sentence that says why."""
        for invitation in self.filtered(lambda invitation: invitation.relation != "self"):
            # sudo: addresses and assignments that nominators cannot read, for a yes or no
            problem = invitation.sudo()._rater_problem()
            if problem:
                raise UserError(problem)

    def _rater_problem(self):
        enrollment = self.round_id.enrollment_id
        own = self.participant_id | enrollment.employee_id.user_id
        if not self.employee_id and not self.email:
            return self.env._("Choose a colleague, or give the e-mail address of somebody outside.")
        if self.employee_id and not (self.email or self.user_id):
            return self.env._(
                "%(name)s has neither an e-mail address nor a login, so the invitation cannot arrive.", name=self.name
            )
        if self.employee_id == enrollment.employee_id or self.user_id and self.user_id in own:
            return self.env._("The participant already answers in the self-assessment.")
        if self.email and self.email in self._private_addresses(enrollment):
            return self.env._("%(email)s is the participant's own address.", email=self.email)
        if self._is_coach(enrollment):
            return self.env._(
                "%(name)s coaches the participant and may open the report, so cannot be a rater.", name=self.name
            )
        if not self.employee_id and self._must_be_known() and not self._known_contact():
            return self.env._(
                "%(email)s is not among your company's contacts. Have it added there, or choose somebody else.",
                email=self.email,
            )
        return self._load_problem()

    @api.model
    def _must_be_known(self):
        # sudo: a setting, for a yes or no
        return bool(self.env["ir.config_parameter"].sudo().get_param("leadership_360.known_contacts"))

    def _known_contact(self):
        """Return the contact of the company with this outside address, or an empty one (R6)."""
        # sudo: whoever approves needs to know that there is such a contact, and of which company
        contacts = self.env["res.partner"].sudo()
        return contacts.search([("email_normalized", "=", email_normalize(self.email or ""))], limit=1)

    def _private_addresses(self, enrollment):
        """Return the participant's own addresses: a rater there would be the participant in disguise (R6)."""
        employee, user = enrollment.employee_id, enrollment.participant_id
        addresses = (employee.work_email, employee.private_email, user.login, user.email)
        return {email_normalize(address) for address in addresses if address} - {False}

    def _is_coach(self, enrollment):
        coach = enrollment.coach_id
        return coach and (self.user_id == coach or self.email and self.email == email_normalize(coach.email or ""))

    def _load_problem(self):
        """Say so when this person is already asked in as many open rounds as one person should be."""
        cap = self.env["leadership.enrollment"]._setting("load_cap", LOAD_CAP)
        # a colleague may have been named by the address alone elsewhere
        who = Domain("employee_id", "=", self.employee_id.id) if self.employee_id else Domain.FALSE
        who |= Domain("email", "=ilike", self.email) if self.email else Domain.FALSE
        others = [
            ("round_id", "!=", self.round_id.id),
            ("round_state", "in", OPEN),
            ("state", "!=", "declined"),
            ("relation", "!=", "self"),
        ]
        if len(self.search(who & Domain(others)).round_id) < cap:
            return False
        return self.env._(
            "%(name)s is already asked in %(cap)s open rounds. Please choose somebody else, or wait.",
            name=self.name,
            cap=cap,
        )

    def _roles(self):
        self.ensure_one()
        known = self.sudo()  # sudo: the round decides about the user's role
        roles = known.round_id.with_env(self.env)._roles()
        if known.user_id == self.env.user and known.relation != "self":
            roles.add("rater")
        return roles

    def _check_may(self, name, step):
        super()._check_may(name, step)
        state = self.sudo().round_id.state  # sudo: as above
        if name == "approve" and state == "collecting" or state in BEFORE_LAUNCH:
            return
        raise UserError(self.env._("The list of raters is frozen: after launch nobody can be removed or exchanged."))

    def action_approve(self):
        """Approve these raters; in a running collection they are invited at once (R5).

        Before launch somebody from outside, who has no app to see the request in, gets a letter and may decline.
        """
        self._move("approve")
        asked = self.filtered(lambda invitation: not invitation.user_id and invitation.round_state in BEFORE_LAUNCH)
        asked._queue_mail("propose")
        # sudo: the coach may approve, and joining a running round is the system's part
        for invitation in self.sudo().filtered(lambda invitation: invitation.round_state == "collecting"):
            service.add_slot(self.env.cr, invitation.round_id.ref, invitation.ref, invitation.relation)
            invitation._queue_mail("invite")

    def action_refuse(self):
        """Take these proposals off the list."""
        self._move("refuse")

    def action_decline(self):
        """Decline to be a rater, before launch."""
        self._move("decline")

    def _decline_by_letter(self):
        """Decline for somebody from outside who has come from the letter; the address was the proof."""
        self._move("decline")

    def action_answer(self):
        """Open the page of the rater's own links: no method of a model returns them, and no address names a round."""
        return {"type": "ir.actions.act_url", "url": "/l360/tasks", "target": "new"}
