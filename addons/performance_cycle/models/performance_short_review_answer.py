from odoo import fields, models
from odoo.exceptions import UserError

from ..workflow import short_review as law


class PerformanceShortReviewAnswer(models.Model):
    """One answer of a short review; a draft belongs to its author alone (global rules)."""

    _name = "performance.short.review.answer"
    _description = "Answer of a Short Review"
    _inherit = ["performance.move.mixin"]
    _order = "review_id, side, sequence, id"
    _moves = law.ANSWER_MOVES
    _guarded = frozenset({"state", "review_id", "side", "author_id", "name", "required"})

    review_id = fields.Many2one(
        "performance.short.review", required=True, readonly=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="review_id.company_id", store=True)
    side = fields.Selection([("employee", "Employee"), ("manager", "Manager")], required=True, readonly=True)
    author_id = fields.Many2one("res.users", required=True, readonly=True, index=True, ondelete="restrict")
    sequence = fields.Integer(readonly=True)
    name = fields.Char("Question", required=True, readonly=True)
    required = fields.Boolean(readonly=True)
    body = fields.Text("Answer")
    state = fields.Selection(law.ANSWER_STATES, required=True, default="draft", copy=False)

    def write(self, vals):
        if not self._has_key() and any(answer.state != "draft" for answer in self.sudo()):
            raise UserError(self.env._("A submitted answer stands as it was written: take it back first."))
        return super().write(vals)

    def action_submit(self):
        return self._step("submit")

    def action_take_back(self):
        return self._step("take_back")

    def _step_labels(self):
        return {"submit": self.env._("Submit my answers"), "take_back": self.env._("Take back my answers")}

    def _move_roles(self):
        return {"author"} if self.author_id == self.env.user else set()

    def _move_conditions(self):
        return frozenset({"open"}) if self.sudo().review_id.state == "open" else frozenset()

    def _condition_message(self, name, condition):
        return self.env._("This review is closed: its answers stand.")

    def _before_move(self, name, comment):
        empty = self.filtered(lambda answer: answer.required and not (answer.body or "").strip())
        if name == "submit" and empty:
            raise UserError(self.env._("Please answer: %(question)s", question=empty[0].name))

    def _after_move(self, name, comment):
        # sudo: one's own to-do on a record that one does not write
        reviews = self.sudo().review_id
        if name == "submit":
            reviews.activity_unlink(["mail.mail_activity_data_todo"], user_id=self.env.uid)
