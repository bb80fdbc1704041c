import logging

from odoo import models
from odoo.http import request

from ..confidential import service
from ..confidential.errors import VaultError

_logger = logging.getLogger(__name__)

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

    def write(self, vals):
        result = super().write(vals)
        if events := {_EVENTS[name] for name in _EVENTS.keys() & vals.keys()}:
            self._note_takeover(events)
        return result

    def _note_takeover(self, events):
        """Write into participants' access logs what somebody else has done to their login (wall, section 9).

        Who stands at the browser counts, not `env.uid`: an administrator's action can take on anybody's name.
        """
        actor = request.session.uid or self.env.uid if request else self.env.uid
        others = self.filtered(lambda user: not request or request.session.uid != user.id)
        # sudo: whoever changes a login need not see the rounds of its owner
        rounds = self.env["leadership.feedback.round"].sudo().search([("participant_id", "in", others.ids)])
        for feedback in rounds:
            for event in sorted(events):
                try:
                    service.note(self.env.cr, feedback.ref, actor, event)
                except VaultError as error:
                    # a locked vault shows no results; changing a password must still be possible
                    _logger.error("An access log could not be written: %s", error)
