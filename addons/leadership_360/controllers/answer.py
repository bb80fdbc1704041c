"""The raters' address. Who sends is known by the link's secret alone, never by a session or a cookie."""

import logging

from odoo import http
from odoo.http import request
from odoo.service.model import PG_CONCURRENCY_EXCEPTIONS_TO_RETRY
from odoo.tools.translate import code_translations

from ..answer_page import document
from ..answer_page.flow import Flow
from ..answer_page.texts import Words
from ..confidential import service

_logger = logging.getLogger(__name__)

MODULE = "leadership_360"
PATH = "/l360/a"
# Sixty ratings and three comments of 1,000 characters, in the widest encoding a browser uses, need 40 kB.
LARGEST_BODY = 128 * 1024
FORM_TYPES = ("application/x-www-form-urlencoded", "multipart/form-data")


class AnswerPage(http.Controller):
    """One address for the page, the drafts and the sending, so that the HTTP log does not tell them apart."""

    @http.route(PATH, type="http", auth="public", methods=["GET"], save_session=False, readonly=True, l360_rater=True)
    def page(self, **_query):
        """The page behind every link; it knows nothing yet."""
        return _response(_flow().first())

    # No CSRF token: the secret in the body is the proof, and no cookie is read.
    @http.route(
        PATH,
        type="http",
        auth="public",
        methods=["POST"],
        csrf=False,
        save_session=False,
        max_content_length=LARGEST_BODY,
        l360_rater=True,
    )
    def post(self, **_fields):
        """Everything a rater sends: JSON from the script, a form without it."""
        flow = _flow()
        as_json = request.httprequest.mimetype == "application/json"
        try:
            return _response(_reply(flow, as_json))
        except PG_CONCURRENCY_EXCEPTIONS_TO_RETRY:
            raise  # Odoo repeats the request
        except Exception as error:  # noqa: BLE001
            # Whatever it is: neither a traceback nor an error reporter may see what this rater sent.
            _logger.error("The answer page could not serve a request: %s", type(error).__name__)
            request.env.cr.rollback()
        return _response(flow.resting_json() if as_json else flow.resting())


def _reply(flow, as_json):
    incoming = request.httprequest
    if incoming.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return flow.calm_json() if as_json else flow.calm()
    if as_json:
        return flow.posted_json(incoming.get_data())
    return flow.posted_form(incoming.form.to_dict() if incoming.mimetype in FORM_TYPES else {})


def _flow():
    return Flow(_Vault(request.env.cr), _form_of, _words, request.httprequest.headers.get("Accept-Language", ""))


class _Vault:
    """The vault's three functions for raters, on this request's cursor."""

    def __init__(self, cr):
        self._cr = cr

    def look(self, code):
        return service.look(self._cr, code)

    def save_draft(self, code, answers):
        return service.save_draft(self._cr, code, answers)

    def submit(self, code, answers):
        return service.submit(self._cr, code, answers)


def _form_of(ref):
    # sudo: a rater has no right on rounds; the vault has just said that this link belongs to this one.
    rounds = request.env["leadership.feedback.round"].sudo()
    feedback = rounds.search_fetch([("ref", "=", ref)], ["snapshot", "pulse_part"], limit=1)
    return feedback._whole_form() or None


def _words(lang):
    if lang == "en_US":
        return Words()
    translations = code_translations.get_python_translations(MODULE, lang)
    return Words(lambda source: translations.get(source) or source)


def _response(reply):
    headers = [("Content-Type", reply.mimetype), *document.headers()]
    return request.make_response(reply.body, headers, status=reply.status)
