from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError

from ..workflow import feedback as law
from .performance_move_mixin import step


class PerformanceFeedback(models.Model):
    """What one colleague tells another about work: named, in words, never a number."""

    _name = "performance.feedback"
    _description = "Feedback"
    _inherit = ["performance.move.mixin", "performance.line.mixin", "mail.thread"]
    _order = "given_date desc, id desc"
    _moves = law.MOVES
    _guarded = frozenset({"state", "given_date", "giver_id"})

    giver_id = fields.Many2one(
        "res.users",
        "From",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self.env.user,
    )
    employee_id = fields.Many2one("hr.employee", "For", required=True, index=True, ondelete="restrict")
    company_id = fields.Many2one(related="employee_id.company_id", store=True, index=True, precompute=True)
    request_id = fields.Many2one(
        "performance.feedback.request", "Asked for", readonly=True, index="btree_not_null", ondelete="set null"
    )
    question = fields.Text("What would you like to know", compute="_compute_question")
    body = fields.Text("Feedback", help="What you saw, what it led to, what you would like to see more of.")
    goal_id = fields.Many2one("performance.goal", "About the goal", ondelete="set null", index="btree_not_null")
    skill_id = fields.Many2one("hr.skill", "About the skill", ondelete="set null")
    for_manager = fields.Boolean(
        "The manager may read it", help="Your name and your words go to the receiver in any case."
    )
    state = fields.Selection(law.STATES, required=True, default="draft", copy=False, index=True)
    given_date = fields.Datetime("Given on", readonly=True, copy=False)
    is_mine = fields.Boolean(compute="_compute_is_mine", export_string_translation=False)

    @api.depends("giver_id", "employee_id")
    def _compute_display_name(self):
        for feedback in self:
            feedback.display_name = self.env._(
                "Feedback from %(giver)s for %(receiver)s",
                giver=feedback.giver_id.name or "",
                receiver=feedback.employee_id.name or "",
            )

    @api.depends_context("uid")
    @api.depends("giver_id")
    def _compute_is_mine(self):
        for feedback in self:
            feedback.is_mine = feedback.giver_id == self.env.user

    @api.depends_context("uid")
    @api.depends("request_id")
    def _compute_question(self):
        for feedback in self:
            # with the reader's rights: a form still being filled in may name any request
            feedback.question = feedback.request_id._filtered_access("read").question

    @api.constrains("giver_id", "employee_id")
    def _check_two_people(self):
        for feedback in self.sudo():
            if feedback.employee_id.user_id == feedback.giver_id:
                raise ValidationError(self.env._("Feedback is for a colleague, not for yourself."))

    @api.constrains("request_id", "giver_id", "employee_id")
    def _check_request(self):
        for feedback in self.sudo():
            request, people = feedback.request_id, (feedback.giver_id, feedback.employee_id)
            if request and (request.giver_id, request.employee_id) != people:
                raise AccessError(self.env._("Somebody else was asked."))

    @api.constrains("goal_id", "employee_id", "request_id")
    def _check_goal(self):
        for feedback in self.sudo():
            # The goal that one was asked about is named by who asked.
            if feedback.goal_id != feedback.request_id.goal_id:
                feedback.goal_id.with_user(self.env.user)._refuse_tie(feedback.employee_id)

    def write(self, vals):
        # Its giver may still open it to the manager, or close it again; the words stay as they were given.
        if (
            not self._has_key()
            and vals.keys() - {"for_manager"}
            and any(feedback.state == "given" for feedback in self)
        ):
            raise UserError(self.env._("Feedback that was given stays as it is. You can give another one."))
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_given(self):
        if any(feedback.state == "given" for feedback in self):
            raise UserError(self.env._("Feedback that was given belongs to its receiver and stays."))

    action_give = step("give")

    def action_ask(self):
        """Ask somebody for feedback instead of giving it."""
        return {
            "type": "ir.actions.act_window",
            "res_model": "performance.feedback.request",
            "view_mode": "form",
            "target": "new",
        }

    def _step_labels(self):
        return {"give": self.env._("Give feedback")}

    def _move_roles(self):
        return {"giver"} if self.giver_id == self.env.user else set()

    def _move_conditions(self):
        return frozenset({"written"}) if (self.body or "").strip() else frozenset()

    def _condition_message(self, name, condition):
        return self.env._("There is nothing in it yet: please write a sentence or two.")

    def _move_values(self, name, comment):
        return {"given_date": fields.Datetime.now()}

    def _after_move(self, name, comment):
        for feedback in self.sudo():
            if feedback.request_id.state == "asked":
                feedback.request_id._move("answer", roles={"feedback"})
            # Only that there is something: the words are read on the page, under its rules.
            feedback.message_notify(
                partner_ids=feedback.employee_id.user_id.partner_id.ids,
                subject=self.env._("Feedback from %(giver)s", giver=feedback.giver_id.name),
                body=self.env._("%(giver)s has given you feedback.", giver=feedback.giver_id.name),
            )
