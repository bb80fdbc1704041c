from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError

from ..workflow import improvement as law

# What is signed, and what is written at the end.
AGREED = {"name", "expected", "support", "date_start", "date_end"}
REVIEW_DAYS = (30, 60, 90)


class PerformanceImprovementPlan(models.Model):
    """What is expected of somebody, with what help and until when: signed by both, and all of it read by both."""

    _name = "performance.improvement.plan"
    _description = "Improvement Plan"
    _inherit = ["performance.move.mixin", "performance.line.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "date_start desc, id desc"
    # The employee writes below the plan too.
    _mail_post_access = "read"
    _check_company_auto = True
    _moves = law.MOVES
    _guarded = frozenset(
        {
            "state",
            "employee_id",
            "outcome_id",
            "appraisal_id",
            "manager_signed_on",
            "employee_signed_on",
            "result_signed_on",
            "paused_on",
            "paused_days",
            "remark",
        }
    )

    name = fields.Char(required=True)
    employee_id = fields.Many2one("hr.employee", required=True, readonly=True, index=True, ondelete="restrict")
    employee_avatar = fields.Image(related="employee_id.avatar_128", string="Picture")
    manager_id = fields.Many2one(
        "hr.employee", required=True, index=True, ondelete="restrict", tracking=True, help="HR gives it to another."
    )
    outcome_id = fields.Many2one("performance.outcome", "Decision", readonly=True, index=True, ondelete="restrict")
    appraisal_id = fields.Many2one("performance.appraisal", readonly=True, index=True, ondelete="restrict")
    company_id = fields.Many2one(related="employee_id.company_id", store=True, index=True, precompute=True)
    expected = fields.Text("What is expected", help="In words that both can check.")
    support = fields.Text("What support is given")
    date_start = fields.Date("From", required=True)
    date_end = fields.Date("Until", required=True)
    review_ids = fields.One2many("performance.improvement.review", "plan_id", "Reviews")
    next_review = fields.Date(compute="_compute_next_review")
    state = fields.Selection(law.STATES, required=True, default="draft", tracking=True, copy=False, index=True)
    manager_signed_on = fields.Datetime("Signed by the manager", readonly=True, copy=False)
    employee_signed_on = fields.Datetime("Signed by the employee", readonly=True, copy=False)
    paused_on = fields.Date(readonly=True, copy=False)
    paused_days = fields.Integer("Days of pause", readonly=True, copy=False)
    result = fields.Selection(law.RESULTS, tracking=True, copy=False)
    result_note = fields.Text("About the result", copy=False)
    result_signed_on = fields.Datetime("Result signed by the employee", readonly=True, copy=False)
    remark = fields.Text("Reason", readonly=True, copy=False, help="Of the last step that asked for one.")
    is_mine = fields.Boolean(compute="_compute_is_mine", export_string_translation=False)
    i_act = fields.Boolean(compute="_compute_is_mine", export_string_translation=False)

    _once = models.Constraint("UNIQUE(outcome_id)", "This decision already has its plan.")
    _dates = models.Constraint("CHECK(date_end > date_start)", "A plan must end after it starts.")

    @api.depends("review_ids.date", "review_ids.note", "state")
    def _compute_next_review(self):
        for plan in self:
            open_ones = plan.review_ids.filtered(lambda row: row.date and not row.note)
            plan.next_review = min(open_ones.mapped("date"), default=False) if plan.state == "running" else False

    @api.depends_context("uid")
    def _compute_is_mine(self):
        for plan in self:
            # sudo: only compares the users behind two employees
            plan.is_mine = plan.sudo().employee_id.user_id == self.env.user
            plan.i_act = plan.sudo().manager_id.user_id == self.env.user

    @api.constrains("manager_id", "employee_id")
    def _check_two_people(self):
        for plan in self:
            if plan.manager_id == plan.employee_id:
                raise ValidationError(self.env._("A plan is agreed between two people."))

    @api.constrains("review_ids", "date_start", "date_end")
    def _check_reviews_inside(self):
        self.review_ids._check_inside()

    def write(self, vals):
        if not self._has_key():
            if vals.keys() & AGREED and any(plan.state != "draft" for plan in self):
                raise UserError(self.env._("What was signed stands. Ask for changes, or cancel it with a reason."))
            if "manager_id" in vals and not (self.env.su or self.env.user._is_performance_officer()):
                raise AccessError(self.env._("HR gives a plan to another manager."))
            if vals.keys() & {"result", "result_note"} and any(plan.state != "running" for plan in self):
                raise UserError(self.env._("The result is written while the plan runs, before both sign it."))
        result = super().write(vals)
        if "manager_id" in vals:
            self._tell_who_is_next()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_never(self):
        raise UserError(self.env._("An improvement plan is history: cancel it with a reason instead."))

    @api.model
    def _start(self, outcome):
        """Write the draft that a corrective action begins with; the manager completes it."""
        person, start = outcome.employee_id, max(outcome.effective_date, fields.Date.context_today(self))
        plan = (
            # sudo: nobody makes a plan but by a decision that was applied
            self.sudo()
            ._with_key()
            .create(
                {
                    "name": self.env._("Improvement plan, %(person)s", person=person.name),
                    "employee_id": person.id,
                    "manager_id": (outcome.manager_id or person.parent_id).id,
                    "outcome_id": outcome.id,
                    "appraisal_id": outcome.appraisal_id.id,
                    "expected": outcome.justification,
                    "date_start": start,
                    "date_end": fields.Date.add(start, days=REVIEW_DAYS[-1]),
                    "review_ids": [
                        fields.Command.create({"date": fields.Date.add(start, days=days)}) for days in REVIEW_DAYS
                    ],
                }
            )
        )
        plan._tell_who_is_next()
        return plan

    def action_open_outcome(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "performance.outcome",
            "res_id": self.outcome_id.id,
            "view_mode": "form",
        }
