from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain

from ..workflow import outcome as law

TERMS = ("kind", "basis", "percent", "amount", "new_job_id", "new_department_id", "new_title", "effective_date")


class PerformanceOutcome(models.Model):
    """What follows from a shared review: proposed by the manager, decided by HR, applied once on its day.

    It never holds a wage: figures that would tell one stand in `performance.outcome.wage`. Its form has no chatter: the
    employee reads an applied decision, and would read what others had written there before.
    """

    _name = "performance.outcome"
    _description = "Outcome"
    _inherit = ["performance.move.mixin", "performance.line.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "effective_date desc, id desc"
    _check_company_auto = True
    _moves = law.MOVES
    _guarded = frozenset(
        {
            "state",
            "proposer_id",
            "first_approver_id",
            "approver_id",
            "applied_date",
            "applied_by_id",
            "applied_changes",
            "decision",
            "failure",
            "failure_date",
        }
    )

    appraisal_id = fields.Many2one(
        "performance.appraisal",
        required=True,
        index=True,
        ondelete="restrict",
        domain="[('state', 'in', ['shared', 'acknowledged', 'closed']), ('shared_date', '!=', False)]",
    )
    employee_id = fields.Many2one(related="appraisal_id.employee_id", store=True, index=True, precompute=True)
    employee_avatar = fields.Image(related="employee_id.avatar_128", string="Picture")
    manager_id = fields.Many2one(related="appraisal_id.manager_id")
    department_id = fields.Many2one(related="appraisal_id.department_id", store=True, index=True)
    cycle_id = fields.Many2one(related="appraisal_id.cycle_id", store=True, index=True)
    company_id = fields.Many2one(related="appraisal_id.company_id", store=True, index=True, precompute=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    level_id = fields.Many2one(related="appraisal_id.level_id", string="Result")
    kind = fields.Selection(law.KINDS, required=True, default="compensation", index=True, tracking=True)
    basis = fields.Selection(
        [
            ("percent", "Percent of the wage"),
            ("amount", "Amount per month"),
            ("one_off", "Amount paid once"),
            ("wage", "New wage (HR administrators)"),
        ],
        "Proposed as",
        default="percent",
    )
    percent = fields.Float("Raise (%)", digits=(6, 2), aggregator="avg")
    amount = fields.Monetary(help="More per month, or paid once.", aggregator=None)
    new_job_id = fields.Many2one("hr.job", "New job", check_company=True)
    new_department_id = fields.Many2one("hr.department", "New department", check_company=True)
    new_title = fields.Char("New title", help="Empty: the name of the new job.")
    justification = fields.Text("Why", help="HR decides by it; the employee reads it once the decision is applied.")
    effective_date = fields.Date("From", required=True, tracking=True, default=lambda self: self._default_effective())
    state = fields.Selection(law.STATES, required=True, default="draft", tracking=True, copy=False, index=True)
    proposer_id = fields.Many2one(
        "res.users", "Proposed by", required=True, readonly=True, copy=False, default=lambda self: self.env.user
    )
    first_approver_id = fields.Many2one("res.users", "First approved by", readonly=True, copy=False)
    approver_id = fields.Many2one("res.users", "Approved by", readonly=True, copy=False)
    decision = fields.Text("Reason of the decision", readonly=True, copy=False)
    applied_date = fields.Datetime("Applied on", readonly=True, copy=False)
    applied_by_id = fields.Many2one("res.users", "Applied by", readonly=True, copy=False)
    summary = fields.Char("Decision", compute="_compute_summary")
    is_wage = fields.Boolean(compute="_compute_is_wage", search="_search_is_wage", export_string_translation=False)

    _one_open = models.UniqueIndex(
        "(appraisal_id, kind, COALESCE(basis, '')) "
        "WHERE state IN ('draft', 'proposed', 'awaiting_second', 'scheduled')",
        "An outcome of this kind is already under way for this review.",
    )
    _due = models.Index("(effective_date) WHERE state = 'scheduled'")

    def _default_effective(self):
        return fields.Date.context_today(self)

    @api.depends("kind", "basis", "percent", "amount", "new_job_id", "new_department_id", "new_title")
    def _compute_summary(self):
        for outcome in self:
            outcome.summary = outcome._summary()

    @api.depends("employee_id.name", "kind")
    def _compute_display_name(self):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        for outcome in self:
            outcome.display_name = f"{kinds.get(outcome.kind, '')}, {outcome.employee_id.name or ''}"

    @api.depends("kind")
    def _compute_is_wage(self):
        for outcome in self:
            outcome.is_wage = outcome.kind == "compensation"

    def _search_is_wage(self, operator, value):
        if operator != "in":
            return NotImplemented
        wages = Domain("kind", "=", "compensation")
        return wages if True in value else ~wages

    @api.constrains("appraisal_id", *TERMS)
    def _check_terms(self):
        for outcome in self:
            problem = outcome._problem()
            if problem:
                raise ValidationError(problem)

    @api.onchange("kind")
    def _onchange_kind(self):
        if self.kind != "compensation":
            self.basis = False
        elif not self.basis:
            self.basis = "percent"

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            if vals.get("kind", "compensation") != "compensation":
                vals["basis"] = False
        outcomes = super().create(vals_list)
        outcomes._keep_wage_row()
        return outcomes

    def write(self, vals):
        terms = vals.keys() & {*TERMS, "appraisal_id", "justification"}
        if terms and not self._has_key() and any(outcome.state != "draft" for outcome in self.sudo()):
            raise UserError(self.env._("What was proposed stands as it was written: withdraw it and propose anew."))
        result = super().write(vals)
        if "kind" in vals:
            self._keep_wage_row()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_proposed(self):
        if any(outcome.state != "draft" or outcome.first_approver_id for outcome in self):
            raise UserError(self.env._("Only a draft is deleted; what was proposed is withdrawn or rejected."))

    def _keep_wage_row(self):
        """Give every wage outcome its row of figures."""
        wages = self.filtered("is_wage")
        # sudo: who proposes must not read or write this row
        rows = self.env["performance.outcome.wage"].sudo()
        known = rows.search([("outcome_id", "in", wages.ids)]).outcome_id
        rows.create([{"outcome_id": outcome.id} for outcome in wages - known.with_env(self.env)])

    def _summary(self):
        """Say in one line what is proposed, without any wage."""
        env = self.env
        if self.kind == "compensation":
            money = self.currency_id.format(self.amount) if self.currency_id else ""
            return {
                "percent": env._("Raise of %(percent)s %%", percent=f"{self.percent:g}"),
                "amount": env._("%(amount)s more per month", amount=money),
                "one_off": env._("%(amount)s, paid once", amount=money),
                "wage": env._("New wage"),
            }.get(self.basis, "")
        if self.kind == "promotion":
            parts = (self.new_title or self.new_job_id.name, self.new_department_id.name)
            return ", ".join(part for part in parts if part)
        return dict(self._fields["kind"]._description_selection(env)).get(self.kind, "")

    def _problem(self):
        """Return what is wrong with this outcome, in words, or an empty string."""
        env = self.env
        own = self.sudo()
        if own.appraisal_id.state not in law.SHARED or not own.appraisal_id.shared_date:
            return env._(
                "Outcomes follow a review that was shared: “%(row)s” is not.", row=own.appraisal_id.display_name
            )
        if own.appraisal_id.strategy_id and not own.appraisal_id.strategy_id._allows(self.kind):
            return env._(
                "The strategy “%(strategy)s” does not propose this kind of outcome.",
                strategy=own.appraisal_id.strategy_id.name,
            )
        if self.effective_date < own.cycle_id.date_start:
            return env._("An outcome cannot be effective before its cycle began.")
        if self.kind == "promotion" and not (self.new_job_id or self.new_department_id or self.new_title):
            return env._("A promotion names a new job, department or title.")
        return self._wage_problem() if self.kind == "compensation" else ""

    def _wage_problem(self):
        env = self.env
        if not self.basis:
            return env._("Please say whether it is a percent, an amount, or paid once.")
        if self.basis == "percent" and not 0 < self.percent <= 100:
            return env._("A raise is more than 0 % and at most 100 %.")
        if self.basis in ("amount", "one_off") and self.amount <= 0:
            return env._("The amount must be more than zero.")
        if self.basis == "wage" and not self.sudo().proposer_id._is_performance_administrator():
            return env._("Only HR administrators propose a new wage: please propose a percent or an amount of change.")
        return ""
