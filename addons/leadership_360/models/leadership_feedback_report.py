from odoo import api, fields, models
from odoo.fields import Domain

from ..confidential import service
from ..workflow import schedule


class LeadershipFeedbackReport(models.Model):
    """The handle of a report, from launch on: when it closed, to whom it is released. Its content is in no model."""

    _name = "leadership.feedback.report"
    _description = "360 report"
    _inherit = ("leadership.private", "leadership.workflow")
    _order = "date_closed desc, id desc"
    _move_fields = frozenset({"round_id", "released", "released_to_id", "released_on"})

    round_id = fields.Many2one("leadership.feedback.round", required=True, readonly=True, ondelete="cascade")
    ref = fields.Char(related="round_id.ref", store=True)
    participant_id = fields.Many2one(related="round_id.participant_id", store=True, string="Participant", index=True)
    coach_id = fields.Many2one(related="round_id.coach_id", string="Coach")
    state = fields.Selection(related="round_id.state")
    date_closed = fields.Date(related="round_id.date_closed", store=True, string="Closed on")
    released = fields.Boolean("Released to the coach", readonly=True, copy=False)
    released_to_id = fields.Many2one("res.users", "Released to", readonly=True, copy=False, index="btree_not_null")
    released_on = fields.Date("Released on", readonly=True, copy=False)

    keep_until = fields.Date(
        compute="_compute_keep_until", help="Deleted after this day, or before by the participant on the report's page."
    )

    _round_uniq = models.Constraint("UNIQUE(round_id)", "A round has one report.")

    @api.depends("round_id", "date_closed")
    @api.depends_context("uid")
    def _compute_display_name(self):
        for report, known in self._known():
            report.display_name = known.round_id.display_name

    @api.depends("date_closed", "round_id.enrollment_id.left_on", "round_id.enrollment_id.cohort_id.date_end")
    def _compute_keep_until(self):
        months = self.env["leadership.enrollment"]._setting("keep_report_months", schedule.KEEP_REPORT_MONTHS)
        for report in self:
            enrollment = report.sudo().round_id.enrollment_id  # sudo: two dates, for whoever may see the report
            program_end = enrollment.cohort_id.date_end
            report.keep_until = report.date_closed and schedule.keep_until(
                report.date_closed, program_end, enrollment.left_on, months
            )

    @api.model
    def _private_domain(self):
        """The participant, and the coach to whom it is released, as long as nothing speaks against the coach."""
        uid = self.env.uid
        coached = self.env["leadership.enrollment"]._coached_domain()
        return Domain("participant_id", "=", uid) | Domain(
            [("released", "=", True), ("released_to_id", "=", uid), ("round_id.enrollment_id", "any", coached)]
        )

    def _record_release(self, coach):
        """Record the participant's release to the user `coach`, before close or after. The vault has carried it out."""
        self.ensure_one()
        if self.state == "closed":
            self.round_id._move("record_release")
        self._keyed().write(
            {"released": True, "released_to_id": coach.id, "released_on": fields.Date.context_today(self)}
        )

    def _record_revocation(self):
        """Record that the coach can no longer open the report. The vault has deleted the copy."""
        released = self.filtered("released")
        released.round_id.filtered(lambda feedback: feedback.state == "released")._move("record_revocation")
        released._keyed().write({"released": False, "released_to_id": False, "released_on": False})

    def _end_release(self):
        """End the coach's access because the assignment ends: delete the coach's sealed copy, and record it."""
        for report in self.filtered("released"):
            service.revoke(self.env.cr, report.ref, report.released_to_id.id, self.env.uid)
            report._record_revocation()

    def _forget(self, by):
        """Delete the result for every reader, and this handle; `by` is the user's id for the log, 0 for a job."""
        for report in self:
            service.forget(self.env.cr, report.ref, by=by)
            report._record_revocation()
            report.round_id._keyed().write({"date_forgotten": fields.Date.context_today(self)})
        self._keyed().unlink()

    def action_open_statement(self):
        """Open the page that says what protects the report, with its release, its log and the participant's data."""
        self.ensure_one()
        self.check_access("read")
        return {"type": "ir.actions.act_url", "url": f"/l360/report/{self.ref}/log", "target": "new"}

    def action_open(self):
        """Open the page of the report, outside the web client: its content never passes through it."""
        self.ensure_one()
        self.check_access("read")
        return {"type": "ir.actions.act_url", "url": f"/l360/report/{self.ref}", "target": "new"}
