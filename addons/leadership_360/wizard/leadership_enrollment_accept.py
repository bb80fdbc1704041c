from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..models.private_names import PrivateNames

# A change of the wording below is a new version: the version a participant accepted is recorded (G10).
PROMISE_VERSION = "2026-11-20"


class LeadershipEnrollmentAccept(PrivateNames, models.TransientModel):
    """The promise, shown before a participant says yes."""

    _name = "leadership.enrollment.accept"
    _description = "Acceptance of a programme"

    enrollment_id = fields.Many2one("leadership.enrollment", required=True, ondelete="cascade")
    program_id = fields.Many2one(related="enrollment_id.program_id")
    promise = fields.Html(compute="_compute_promise", sanitize=False)
    understood = fields.Boolean("I have read this and take part of my own free will")

    @api.depends("enrollment_id")
    def _compute_promise(self):
        for acceptance in self:
            sentences = Markup().join(Markup("<li>%s</li>") % sentence for sentence in acceptance._promise())
            acceptance.promise = Markup("<ul>%s</ul>") % sentences

    @api.model
    def _promise(self):
        """Return the sentences of the promise (G3), in the reader's language."""
        return [
            self.env._(
                "Taking part is voluntary. You may leave at any time without giving a reason; every access of others"
                " ends at once."
            ),
            self.env._(
                "Your 360 results are visible to you, and to the coach to whom you release them. To no one else: not to"
                " your manager, not to HR, not to the coordinator, not to an administrator."
            ),
            self.env._("Nothing of it reaches an appraisal, a goal, a promotion or pay."),
            self.env._(
                "You propose your raters. Your coach or the coordinator approves the list; at launch it is frozen."
            ),
            self.env._(
                "Raters answer confidentially. A group is shown only from the minimum number of answers on; comments"
                " are shown as they were written, mixed, without a name or group."
            ),
            self.env._(
                "When the round closes, the single answers and their key are destroyed; what is left is the report."
            ),
            *self._promise_of_control(),
        ]

    def _promise_of_control(self):
        """Return what the participant can check and decide, and what nobody can promise."""
        return [
            self.env._("You can see who has opened your report, and when."),
            self.env._(
                "What stays: whoever takes over your login can open your report, unless you set a passphrase under “My"
                " journey”. It is your choice, now or later: with one, nobody opens your results without it; lose both"
                " it and the recovery code, and they are gone. The access log shows every opening."
            ),
            self.env._(
                "You can export your data, and delete your report, whenever you like. Otherwise it is deleted two years"
                " after the round at the latest, and 30 days after you leave."
            ),
        ]

    def action_accept(self):
        """Accept the programme and record the version of the promise."""
        self.ensure_one()
        if not self.understood:
            raise UserError(self.env._("Please confirm that you have read the promise."))
        self.enrollment_id._move("accept", promise_version=PROMISE_VERSION, accepted_on=fields.Date.context_today(self))
