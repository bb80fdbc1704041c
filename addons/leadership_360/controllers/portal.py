from datetime import datetime

from pytz import UTC

from odoo import http
from odoo.exceptions import UserError
from odoo.http import request

from odoo.addons.portal.controllers.portal import CustomerPortal

HOME = "/my/leadership"
# What a coach writes on the page of a session.
WRITTEN = ("agenda", "joint_notes", "my_notes")
MOVES = ("hold", "cancel", "plan_again")


class CoachPortal(CustomerPortal):
    """An outside coach's participants: their released reports, plans and sessions, read with the coach's own rights."""

    def _prepare_home_portal_values(self, counters):
        values = super()._prepare_home_portal_values(counters)
        if "leadership_count" in counters:
            values["leadership_count"] = request.env["leadership.enrollment"].search_count(_coached())
        return values

    @http.route(HOME, type="http", auth="user", website=True, readonly=True)
    def my_participants(self, **_query):
        """The participants whom the user coaches, each with what is released and what comes next."""
        enrollments = request.env["leadership.enrollment"].search(_coached())
        values = {"page_name": "leadership", "enrollments": enrollments, "reports": _reports(), "coming": _coming()}
        return request.render("leadership_360.portal_my_participants", values)

    @http.route(f"{HOME}/<int:enrollment_id>", type="http", auth="user", website=True, readonly=True)
    def my_participant(self, enrollment_id, **_query):
        """One participant: reports, plan and sessions."""
        return _participant_page(_mine("leadership.enrollment", enrollment_id, _coached()))

    @http.route(f"{HOME}/<int:enrollment_id>/session", type="http", auth="user", website=True, methods=["POST"])
    def plan_session(self, enrollment_id, start="", hours="1", **_fields):
        """Plan a session at a time that the coach has entered in their own time zone."""
        enrollment = _mine("leadership.enrollment", enrollment_id, _coached())
        try:
            values = {"enrollment_id": enrollment.id, "start": _as_utc(start), "hours": _as_hours(hours)}
            with request.env.cr.savepoint():
                session = request.env["leadership.session"].create(values)
        except (ValueError, UserError) as error:
            return _participant_page(enrollment, _why(error))
        return request.redirect(f"{HOME}/session/{session.id}", code=303)

    @http.route(f"{HOME}/session/<int:session_id>", type="http", auth="user", website=True, readonly=True)
    def session(self, session_id, **_query):
        """One session: agenda, what both agreed, and the coach's own notes."""
        return _session_page(_mine("leadership.session", session_id, _guided()))

    @http.route(f"{HOME}/session/<int:session_id>/save", type="http", auth="user", website=True, methods=["POST"])
    def save_session(self, session_id, move="", **written):
        """Keep what the coach has written, and take the step whose button was pressed."""
        session = _mine("leadership.session", session_id, _guided())
        written = {name: written[name].strip() for name in WRITTEN if name in written}
        try:
            with request.env.cr.savepoint():
                session.write(written)
                if move in MOVES:
                    getattr(session, f"action_{move}")()
        except UserError as error:
            return _session_page(session, str(error), written)
        return request.redirect(f"{HOME}/session/{session.id}", code=303)


def _coached():
    return [("coach_id", "=", request.env.uid)]


def _guided():
    return [("guide_id", "=", request.env.uid)]


def _mine(model, record_id, domain):
    """The record if it is the coach's own; everybody else hears that there is no such page."""
    record = request.env[model].search([*domain, ("id", "=", record_id)])
    if not record:
        raise request.not_found()
    return record


def _reports():
    """Return {participation: the reports released to the coach}."""
    reports = request.env["leadership.feedback.report"].search([("released_to_id", "=", request.env.uid)])
    return reports.grouped(lambda report: report.round_id.enrollment_id)


def _coming():
    """Return {participation: the next planned session}."""
    sessions = request.env["leadership.session"].search([*_guided(), ("state", "=", "planned")], order="start")
    return {enrollment: theirs[0] for enrollment, theirs in sessions.grouped("enrollment_id").items()}


def _participant_page(enrollment, error=""):
    mine = [("enrollment_id", "=", enrollment.id)]
    return request.render(
        "leadership_360.portal_my_participant",
        {
            "page_name": "leadership",
            "enrollment": enrollment,
            "reports": _reports().get(enrollment, ()),
            "sessions": request.env["leadership.session"].search([*mine, *_guided()]),
            "plans": request.env["leadership.plan"].search(mine),
            "error": error,
        },
    )


def _session_page(session, error="", written=None):
    values = {name: session[name] or "" for name in WRITTEN} | (written or {})
    return request.render(
        "leadership_360.portal_my_session",
        {
            "page_name": "leadership",
            "enrollment": session.enrollment_id,
            "session": session,
            "values": values,
            "error": error,
        },
    )


def _as_utc(entered):
    """A time of the browser's field, as the coach means it, in UTC."""
    return request.env.tz.localize(datetime.fromisoformat(entered)).astimezone(UTC).replace(tzinfo=None)


def _as_hours(entered):
    hours = float(entered)
    if not 0 < hours <= 24:
        raise ValueError(entered)
    return hours


def _why(error):
    if isinstance(error, UserError):
        return str(error)
    return request.env._("Please enter a day, a time, and how many hours the session lasts.")
