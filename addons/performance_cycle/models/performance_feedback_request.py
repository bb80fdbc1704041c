from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Domain

from ..workflow import feedback as law
from .performance_move_mixin import step


class PerformanceFeedbackRequest(models.Model):
    """The wish for a colleague's feedback: by the receiver, or by somebody of the line above."""

    _name = "performance.feedback.request"
    _description = "Feedback Request"
    _inherit = ["performance.move.mixin", "performance.line.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "id desc"
    _moves = law.REQUEST_MOVES

    asker_id = fields.Many2one(
        "res.users",
        "Asked by",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self.env.user,
    )
    employee_id = fields.Many2one(
        "hr.employee",
        "About",
        required=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self.env.user.employee_id,
    )
    company_id = fields.Many2one(related="employee_id.company_id", store=True, index=True, precompute=True)
    giver_id = fields.Many2one(
        "res.users", "Ask", required=True, index=True, ondelete="restrict", domain=[("share", "=", False)]
    )
    question = fields.Text("What would you like to know", required=True)
    goal_id = fields.Many2one("performance.goal", "About the goal", ondelete="set null", index="btree_not_null")
    skill_id = fields.Many2one("hr.skill", "About the skill", ondelete="set null")
    date_due = fields.Date(
        "Until", required=True, default=lambda self: fields.Date.add(fields.Date.context_today(self), days=14)
    )
    state = fields.Selection(law.REQUEST_STATES, required=True, default="asked", copy=False, index=True)
    feedback_ids = fields.One2many("performance.feedback", "request_id")

    @api.depends("employee_id", "giver_id")
    def _compute_display_name(self):
        for request in self:
            request.display_name = self.env._(
                "%(giver)s about %(receiver)s",
                giver=request.giver_id.name or "",
                receiver=request.employee_id.name or "",
            )

    @api.constrains("giver_id", "employee_id", "asker_id")
    def _check_people(self):
        for request in self.sudo():
            receiver = request.employee_id
            if receiver.user_id == request.giver_id:
                raise ValidationError(self.env._("Ask a colleague, not the one it is about."))
            if not request.giver_id._is_internal():
                raise ValidationError(self.env._("Only colleagues with a user account can be asked."))
            line = self.with_user(request.asker_id)._line_domain()
            if receiver.user_id != request.asker_id and not receiver.search_count(
                line & Domain("id", "=", receiver.id)
            ):
                raise AccessError(self.env._("You ask for feedback about yourself, or about somebody of your line."))

    @api.constrains("goal_id", "employee_id")
    def _check_goal(self):
        for request in self.sudo():
            request.goal_id.with_user(self.env.user)._refuse_tie(request.employee_id)

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su and any(vals.get("asker_id", self.env.uid) != self.env.uid for vals in vals_list):
            raise AccessError(self.env._("You ask in your own name."))
        requests = super().create(vals_list)
        for request in requests:
            request.activity_schedule(
                "mail.mail_activity_data_todo",
                request.date_due,
                user_id=request.giver_id.id,
                summary=self.env._("Feedback for %(receiver)s", receiver=request.sudo().employee_id.name),
            )
        return requests

    def write(self, vals):
        if not self._has_key() and vals.keys() & {"asker_id", "employee_id", "giver_id", "question"}:
            raise UserError(self.env._("A request stays as it was sent. Withdraw it, and ask again."))
        return super().write(vals)

    def action_answer(self):
        """Open the feedback that answers it, made on first use."""
        self.ensure_one()
        if self.giver_id != self.env.user or self.state != "asked":
            raise UserError(self.env._("This request does not wait for you."))
        feedback = self.feedback_ids.filtered("is_mine")[:1] or self.env["performance.feedback"].create(
            {
                "employee_id": self.employee_id.id,
                "request_id": self.id,
                "goal_id": self.goal_id.id,
                "skill_id": self.skill_id.id,
            }
        )
        return {
            "type": "ir.actions.act_window",
            "res_model": feedback._name,
            "res_id": feedback.id,
            "view_mode": "form",
        }

    action_decline = step("decline")
    action_withdraw = step("withdraw")

    def _step_labels(self):
        return {
            "answer": self.env._("Write feedback"),
            "decline": self.env._("Decline"),
            "withdraw": self.env._("Withdraw"),
        }

    def _move_roles(self):
        user = self.env.user
        return {role for role, who in (("giver", self.giver_id), ("asker", self.asker_id)) if who == user}

    def _after_move(self, name, comment):
        # sudo: the activity is the giver's, whoever takes the step
        self.sudo().activity_unlink(["mail.mail_activity_data_todo"])
