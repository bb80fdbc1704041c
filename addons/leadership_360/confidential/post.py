"""Letters go out by the mail server directly: a row in a mail table would show recipient, link and time (3.1)."""

import logging
import smtplib
from urllib.parse import quote

from odoo.exceptions import UserError

from odoo.addons.base.models.ir_mail_server import MailDeliveryException

from . import letters, service

_logger = logging.getLogger(__name__)

# no server, no connection, a refused or unusable address: each is tried again
_FAILURES = (MailDeliveryException, UserError, smtplib.SMTPException, OSError, ValueError, AssertionError)


def invite(env, round_, invitations, kind):
    """Send the letter of `kind` to each of `invitations`, in the rater's language; return those that failed."""
    outbox = _Outbox(env)
    failed = invitations.browse()
    for invitation in invitations.filtered("email"):
        speaking = _speaking(env, invitation.lang)
        if kind == "propose":
            letter = letters.proposal(speaking, round_, f"{invitation.get_base_url()}/l360/decline/{invitation.ref}")
        else:
            link = answer_link(env, round_, invitation) if kind in ("invite", "remind") else ""
            letter = letters.to_rater(speaking, round_, invitation, kind, link)
        if not outbox.send(letter, invitation.email):
            failed |= invitation
    outbox.close()
    return failed


def tell(env, person, kind, round_=None, **values):
    """Send the user `person` a letter of `kind` about their programme; whether it went out."""
    if not person.email:
        return False
    link = person.get_base_url() + "/odoo"
    outbox = _Outbox(env)
    sent = outbox.send(letters.to_person(_speaking(env, person.lang), kind, round_, values, link), person.email)
    outbox.close()
    return sent


def answer_link(env, round_, invitation):
    """Return a rater's link, made anew each time. It is for the rater's eyes: a letter, or the page of own requests."""
    # in the fragment: a browser does not send it, so no log on the way holds it (3.1);
    # nor the rater's own name, against which the page checks the comments by itself (Q8)
    ref = invitation.sudo().ref  # sudo: no user may read it, not even the rater
    token = service.token(env.cr, round_.ref, ref)
    return f"{invitation.get_base_url()}/l360/a#{token},{quote(invitation.name)}"


def _speaking(env, lang):
    return env(context=dict(env.context, lang=lang or env.lang or "en_US"))


class _Outbox:
    """One connection to the mail server for a batch of letters."""

    def __init__(self, env):
        self._server = env["ir.mail_server"]
        self._sender = env.company.email_formatted or env.user.email_formatted
        self._session = None

    def send(self, letter, address):
        """Send `letter` to `address`; False if it failed. The log names the kind of failure, never address or link."""
        message = self._server._build_email__(
            self._sender,
            [address],
            letter.subject,
            letter.text(),
            body_alternative=letter.html(),
            subtype_alternative="html",
            headers={"Auto-Submitted": "auto-generated"},
        )
        try:
            self._session = self._session or self._server._connect__(smtp_from=self._sender)
            self._server.send_email(message, smtp_session=self._session)
        except _FAILURES as error:
            _logger.info("A letter could not be sent: %s", type(error).__name__)
            self._session = None
            return False
        return True

    def close(self):
        """Say goodbye to the mail server."""
        if self._session:
            self._session.quit()
