from odoo import models

from ..confidential import post
from ..workflow.round import BEFORE_LAUNCH, OPEN

BATCH = 20
TRIES = 12
# Letters that say nothing true any more in another state of the round.
ON_TIME = {"propose": BEFORE_LAUNCH, "invite": OPEN, "remind": OPEN}


class LeadershipFeedbackInvitation(models.Model):
    """Invitations and reminders on their way. What is sent depends on the calendar, never on who has answered."""

    _inherit = "leadership.feedback.invitation"

    def _queue_mail(self, kind):
        """Let the job send a mail of this `kind` to these raters."""
        reachable = self.filtered("email")
        # sudo: the queue is the system's
        reachable.sudo().write({"mail_due": kind, "mail_tries": 0})
        self.env.ref("leadership_360.ir_cron_post")._trigger()

    def _send_queued(self):
        """Send what is queued, in small batches; what fails stays in the queue and is tried again."""
        waiting = self.search([("mail_due", "!=", False), ("mail_tries", "<", TRIES)], order="round_id, id")
        cron = self.env["ir.cron"]
        cron._commit_progress(remaining=len(waiting))
        for batch in (waiting[start : start + BATCH] for start in range(0, len(waiting), BATCH)):
            # locked first: a letter that has gone out could not be noted if somebody else changed its row meanwhile
            held = batch.try_lock_for_update()
            for (feedback, kind), invitations in held.grouped(lambda each: (each.round_id, each.mail_due)).items():
                invitations._send(feedback, kind)
            if not cron._commit_progress(len(batch)):
                break

    def _send(self, feedback, kind):
        stale = feedback.state not in ON_TIME.get(kind, {feedback.state})
        failed = self.browse() if stale else post.invite(self.env, feedback, self, kind)
        (self - failed).write({"mail_due": False})
        for invitation in failed:
            invitation.mail_tries += 1
