"""Where somebody from outside says no before a round begins (section 3): one page, one button.

Its address is the reference of a place on a list, known to nobody but the letter and those who keep the list. It opens
no answer: the secret of a rater's link is made from a key that does not exist yet.
"""

from uuid import UUID

from markupsafe import Markup

from odoo import http
from odoo.http import request

from ..answer_page import document
from ..workflow.round import BEFORE_LAUNCH

PATH = "/l360/decline/<string:ref>"


class DeclinePage(http.Controller):
    """Reading the page changes nothing: mail scanners follow links."""

    @http.route(PATH, type="http", auth="public", methods=["GET"], sitemap=False, save_session=False)
    def page(self, ref, **_query):
        """Ask once more; the same page for whatever is over or does not exist."""
        return _response(_question(request.env, ref) if _waiting(ref) else _over(request.env))

    # No CSRF token: whoever knows the address may decline, and it does nothing else.
    @http.route(PATH, type="http", auth="public", methods=["POST"], csrf=False, sitemap=False, save_session=False)
    def post(self, ref, **_fields):
        """Decline."""
        if invitation := _waiting(ref):
            invitation._decline_by_letter()
            return _response(_done(request.env))
        return _response(_over(request.env))


def _waiting(ref):
    """The place of somebody from outside in a round that has not begun; empty for everything else."""
    invitations = request.env["leadership.feedback.invitation"].sudo()  # sudo: the address is the proof
    try:
        canonical = str(UUID(ref))
    except ValueError:
        return invitations
    return invitations.search(
        [
            ("ref", "=", canonical),
            ("user_id", "=", False),
            ("relation", "!=", "self"),
            ("state", "!=", "declined"),
            ("round_state", "in", BEFORE_LAUNCH),
        ]
    )


def _question(env, ref):
    button = Markup('<form method="post" action="/l360/decline/%s"><p><button class="go">%s</button></p></form>') % (
        ref,
        env._("I would rather not be asked"),
    )
    return _page(
        env,
        env._("Would you rather not be asked?"),
        Markup("<p>%s</p>%s") % (env._("You get no questionnaire then. You need not give a reason."), button),
    )


def _done(env):
    return _page(env, env._("Thank you for letting us know"), Markup("<p>%s</p>") % env._("You will not be asked."))


def _over(env):
    return _page(
        env,
        env._("Nothing to decline here"),
        Markup("<p>%s</p>") % env._("The questionnaire has begun or is over. Answering it is voluntary."),
    )


def _page(env, title, body):
    lang = env.lang or "en_US"
    inside = Markup('<main class="wrap"><h1>%s</h1>%s</main>') % (title, body)
    return document.document(inside, lang, title, title)


def _response(page):
    return request.make_response(page, [("Content-Type", "text/html; charset=utf-8"), *document.headers()])
