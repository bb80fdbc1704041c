from odoo import api, fields, models

from ..workflow import short_review as law


class PerformanceShortReview(models.Model):
    """A few questions to employee and manager at a milestone, such as the end of the trial period."""

    _name = "performance.short.review"
    _description = "Short Review"
    _inherit = ["performance.move.mixin", "performance.line.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "due_date desc, id desc"
    _moves = law.MOVES
    _guarded = frozenset({"state", "name", "employee_id", "manager_id", "due_date", "shared_date"})
    _mail_post_access = "read"

    name = fields.Char(required=True, readonly=True)
    employee_id = fields.Many2one("hr.employee", required=True, readonly=True, index=True, ondelete="restrict")
    manager_id = fields.Many2one("hr.employee", required=True, readonly=True, index=True, ondelete="restrict")
    company_id = fields.Many2one(related="employee_id.company_id", store=True, index=True)
    due_date = fields.Date("Due", readonly=True)
    state = fields.Selection(law.STATES, required=True, default="open", copy=False, index=True, tracking=True)
    shared_date = fields.Datetime("Shared on", readonly=True, copy=False)
    answer_ids = fields.One2many("performance.short.review.answer", "review_id", "Answers")
    employee_answer_ids = fields.One2many(
        "performance.short.review.answer", "review_id", "Employee's answers", domain=[("side", "=", "employee")]
    )
    manager_answer_ids = fields.One2many(
        "performance.short.review.answer", "review_id", "Manager's answers", domain=[("side", "=", "manager")]
    )
    my_answers = fields.Selection(law.ANSWER_STATES, compute="_compute_my_answers")
    is_mine = fields.Boolean(compute="_compute_my_answers", export_string_translation=False)

    @api.depends("name", "employee_id")
    def _compute_display_name(self):
        for review in self:
            review.display_name = f"{review.name}: {review.employee_id.name}"

    @api.depends_context("uid")
    @api.depends("answer_ids.state")
    def _compute_my_answers(self):
        for review in self:
            review.my_answers = review._own_answers()[:1].state
            review.is_mine = review.sudo().employee_id.user_id == self.env.user

    def _own_answers(self):
        return self.env["performance.short.review.answer"].search(
            [("review_id", "in", self.ids), ("author_id", "=", self.env.uid)]
        )

    @api.model
    def _start(self, milestone):
        """Return the review of a milestone, with a draft of the questions for each of the two. For our own job only."""
        rule, employee = milestone.rule_id, milestone.employee_id
        today = fields.Date.context_today(self)
        people = {"employee": employee.user_id, "manager": employee.parent_id.user_id}
        answers = [
            {
                "side": side,
                "author_id": user.id,
                "sequence": question.sequence,
                "name": question.name,
                "required": question.required,
            }
            for side, user in people.items()
            for question in rule.question_ids
            if question.side in (side, "both")
        ]
        review = self._with_key().create(
            {
                "name": rule.name,
                "employee_id": employee.id,
                "manager_id": employee.parent_id.id,
                "due_date": fields.Date.add(max(milestone.date, today), days=rule.days_to_write),
            }
        )
        lines = [{"review_id": review.id, **answer} for answer in answers]
        self.env["performance.short.review.answer"]._with_key().create(lines)
        for user in people.values():
            review._ask(user, rule.name)
        return review

    def _ask(self, user, summary):
        # sudo: the to-do of another person
        self.sudo().with_context(mail_activity_quick_update=True).activity_schedule(
            "mail.mail_activity_data_todo", self.due_date, summary, user_id=user.id
        )

    def action_submit_answers(self):
        return self._own_answers().action_submit()

    def action_take_back_answers(self):
        return self._own_answers().action_take_back()

    def action_share(self):
        return self._step("share")

    def action_acknowledge(self):
        return self._step("acknowledge")

    def action_cancel(self, comment=""):
        return self._step("cancel", comment)

    def _step_labels(self):
        return {
            "share": self.env._("Share"),
            "acknowledge": self.env._("Acknowledge"),
            "cancel": self.env._("Cancel"),
        }

    def _move_roles(self):
        # sudo: a reader of the line above may not read the users behind the employees
        review = self.sudo()
        if review.employee_id.user_id == self.env.user:
            return {"employee"}
        roles = {"manager"} if review.manager_id.user_id == self.env.user else set()
        return roles | ({"officer"} if self.env.user._is_performance_officer() else set())

    def _move_conditions(self):
        # sudo: only whether they are there
        manager = self.sudo().answer_ids.filtered(lambda answer: answer.side == "manager")
        return frozenset({"answered"}) if set(manager.mapped("state")) == {"submitted"} else frozenset()

    def _condition_message(self, name, condition):
        return self.env._("Please submit your own answers first: sharing shows them to the employee.")

    def _move_values(self, name, comment):
        return {"shared_date": fields.Datetime.now()} if name == "share" else {}

    def _after_move(self, name, comment):
        for review in self.sudo():
            review.activity_unlink(["mail.mail_activity_data_todo"])
            if comment:
                review.message_post(body=comment)
            if name == "share":
                review._ask(review.employee_id.user_id, self.env._("Read and acknowledge: %(name)s", name=review.name))
