from odoo import http
from odoo.http import request

from odoo.addons.portal.controllers.portal import CustomerPortal


class CoachPortal(CustomerPortal):
    """The participants and released reports of an outside coach."""

    def _prepare_home_portal_values(self, counters):
        values = super()._prepare_home_portal_values(counters)
        if "leadership_count" in counters:
            values["leadership_count"] = request.env["leadership.enrollment"].search_count(_coached())
        return values

    @http.route("/my/leadership", type="http", auth="user", website=True, readonly=True)
    def my_participants(self, **_query):
        """The participants whom the user coaches, each with the reports that they have released."""
        enrollments = request.env["leadership.enrollment"].search(_coached())
        reports = request.env["leadership.feedback.report"].search([("released_to_id", "=", request.env.uid)])
        values = {
            "page_name": "leadership",
            "enrollments": enrollments,
            "reports": reports.grouped(lambda report: report.round_id.sudo().enrollment_id.id),  # sudo: a key only
        }
        return request.render("leadership_360.portal_my_participants", values)


def _coached():
    return [("coach_id", "=", request.env.uid)]
