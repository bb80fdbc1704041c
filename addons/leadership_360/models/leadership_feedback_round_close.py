from odoo import api, fields, models
from odoo.fields import Domain

from ..confidential import post, service
from ..workflow import schedule
from ..workflow.round import BEFORE_LAUNCH, ENDED


class LeadershipFeedbackRound(models.Model):
    """Collection and its end: reminders, progress, closing, cancelling, deletion of names."""

    _inherit = "leadership.feedback.round"

    reminders = fields.Integer("Reminders sent", readonly=True, copy=False)
    enough = fields.Boolean("Enough answers", readonly=True, copy=False, help="Refreshed once a day.")
    progress = fields.Char("Answers", compute="_compute_progress", help="Enough or not yet, refreshed once a day.")
    progress_ids = fields.One2many("leadership.feedback.progress", "round_id", "Enough answers per group")
    news = fields.Selection(
        [("closed", "Report ready"), ("too_few", "Too few answers"), ("cancelled", "Cancelled")],
        readonly=True,
        copy=False,
        export_string_translation=False,
    )

    @api.depends("enough", "state")
    def _compute_progress(self):
        for feedback in self:
            words = self.env._("Enough") if feedback.enough else self.env._("Not yet")
            feedback.progress = words if feedback.state == "collecting" else False

    def _cron_close(self):
        """Close the rounds whose time is over or that a coordinator has closed, one round per step."""
        over = self.search([("state", "=", "collecting"), ("date_end", "<", fields.Date.context_today(self))])
        over._step_by_step(lambda feedback: feedback._move("close"))
        closing = self.search([("state", "=", "closing")])
        closing._step_by_step(lambda feedback: feedback._close())
        self.env.ref("leadership_360.ir_cron_post")._trigger()

    def _close(self):
        """Let the vault compute and seal the result, then record that it has."""
        today = fields.Date.context_today(self)
        outcome = service.close(self.env.cr, self.ref, self._whole_form())
        # the daily figures of the collection end with it
        self.progress_ids.unlink()
        if outcome == "too_few":
            self.report_ids.unlink()
            self._move("discard", date_closed=today, news="too_few", trouble=False)
            return
        self._move("freeze_result", date_closed=today, news="closed", trouble=False)
        if self.report_ids.released:
            self._move("record_release")

    def action_cancel(self):
        """Cancel the round and destroy what it has collected."""
        for feedback in self:
            launched = feedback.state not in BEFORE_LAUNCH
            feedback._move("cancel", date_closed=fields.Date.context_today(self), news=launched and "cancelled")
            if launched:
                service.cancel(self.env.cr, feedback.ref)
            # sudo: coordinators do not reach the handle of a report
            feedback.sudo().report_ids.unlink()
        self.env.ref("leadership_360.ir_cron_post")._trigger()

    def _end_by_withdrawal(self):
        """End what the participant's withdrawal ends: an open round, or the coach's access to a report."""
        if self.state in self._moves["cancel"].sources:
            self.action_cancel()
        self.report_ids._end_release()

    def _queue_reminders(self):
        """Queue the reminders that are due: to everybody, so that nobody learns who has not answered (R8)."""
        today = fields.Date.context_today(self)
        for feedback in self.search([("state", "=", "collecting")]):
            due = schedule.reminders_due(feedback.date_start, feedback.date_end, today)
            if due > feedback.reminders:
                feedback.reminders = due
                feedback._raters()._queue_mail("remind")
                self.env["ir.cron"]._commit_progress()

    def _cron_progress(self):
        """Refresh once a day whether there are enough answers: yes or no, never who or how many (R9)."""
        self.search([("state", "=", "collecting")])._step_by_step(lambda feedback: feedback._refresh_progress())

    def _refresh_progress(self):
        enough = service.progress(self.env.cr, self.ref, self.k)
        self.enough = enough.pop("overall", False)
        self.progress_ids.unlink()
        self.env["leadership.feedback.progress"].create(
            [{"round_id": self.id, "relation": group, "enough": reached} for group, reached in enough.items()]
        )

    def _cron_post(self):
        """Send what waits: invitations and reminders to raters, news to the people of the round.

        One job queues and sends: two of them would write the same raters' rows at once.
        """
        self._queue_reminders()
        for feedback in self.search([("news", "!=", False)]):
            feedback._tell()
            self.env["ir.cron"]._commit_progress(1)
        self.env["leadership.feedback.invitation"]._send_queued()

    def _tell(self):
        people = self.participant_id
        if self.news != "cancelled":
            people |= self.coach_id.filtered(self.enrollment_id._is_open_to_coach)
        if self.news != "closed":
            people |= self.enrollment_id.cohort_id._coordinators()
            self._raters().filtered(lambda invitation: invitation.relation != "self")._queue_mail(self.news)
        for person in people:
            post.tell(self.env, person, self.news, round_=self)
        self.news = False

    def _cron_forget_names(self):
        """Delete the raters' names 30 days after the end of a round; the counts stay in the snapshot (G6)."""
        days = self.env["leadership.enrollment"]._setting("keep_names_days", schedule.KEEP_NAMES_DAYS)
        limit = fields.Date.subtract(fields.Date.context_today(self), days=days)
        ended = Domain([("state", "in", ENDED), ("date_closed", "<=", limit), ("invitation_ids", "!=", False)])
        for feedback in self.search(ended):
            feedback.invitation_ids._keyed().unlink()
            self.env["ir.cron"]._commit_progress(1)
