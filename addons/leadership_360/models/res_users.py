from odoo import models
from odoo.http import request

from . import passkeys

# With these a stranger could become the participant.
_EVENTS = {
    "login": "login_changed",
    "oauth_provider_id": "login_changed",
    "oauth_uid": "login_changed",
    "password": "password_changed",
    "totp_secret": "second_factor_changed",
}


class ResUsers(models.Model):
    _inherit = "res.users"

    def _register_hook(self):
        super()._register_hook()
        passkeys.watch(self.env)

    def write(self, vals):
        result = super().write(vals)
        if events := {_EVENTS[name] for name in _EVENTS.keys() & vals.keys()}:
            self._note_takeover(events)
        return result

    def _note_takeover(self, events):
        """Write into participants' access logs what somebody else has done to a login that opens the report.

        That is their own, or that of the coach to whom it is released (wall, section 9).

        Who stands at the browser counts, not `env.uid`: an administrator's action can take on anybody's name.
        """
        actor = request.session.uid or self.env.uid if request else self.env.uid
        others = self.filtered(lambda user: not request or request.session.uid != user.id)
        # sudo: whoever changes a login need not see the rounds of its owner
        rounds = self.env["leadership.feedback.round"].sudo().search([("participant_id", "in", others.ids)])
        # sudo: as above
        released = self.env["leadership.feedback.report"].sudo().search([("released_to_id", "in", others.ids)])
        for event in sorted(events):
            rounds._note(actor, event)
            for report in released:
                report.round_id._note(actor, event, str(report.released_to_id.id))
