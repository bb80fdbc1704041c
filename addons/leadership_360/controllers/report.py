"""The one road on which a 360 report leaves the vault: a person at a browser, on our own page (wall, section 4).

Nothing here is stored, cached or rendered by anything that an administrator could edit. Who may not open something, and
who asks for what does not exist, get the same page with the same status.
"""

import logging
from uuid import UUID

from odoo import http
from odoo.http import request
from odoo.service.model import PG_CONCURRENCY_EXCEPTIONS_TO_RETRY

from ..confidential import proof, service
from ..confidential.errors import VaultError
from ..confidential.report import html, pdf, xlsx
from ..confidential.report.reading import read
from .report_visit import Visit, words_of

_logger = logging.getLogger(__name__)

PATH = "/l360/report/<string:ref>"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# The vault's states in which no report of this database opens, whoever asks.
CLOSED_FOR_ALL = {"not set up", "missing key", "wrong key", "unsafe keyring", "locked", "locked by audit"}


class ReportPage(http.Controller):
    """The report, its files, its release and its access log."""

    # Not readonly: the line in the access log comes first.
    @http.route(PATH, type="http", auth="user", methods=["GET"], sitemap=False)
    def page(self, ref, **_query):
        """The report of the participant, or of the coach to whom it is released."""
        return _answer(ref, "open", _page)

    @http.route(f"{PATH}/pdf", type="http", auth="user", methods=["GET"], sitemap=False)
    def pdf(self, ref, **_query):
        """The same report as PDF."""
        return _answer(ref, "download", _pdf)

    @http.route(f"{PATH}/xlsx", type="http", auth="user", methods=["GET"], sitemap=False)
    def xlsx(self, ref, **_query):
        """The same report as a workbook."""
        return _answer(ref, "download", _xlsx)

    @http.route(f"{PATH}/log", type="http", auth="user", methods=["GET"], sitemap=False)
    def log(self, ref, **_query):
        """The access log and what protects the report, for the participant."""
        return _answer(ref, "open", _log)

    @http.route(f"{PATH}/release", type="http", auth="user", methods=["POST"], sitemap=False)
    def release(self, ref, coach="", **_fields):
        """Release the report to the coach whom the page has named."""
        return _answer(ref, "act", lambda visit: _release(visit, coach))

    @http.route(f"{PATH}/revoke", type="http", auth="user", methods=["POST"], sitemap=False)
    def revoke(self, ref, **_fields):
        """End the coach's access."""
        return _answer(ref, "act", _revoke)


def _answer(ref, purpose, make):
    """Ask for the proof, then make the answer; no text of a report may reach a log or an error reporter."""
    known = False
    try:
        visit = _prove(ref, purpose)
        known = isinstance(visit, Visit) and bool(visit.handle)
        reply = make(visit) if isinstance(visit, Visit) else visit
        proof.check_way_back(request)
    except PG_CONCURRENCY_EXCEPTIONS_TO_RETRY:
        raise  # Odoo repeats the request, and the proof is made anew
    except VaultError as error:
        request.env.cr.rollback()
        reply = _notice("locked", 503) if error.state.split(":")[0] in CLOSED_FOR_ALL else None
    except Exception as error:  # noqa: BLE001
        _logger.error("A 360 report could not be made: %s", type(error).__name__)
        request.env.cr.rollback()
        reply = _notice("failed", 500) if known else None
    return reply or _notice("closed", 404)


def _prove(ref, purpose):
    """Return the Visit; or the answer to whoever has no proof, which may be None."""
    try:
        found = proof.require(request, purpose)
    except proof.Refused as refused:
        return _refuse(_canonical(ref), refused.reason)
    return Visit(_canonical(ref), found) if _canonical(ref) else None


def _page(visit):
    snapshot = service.open_result(visit.cr, visit.proof, visit.ref)
    if snapshot is None:
        return None
    facts = read(snapshot, visit.words, visit.earlier())
    return _html(html.page(facts, visit.words, visit.frame(snapshot)))


def _pdf(visit):
    snapshot = service.open_result(visit.cr, visit.proof, visit.ref, "PDF")
    if snapshot is None:
        return None
    facts = read(snapshot, visit.words, visit.earlier())
    try:
        content = pdf.pdf(facts, visit.words, visit.frame(snapshot))
    except pdf.NoPdf:
        return _notice("paper", 501, visit.url, "back")
    return _file(content, "application/pdf", f"360-feedback-{snapshot['closed']}.pdf")


def _xlsx(visit):
    snapshot = service.open_result(visit.cr, visit.proof, visit.ref, "XLSX")
    if snapshot is None:
        return None
    facts = read(snapshot, visit.words, visit.earlier())
    return _file(xlsx.xlsx(facts, visit.words), XLSX_TYPE, f"360-feedback-{snapshot['closed']}.xlsx")


def _log(visit):
    if not visit.own_round:
        service.refused(visit.cr, visit.ref, visit.proof.uid, "not_the_participant")
        return None
    return _html(html.statement(visit.statement(), visit.words, visit.frame()))


def _release(visit, coach):
    handle = visit.handle
    if not visit.is_participant:
        return None
    # Only the coach whom the page has named: one who was chosen since then must be seen first.
    if handle.coach_id and str(handle.coach_id.id) == coach:
        try:
            service.release(visit.cr, visit.proof, visit.ref, handle.coach_id.id)
        except VaultError as error:
            if error.state != "error":
                raise
            return _notice("conflict", 409, visit.url, "back")
        handle._record_release(handle.coach_id)
    return request.redirect(visit.url, code=303)


def _revoke(visit):
    handle = visit.handle
    if not visit.is_participant:
        return None
    if handle.released:
        service.revoke(visit.cr, visit.ref, handle.released_to_id.id, visit.proof.uid)
        handle._record_revocation()
    return request.redirect(visit.url, code=303)


def _refuse(ref, reason):
    """Help where that gives nothing away; otherwise note it in the participant's log and say what everybody hears."""
    if reason == "no_fetch_metadata":
        return _notice("https", 403, points=["https_ask"])
    if not ref:
        return None
    if reason == "elsewhere":
        return _notice("door", 200, f"/l360/report/{ref}", "door_button")
    service.refused(request.env.cr, ref, request.session.uid, reason)
    return None


def _canonical(ref):
    """A round's reference as the vault writes it, or an empty string."""
    try:
        return str(UUID(ref))
    except ValueError:
        return ""


def _notice(name, status, action="", label="", points=()):
    words = words_of(request.env)
    return _html(html.notice(name, words, action, label, points), status)


def _html(page_and_style, status=200):
    page, style = page_and_style
    return _response(page, "text/html; charset=utf-8", style, status)


def _file(content, mimetype, name):
    return _response(content, mimetype, "'none'", 200, [("Content-Disposition", f'attachment; filename="{name}"')])


def _response(content, mimetype, style, status, more=()):
    policy = f"default-src 'none'; style-src {style}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    headers = [
        ("Content-Type", mimetype),
        ("Content-Security-Policy", policy),
        ("Cache-Control", "no-store"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("X-Robots-Tag", "noindex, nofollow, noarchive"),
        *more,
    ]
    return request.make_response(content, headers, status=status)
