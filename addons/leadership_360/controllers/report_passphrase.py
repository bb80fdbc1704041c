"""The page on which a participant sets, changes or gives up a passphrase (wall, section 5). It is kept nowhere."""

from odoo import http
from odoo.http import request

from ..confidential import service
from ..confidential.errors import TooManyTries, WrongPassphrase
from ..confidential.passphrase import TooShort
from ..confidential.report import html
from ..confidential.report.statement import Passphrase
from .report_door import answer, page_of

PATH = "/l360/passphrase"


class PassphrasePage(http.Controller):
    """One key for all rounds of a person."""

    @http.route(PATH, type="http", auth="user", methods=["GET"], sitemap=False)
    def page(self, **_query):
        """Whether a passphrase is set, and the forms to change that."""
        return answer(None, "open", lambda visit: _page(visit))

    @http.route(PATH, type="http", auth="user", methods=["POST"], sitemap=False)
    def post(self, **_fields):
        """Set, change or give up."""
        # the body only: what stands in an address ends in the HTTP log
        return answer(None, "act", lambda visit: _act(visit, request.httprequest.form))


def _page(visit, **values):
    if not _takes_part(visit):
        return None
    content = Passphrase(service.has_passphrase(visit.cr, visit.proof), **values)
    return page_of(html.passphrase(content, visit.words, request.csrf_token()), 400 if content.trouble else 200)


def _takes_part(visit):
    mine = [("participant_id", "=", visit.proof.uid)]
    # sudo: the person at the browser is proven, and the secret may be here: no rule is evaluated beside it
    return request.env["leadership.enrollment"].sudo().search_count(mine, limit=1)


def _act(visit, fields):
    act = _ACTS.get(fields.get("do"))
    if not act or not _takes_part(visit):
        return None
    try:
        values = act(visit, fields)
    except TooShort:
        values = {"trouble": "passphrase_short"}
    except WrongPassphrase:
        values = {"trouble": "ask_wrong"}
    except TooManyTries:
        values = {"trouble": "ask_blocked"}
    return _page(visit, **values)


def _set(visit, fields):
    if not fields.get("understood"):
        return {"trouble": "passphrase_not_understood"}
    if fields.get("words") != fields.get("again"):
        return {"trouble": "passphrase_unequal"}
    return {"code": service.set_passphrase(visit.cr, visit.proof, fields.get("words", ""))}


def _change(visit, fields):
    if fields.get("words") != fields.get("again"):
        return {"trouble": "passphrase_unequal"}
    service.change_passphrase(visit.cr, visit.proof, fields.get("secret") or " ", fields.get("words", ""))
    return {"done": "passphrase_changed_done"}


def _drop(visit, fields):
    service.drop_passphrase(visit.cr, visit.proof, fields.get("secret") or " ")
    return {"done": "passphrase_dropped_done"}


_ACTS = {"set": _set, "change": _change, "drop": _drop}
