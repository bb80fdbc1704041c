from odoo import api, fields, models

from ..confidential import post
from ..workflow import schedule


class LeadershipEnrollment(models.Model):
    """Somebody who leaves the company has 30 days to take the own results along (G6)."""

    _inherit = "leadership.enrollment"

    left_on = fields.Date("Left the company on", readonly=True, copy=False)

    @api.model
    def _notice_leavers(self):
        """Record since when a participant is gone, and tell them; forget it when they are back."""
        with_data = ["|", ("round_ids.report_ids.date_closed", "!=", False), ("plan_ids", "!=", False)]
        for enrollment in self.search(with_data):
            gone = not (enrollment.employee_id.active and enrollment.participant_id.active)
            if gone and not enrollment.left_on:
                enrollment._keyed().write({"left_on": fields.Date.context_today(self)})
                post.tell(self.env, enrollment.participant_id, "leaving", days=schedule.KEEP_FOR_LEAVER_DAYS)
            elif enrollment.left_on and not gone:
                enrollment._keyed().write({"left_on": False})

    @api.model
    def _forget_plans(self):
        """Delete the development plans whose time is over; it is counted as for a report."""
        months = self._setting("keep_report_months", schedule.KEEP_REPORT_MONTHS)
        today = fields.Date.context_today(self)
        for plan in self.search([("plan_ids", "!=", False)]).plan_ids:
            enrollment, begun = plan.enrollment_id, plan.date_start or plan.create_date.date()
            if schedule.keep_until(begun, enrollment.cohort_id.date_end, enrollment.left_on, months) < today:
                plan.unlink()

    def action_open_passphrase(self):
        """Open the participant's own page for a passphrase."""
        return {"type": "ir.actions.act_url", "url": "/l360/passphrase", "target": "new"}
