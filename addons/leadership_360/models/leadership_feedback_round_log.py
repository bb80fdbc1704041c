import logging

from odoo import api, fields, models

from ..confidential import service
from ..confidential.errors import VaultError
from ..workflow import schedule
from ..workflow.round import ENDED

_logger = logging.getLogger(__name__)


class LeadershipFeedbackRound(models.Model):
    """What the access log is told from outside of the vault, and how long results and logs are kept (G6)."""

    _inherit = "leadership.feedback.round"

    date_forgotten = fields.Date("Result deleted on", readonly=True, copy=False)
    log_deleted = fields.Boolean("Access log deleted", readonly=True, copy=False)

    def _note(self, actor, action, detail=""):
        """Write an event into the participants' access logs; `actor` is the id of the user who has caused it.

        `detail` is the id of the coach, as text, when it happened to the coach's login.
        """
        for feedback in self:
            try:
                service.note(self.env.cr, feedback.ref, actor, action, detail)
            except VaultError as error:
                # a locked vault shows no results; changing a password or a coach must still be possible
                _logger.error("An access log could not be written: %s", error)

    @api.model
    def _cron_retention(self):
        """Notice who has left; delete reports whose time is over, and logs half a year later."""
        self.env["leadership.enrollment"]._notice_leavers()
        self.env["leadership.enrollment"]._forget_plans()
        today = fields.Date.context_today(self)
        reports = self.env["leadership.feedback.report"].search([("date_closed", "!=", False)])
        over = reports.filtered(lambda report: report.keep_until < today)
        over.round_id._step_by_step(lambda feedback: feedback.report_ids._forget(0))
        limit = fields.Date.subtract(today, months=schedule.KEEP_LOG_MONTHS)
        kept = [("date_closed", "!=", False), ("log_deleted", "=", False), ("report_ids", "=", False)]
        ended = self.search([("state", "in", ENDED), *kept])
        done = ended.filtered(lambda feedback: (feedback.date_forgotten or feedback.date_closed) <= limit)
        done._step_by_step(lambda feedback: feedback._forget_log())

    def _forget_log(self):
        service.forget(self.env.cr, self.ref, keep_log=False)
        self._keyed().write({"log_deleted": True})
        kept = self.search_count(
            [("participant_id", "=", self.participant_id.id), ("log_deleted", "=", False)], limit=1
        )
        if not kept and not self.participant_id.active:
            service.forget_reader(self.env.cr, self.participant_id.id)

    def action_open_statement(self):
        """Open the page that says what protects this round, with the release to the coach and the access log."""
        return self.report_ids.action_open_statement()
