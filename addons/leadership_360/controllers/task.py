"""The page of a colleague's own links, for those who found their requests in the app.

It lists all of them at once: an address with the reference of one would tell the HTTP log who opened which.
"""

from markupsafe import Markup

from odoo import http
from odoo.http import request
from odoo.tools import format_date

from ..answer_page import document
from ..confidential import post, proof

PATH = "/l360/tasks"


class TaskPage(http.Controller):
    """Hands a logged-in rater the links that the invitations by mail hold; no method of a model does."""

    @http.route(PATH, type="http", auth="user", methods=["GET"], sitemap=False)
    def page(self, **_query):
        """The requests of the person at the browser. Whether one is answered is not known here."""
        try:
            proof.require(request, "open")
            mine = request.env["leadership.feedback.invitation"].search(
                [("user_id", "=", request.env.uid), ("round_state", "=", "collecting"), ("state", "=", "approved")],
                order="date_end, id",
            )
            reply = _response(_list(request.env, mine))
            proof.check_way_back(request)
        except proof.Refused as refused:
            reply = _response(_notice(request.env, refused.reason), 403)
        return reply


def _list(env, invitations):
    title = env._("Requests to answer")
    rows = Markup().join(_row(env, invitation) for invitation in invitations)
    nothing = Markup("<p>%s</p>") % env._("Nobody asks for your feedback at the moment.")
    note = env._("A request stays here until its round closes, answered or not: nobody can see who has answered.")
    return _page(
        env, title, Markup("%s<p>%s</p>") % (Markup('<ul class="tasks">%s</ul>') % rows if rows else nothing, note)
    )


def _row(env, invitation):
    # sudo: the name of the one person whom this rater was asked about
    person = invitation.participant_id.sudo().name
    label = env._("Your self-assessment") if invitation.relation == "self" else env._("About %(person)s", person=person)
    until = env._("until %(end)s", end=format_date(env, invitation.date_end, date_format="long"))
    link = post.answer_link(env, invitation.round_id.sudo(), invitation)  # sudo: the round's reference
    return Markup('<li><a href="%s"><b>%s</b><span>%s</span></a></li>') % (link, label, until)


def _notice(env, reason):
    help_ = {
        "no_fetch_metadata": env._("This page needs HTTPS. Please ask your administrator."),
        "elsewhere": env._("Please open your requests from here:"),
    }
    button = Markup('<p><a href="%s">%s</a></p>') % (PATH, env._("Requests to answer"))
    text = help_.get(reason) or env._("This page opens from the Leadership app.")
    return _page(
        env, env._("Requests to answer"), Markup("<p>%s</p>%s") % (text, button if reason == "elsewhere" else "")
    )


def _page(env, title, body):
    direction = env["res.lang"]._get_data(code=env.lang or "en_US").direction or "ltr"
    return Markup(
        '<!DOCTYPE html><html lang="%s" dir="%s"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><title>%s</title><style>%s</style></head>'
        '<body><main class="wrap"><h1>%s</h1>%s</main></body></html>'
    ) % ((env.lang or "en_US").replace("_", "-"), direction, title, Markup(document.style()), title, body)


def _response(page, status=200):
    return request.make_response(
        page, [("Content-Type", "text/html; charset=utf-8"), *document.headers()], status=status
    )
