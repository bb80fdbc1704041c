from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ..workflow import assessment as law
from ..workflow.goal import IN_FORCE
from .performance_move_mixin import step


class PerformanceAssessment(models.Model):
    """One side's written assessment; a draft belongs to its author alone (global rules)."""

    _name = "performance.assessment"
    _description = "Assessment"
    _inherit = ["performance.move.mixin", "performance.line.mixin"]
    _order = "appraisal_id desc, side, id"
    _moves = law.MOVES
    _guarded = frozenset(
        {
            "state",
            "appraisal_id",
            "side",
            "author_id",
            "submitted_date",
            "returned_reason",
            "suggestion",
            "suggested_level_id",
            "final_level_id",
        }
    )

    appraisal_id = fields.Many2one(
        "performance.appraisal", required=True, readonly=True, index=True, ondelete="cascade"
    )
    employee_id = fields.Many2one(related="appraisal_id.employee_id", store=True, index=True)
    company_id = fields.Many2one(related="appraisal_id.company_id", store=True)
    side = fields.Selection(
        [("self", "Self"), ("manager", "Manager"), ("second", "Second manager")], required=True, readonly=True
    )
    author_id = fields.Many2one("res.users", required=True, readonly=True, index=True, ondelete="restrict")
    state = fields.Selection(law.STATES, required=True, default="draft", index=True, copy=False)
    line_ids = fields.One2many("performance.assessment.line", "assessment_id", "Lines")
    question_line_ids = fields.One2many(
        "performance.assessment.line", "assessment_id", "Questions", domain=[("kind", "=", "question")]
    )
    goal_line_ids = fields.One2many(
        "performance.assessment.line", "assessment_id", "Goals", domain=[("kind", "=", "goal")]
    )
    skill_line_ids = fields.One2many(
        "performance.assessment.line", "assessment_id", "Competencies", domain=[("kind", "=", "skill")]
    )
    scale_id = fields.Many2one(related="appraisal_id.scale_id")
    comment = fields.Text("Overall comment")
    level_id = fields.Many2one(
        "performance.scale.level", "Overall rating", domain="[('scale_id', '=', scale_id)]", ondelete="restrict"
    )
    level_reason = fields.Text("Reason", help="Why the rating differs from the suggested one.")
    submitted_date = fields.Datetime(readonly=True, copy=False)
    returned_reason = fields.Text("Why it came back", readonly=True, copy=False)

    _one_per_author = models.Constraint(
        "UNIQUE(appraisal_id, side, author_id)", "There is already an assessment of this side by this person."
    )

    @api.depends("appraisal_id", "side")
    def _compute_display_name(self):
        labels = dict(self._fields["side"]._description_selection(self.env))
        for row in self:
            row.display_name = f"{row.sudo().appraisal_id.display_name}: {labels.get(row.side, '')}"

    @api.constrains("level_id")
    def _check_scale(self):
        for row in self:
            if row.level_id and row.level_id.scale_id != row.sudo().scale_id:
                raise ValidationError(
                    self.env._("“%(level)s” is not on this appraisal's scale.", level=row.level_id.name)
                )

    def write(self, vals):
        if not self._has_key() and any(row.state != "draft" for row in self.sudo()):
            raise UserError(self.env._("A submitted assessment stands as it was written."))
        return super().write(vals)

    @api.model
    def _start(self, appraisal, side):
        """Return the current user's own row of this side, made with questions, goals and competencies if need be."""
        own = [("appraisal_id", "=", appraisal.id), ("side", "=", side), ("author_id", "=", self.env.uid)]
        # sudo: nobody may create these rows by hand; the author's role was checked
        row = self.sudo().search(own, limit=1)
        if not row:
            row = (
                self.sudo()
                ._with_key()
                .create(
                    {
                        "appraisal_id": appraisal.id,
                        "side": side,
                        "author_id": self.env.uid,
                        "line_ids": [fields.Command.create(vals) for vals in self._lines_of(appraisal.sudo(), side)],
                    }
                )
            )
        return row.with_env(self.env)

    def _lines_of(self, appraisal, side):
        strategy = appraisal.strategy_id
        questions = strategy.question_ids.filtered(lambda question: question.side in (side, "both") or side == "second")
        goals = appraisal.goal_ids.filtered(lambda goal: goal.state in IN_FORCE)
        return [
            *({"kind": "question", "name": question.name, "required": question.required} for question in questions),
            *({"kind": "goal", "name": goal.name, "goal_id": goal.id} for goal in goals),
            *({"kind": "skill", "name": skill.name, "skill_id": skill.id} for skill in appraisal._competencies()),
        ]

    action_submit = step("submit")
    action_take_back = step("take_back")
    action_hand_back = step("hand_back")

    def action_open_appraisal(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "performance.appraisal",
            "res_id": self.appraisal_id.id,
            "view_mode": "form",
        }

    def _step_labels(self):
        return {
            "submit": self.env._("Submit my assessment"),
            "take_back": self.env._("Take back"),
            "hand_back": self.env._("Hand back"),
        }

    def _move_roles(self):
        return {"author"} if self.author_id == self.env.user else set()

    def _move_conditions(self):
        waited_for = {"self": "self_review", "manager": "manager_review", "second": "manager_review"}[self.side]
        if self.sudo().appraisal_id.state == waited_for:
            return frozenset({"open", "unread"})
        return frozenset()

    def _condition_message(self, name, condition):
        if condition == "open":
            return self.env._("It is not the time for this assessment yet, or not any more. Your draft is kept.")
        return self.env._("It was already passed on: ask for it to be returned.")

    def _before_move(self, name, comment):
        if name != "submit":
            return
        for row in self:
            empty = row.line_ids.filtered(lambda line: line.required and not (line.answer or "").strip())
            if empty:
                raise UserError(self.env._("Please answer: %(question)s", question=empty[0].name))
            if row.side == "manager" and not row.level_id:
                raise UserError(self.env._("Please choose an overall rating."))

    def _move_values(self, name, comment):
        if name == "submit":
            return {"submitted_date": fields.Datetime.now(), "returned_reason": False}
        return {"submitted_date": False, "returned_reason": comment or False}

    def _after_move(self, name, comment):
        if name not in ("submit", "take_back"):
            return
        for row in self:
            appraisal = row.appraisal_id
            if row.side == "manager":
                # sudo: a stamp, written by the step
                appraisal.sudo()._with_key().write({"review_date": row.submitted_date})
            if name == "submit" and row.side == "self":
                appraisal._move("submit_self_review")
            elif name == "submit":
                appraisal._review_handed_in()
