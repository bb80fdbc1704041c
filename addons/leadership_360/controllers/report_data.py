"""What the participant can check and take along: statement, access log, export, deletion (G4, G6)."""

import json
from dataclasses import astuple, replace
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from odoo import http
from odoo.http import request

from ..confidential import service
from ..confidential.report import html, xlsx
from ..confidential.report.reading import read
from .report import PATH
from .report_door import answer, file_of, notice, page_of
from .report_focus import plan_text


class ReportData(http.Controller):
    """The participant's own data of one round."""

    @http.route(f"{PATH}/log", type="http", auth="user", methods=["GET"], sitemap=False)
    def log(self, ref, **_query):
        """What protects the report, looked at now, and its access log, for the participant."""
        return answer(ref, "open", _statement)

    @http.route(f"{PATH}/check", type="http", auth="user", methods=["POST"], sitemap=False)
    def check(self, ref, **_fields):
        """The same page, with the chain of the access log verified."""
        return answer(ref, "act", lambda visit: _statement(visit, check=True))

    @http.route(f"{PATH}/export", type="http", auth="user", methods=["GET", "POST"], sitemap=False)
    def export(self, ref, **_query):
        """Everything about the participant in this round as one file."""
        return answer(ref, "download", _export)

    @http.route(f"{PATH}/delete", type="http", auth="user", methods=["POST"], sitemap=False)
    def delete(self, ref, sure="", **_fields):
        """Delete the result at once, for every reader."""
        return answer(ref, "act", lambda visit: _delete(visit, bool(sure)))


def _statement(visit, check=False):
    if not visit.own_round:
        service.refused(visit.cr, visit.ref, visit.proof.uid, "not_the_participant")
        return None
    statement = visit.statement(check)
    return page_of(html.statement(statement, visit.words, replace(visit.frame(), locked=statement.locked)))


def _export(visit):
    if not visit.own_round:
        service.refused(visit.cr, visit.ref, visit.proof.uid, "not_the_participant")
        return None
    files = dict(_report_files(visit)) if visit.handle.date_closed else {}
    files["access-log.txt"] = "\n".join(" | ".join(filter(None, astuple(line))) for line in visit.lines())
    if plan := plan_text(request.env, visit.own_round.enrollment_id):
        files["plan.txt"] = plan
    return file_of(_zip(files), "application/zip", "360-my-data.zip")


def _report_files(visit):
    snapshot = service.open_result(visit.cr, visit.proof, visit.ref, "ZIP", visit.secret)
    if snapshot:
        yield "report.xlsx", xlsx.xlsx(read(snapshot, visit.words), visit.words)
        yield "report.json", json.dumps(snapshot, ensure_ascii=False, indent=1)


def _zip(files):
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def _delete(visit, sure):
    if not visit.is_participant or not visit.handle.date_closed:
        return None
    if not sure:
        return notice("delete_unsure", 400, f"{visit.url}/log", "back")
    visit.handle._forget(visit.proof.uid)
    return request.redirect(f"{visit.url}/log", code=303)
