"""The one road on which a 360 report leaves the vault: a person at a browser, on our own page (wall, section 4).

Nothing here is stored, cached or rendered by anything that an administrator could edit.
"""

from odoo import http
from odoo.http import request

from ..confidential import service
from ..confidential.errors import VaultError
from ..confidential.report import html, pdf, xlsx
from ..confidential.report.reading import read
from .report_door import answer, file_of, notice, page_of
from .report_focus import choose_focus

PATH = "/l360/report/<string:ref>"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ReportPage(http.Controller):
    """The report, its files and its release. With a passphrase a page is asked for by POST."""

    # Not readonly: the line in the access log comes first.
    @http.route(PATH, type="http", auth="user", methods=["GET", "POST"], sitemap=False)
    def page(self, ref, **_query):
        """The report of the participant, or of the coach to whom it is released."""
        return answer(ref, "open", _page)

    @http.route(f"{PATH}/pdf", type="http", auth="user", methods=["GET", "POST"], sitemap=False)
    def pdf(self, ref, **_query):
        """The same report as PDF."""
        return answer(ref, "download", _pdf)

    @http.route(f"{PATH}/xlsx", type="http", auth="user", methods=["GET", "POST"], sitemap=False)
    def xlsx(self, ref, **_query):
        """The same report as a workbook."""
        return answer(ref, "download", _xlsx)

    @http.route(f"{PATH}/focus", type="http", auth="user", methods=["POST"], sitemap=False)
    def focus(self, ref, **_fields):
        """Start a plan with the chosen behaviours; nothing but their names goes there."""
        return answer(ref, "act", _focus)

    @http.route(f"{PATH}/release", type="http", auth="user", methods=["POST"], sitemap=False)
    def release(self, ref, coach="", **_fields):
        """Release the report to the coach whom the page has named."""
        return answer(ref, "act", lambda visit: _release(visit, coach))

    @http.route(f"{PATH}/revoke", type="http", auth="user", methods=["POST"], sitemap=False)
    def revoke(self, ref, **_fields):
        """End the coach's access."""
        return answer(ref, "act", _revoke)


def _page(visit):
    snapshot = service.open_result(visit.cr, visit.proof, visit.ref, secret=visit.secret)
    if snapshot is None:
        return None
    facts = read(snapshot, visit.words, visit.earlier())
    return page_of(html.page(facts, visit.words, visit.frame(snapshot)))


def _pdf(visit):
    snapshot = service.open_result(visit.cr, visit.proof, visit.ref, "PDF", visit.secret)
    if snapshot is None:
        return None
    facts = read(snapshot, visit.words, visit.earlier())
    try:
        content = pdf.pdf(facts, visit.words, visit.frame(snapshot))
    except pdf.NoPdf:
        return notice("paper", 501, visit.url, "back")
    return file_of(content, "application/pdf", f"360-feedback-{snapshot['closed']}.pdf")


def _xlsx(visit):
    snapshot = service.open_result(visit.cr, visit.proof, visit.ref, "XLSX", visit.secret)
    if snapshot is None:
        return None
    facts = read(snapshot, visit.words, visit.earlier())
    return file_of(xlsx.xlsx(facts, visit.words), XLSX_TYPE, f"360-feedback-{snapshot['closed']}.xlsx")


def _focus(visit):
    if not visit.is_participant:
        return None
    plan = choose_focus(request.env, visit.own_round.with_env(request.env), request.httprequest.form.getlist("focus"))
    if not plan:
        return notice("focus_count", 400, visit.url, "back")
    return notice("focus_done", 200, f"/odoo/leadership.plan/{plan.id}", "focus_open")


def _release(visit, coach):
    handle = visit.handle
    if not visit.is_participant:
        return None
    # Only the coach whom the page has named: one who was chosen since then must be seen first.
    if handle.coach_id and str(handle.coach_id.id) == coach:
        try:
            service.release(visit.cr, visit.proof, visit.ref, handle.coach_id.id, visit.secret)
        except VaultError as error:
            if error.state != "error":
                raise
            return notice("conflict", 409, visit.url, "back")
        handle._record_release(handle.coach_id)
    return request.redirect(visit.back, code=303)


def _revoke(visit):
    handle = visit.handle
    if not visit.is_participant:
        return None
    if handle.released:
        service.revoke(visit.cr, visit.ref, handle.released_to_id.id, visit.proof.uid)
        handle._record_revocation()
    return request.redirect(visit.back, code=303)
