from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Domain

from ..workflow import training as law

# What an approval is given for; the dates may still move, and the effect is noted afterwards.
TERMS = {"name", "employee_id", "kind", "provider", "cost", "currency_id", "reason"}
SOURCES = {"goal_id", "appraisal_id", "checkin_id", "aspiration_id"}
DATES = {"date_start", "date_end"}
EFFECT = {"effect", "effect_level"}


class PerformanceTraining(models.Model):
    """Something an employee is to learn: the need, who approved it, what it cost, and what it changed."""

    _name = "performance.training"
    _description = "Training"
    _inherit = ["performance.move.mixin", "performance.line.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "date_start desc, id desc"
    _check_company_auto = True
    _moves = law.MOVES
    _guarded = frozenset(
        {"state", "approver_id", "hr_approver_id", "refusal", "resume_line_id", "effect_asked_on", "cost_company"}
    )

    name = fields.Char("Training", required=True, tracking=True)
    employee_id = fields.Many2one(
        "hr.employee",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
        default=lambda self: self.env.user.employee_id,
    )
    company_id = fields.Many2one(related="employee_id.company_id", store=True, index=True, precompute=True)
    department_id = fields.Many2one(
        "hr.department", compute="_compute_department", store=True, precompute=True, help="At the time of the need."
    )
    kind = fields.Selection(law.KINDS, required=True, default="course")
    provider = fields.Char(help="Who gives it: a school, a company, a colleague.")
    reason = fields.Text("Why", help="What it is needed for. Read by you, your managers and HR.")
    skill_ids = fields.Many2many("hr.skill", string="Skills to build")
    goal_id = fields.Many2one("performance.goal", "For the goal", ondelete="set null", index="btree_not_null")
    appraisal_id = fields.Many2one(
        "performance.appraisal", "From the review", ondelete="set null", index="btree_not_null"
    )
    checkin_id = fields.Many2one(
        "performance.checkin", "From the check-in", ondelete="set null", index="btree_not_null"
    )
    aspiration_id = fields.Many2one(
        "performance.aspiration", "From the aspiration", ondelete="set null", index="btree_not_null"
    )
    date_start = fields.Date("From", tracking=True)
    date_end = fields.Date("To", tracking=True)
    currency_id = fields.Many2one("res.currency", required=True, default=lambda self: self.env.company.currency_id)
    cost = fields.Monetary(aggregator=None, tracking=True)
    company_currency_id = fields.Many2one(related="company_id.currency_id", string="Company currency")
    cost_company = fields.Monetary(
        "Cost in company currency",
        currency_field="company_currency_id",
        compute="_compute_cost_company",
        store=True,
        aggregator="sum",
        help="At the exchange rate of the day the cost was entered.",
    )
    needs_hr = fields.Boolean("HR approves too", compute="_compute_needs_hr")
    state = fields.Selection(
        law.STATES,
        required=True,
        default="draft",
        copy=False,
        index=True,
        tracking=True,
        group_expand="_expand_states",
    )
    approver_id = fields.Many2one("res.users", "Approved by", readonly=True, copy=False)
    hr_approver_id = fields.Many2one("res.users", "Approved for HR by", readonly=True, copy=False)
    refusal = fields.Text("Why it was refused", readonly=True, copy=False)
    resume_line_id = fields.Many2one(
        "hr.resume.line", "Résumé line", readonly=True, copy=False, ondelete="set null", index="btree_not_null"
    )
    effect = fields.Text("What it changed", copy=False)
    effect_level = fields.Selection(law.EFFECTS, "Effect", copy=False)
    effect_asked_on = fields.Date("Asked for the effect on", readonly=True, copy=False)
    is_mine = fields.Boolean(compute="_compute_is_mine", export_string_translation=False)
    i_decide = fields.Boolean(compute="_compute_is_mine", search="_search_i_decide", export_string_translation=False)

    _cost_positive = models.Constraint("CHECK(cost >= 0)", "A training cannot cost less than nothing.")
    _order_of_dates = models.Constraint("CHECK(date_end >= date_start)", "A training cannot end before it starts.")

    def _expand_states(self, states, domain):
        """Show a board's columns in the order of a training's life; refused and cancelled only if there are some."""
        ended = {"refused", "cancelled"} - set(states)
        return [state for state, _label in law.STATES if state not in ended]

    @api.depends("employee_id")
    def _compute_department(self):
        for training in self:
            # sudo: a colleague's department is not readable by everybody
            training.department_id = training.employee_id.sudo().department_id

    @api.depends("cost", "currency_id", "company_id")
    def _compute_cost_company(self):
        today = fields.Date.context_today(self)
        for training in self:
            company = training.company_id or self.env.company
            training.cost_company = training.currency_id._convert(training.cost, company.currency_id, company, today)

    @api.depends("cost_company", "company_id")
    def _compute_needs_hr(self):
        for training in self:
            # sudo: settings of the company
            limit = training.company_id.sudo().performance_training_limit
            training.needs_hr = training.cost_company > limit

    @api.depends_context("uid")
    @api.depends("employee_id", "state")
    def _compute_is_mine(self):
        for training in self:
            training.is_mine = training.sudo().employee_id.user_id == self.env.user
            training.i_decide = bool({"approve", "approve_hr"} & set(training.allowed_moves or ()))

    def _search_i_decide(self, operator, value):
        if operator != "in":
            return NotImplemented
        below = Domain("employee_id", "any!", [("parent_id.user_id", "=", self.env.uid)])
        mine = Domain("employee_id", "any!", [("user_id", "=", self.env.uid)])
        waiting = Domain("state", "=", "submitted") & below
        if self.env.user._is_performance_officer():
            waiting |= Domain("state", "=", "awaiting_hr") & Domain("approver_id", "!=", self.env.uid)
        waiting &= ~mine
        return waiting if True in value else ~waiting

    @api.constrains("employee_id", "goal_id", "appraisal_id", "checkin_id", "aspiration_id")
    def _check_source(self):
        for training in self.sudo():
            for source in (training.goal_id, training.appraisal_id, training.checkin_id, training.aspiration_id):
                if source.employee_id and source.employee_id != training.employee_id:
                    raise ValidationError(
                        self.env._(
                            "“%(need)s” is not about %(person)s: please choose another one.",
                            need=source.display_name,
                            person=training.employee_id.name,
                        )
                    )

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._refuse_unread_sources(vals)
        return super().create(vals_list)

    def write(self, vals):
        self._refuse_unread_sources(vals)
        if not self._has_key():
            self._refuse_settled(vals)
        return super().write(vals)

    def _refuse_unread_sources(self, vals):
        """Whoever links a source reads it: else its title could be learned by linking it."""
        for name in SOURCES & vals.keys():
            self.env[self._fields[name].comodel_name].browse(vals[name] or ()).check_access("read")

    def _refuse_settled(self, vals):
        """Refuse what this state does not leave open any more, or not to this person."""
        if (TERMS | SOURCES) & vals.keys() and any(training.state != "draft" for training in self):
            raise UserError(
                self.env._("What was submitted is what is decided upon. To change it, take it back to a need first.")
            )
        if DATES & vals.keys() and any(training.state not in law.MOVABLE for training in self):
            raise UserError(self.env._("This training has ended: its dates stand."))
        if EFFECT & vals.keys():
            if any(training.state != "done" for training in self):
                raise UserError(self.env._("The effect is noted once, after the training was done."))
            if not self.env.su and any("employee" not in training._move_roles() for training in self):
                raise AccessError(self.env._("What a training changed is said by the employee who took part."))

    @api.ondelete(at_uninstall=False)
    def _unlink_except_decided(self):
        if any(training.state != "draft" for training in self):
            raise UserError(self.env._("Only a need that was not submitted can be deleted. Please cancel it instead."))
