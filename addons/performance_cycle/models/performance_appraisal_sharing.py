import base64
import hashlib
import logging

from odoo import fields, models
from odoo.tools import format_datetime


class PerformanceAppraisal(models.Model):
    _inherit = "performance.appraisal"

    copy_ids = fields.One2many("performance.appraisal.copy", "appraisal_id", "Copies", readonly=True)

    def _after_move(self, name, comment):
        result = super()._after_move(name, comment)
        if name in ("share", "decide_appeal"):
            for appraisal in self:
                appraisal._keep_copy(name)
        return result

    def _keep_copy(self, occasion):
        """Store the review as it stands now, in the employee's language, with its fingerprint."""
        # sudo: the copy holds what the employee may read from now on, whoever took the step; no evidence, because
        # HR reads the copy too and may not read feedback and check-ins
        own = self.sudo().with_context(lang=self.sudo().user_id.lang or self.env.lang)
        own.invalidate_recordset(["level_id", "self_assessment_id", "manager_assessment_id"])
        content, suffix = own._render_copy()
        self.env["performance.appraisal.copy"].sudo().create(
            {
                "appraisal_id": self.id,
                "occasion": occasion,
                "name": f"{own.display_name}.{suffix}".replace("/", "-"),
                "content": base64.b64encode(content),
                "sha256": hashlib.sha256(content).hexdigest(),
            }
        )

    def _render_copy(self):
        """Return (bytes, suffix): a PDF by WeasyPrint, else by Odoo's own engine, else the page itself."""
        page = self.review_page()
        values = {
            "appraisal": self,
            "page": page,
            "printed": format_datetime(self.env, fields.Datetime.now()),
            "kinds": [("goal", page["titles"]["goal"]), ("skill", page["titles"]["skill"]), ("question", "")],
        }
        html = str(self.env["ir.qweb"]._render("performance_cycle.performance_appraisal_copy", values))
        pdf = self._pdf_by_weasyprint(html) or self._pdf_by_odoo(html)
        return (pdf, "pdf") if pdf else (html.encode(), "html")

    def _pdf_by_weasyprint(self, html):
        try:
            import weasyprint
            from weasyprint.urls import URLFetcher
        except (ImportError, OSError):
            return None
        for name in ("weasyprint", "weasyprint.progress", "fontTools"):
            logging.getLogger(name).setLevel(logging.ERROR)
        # Nothing is fetched, whatever a comment in the review says.
        fetcher = URLFetcher(allowed_protocols={"data"}, allow_redirects=False)
        return weasyprint.HTML(string=html, base_url=None, url_fetcher=fetcher).write_pdf(pdf_variant="pdf/ua-1")

    def _pdf_by_odoo(self, html):
        Report = self.env["ir.actions.report"]
        if Report.get_wkhtmltopdf_state() not in ("ok", "upgrade"):
            return None
        return Report._run_wkhtmltopdf([html])
