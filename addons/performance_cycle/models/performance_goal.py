import json

from odoo import api, fields, models
from odoo.fields import Domain

from ..scoring.attainment import Cap, attainment, metric_problem
from ..workflow import goal as law
from .performance_goal_template import DIRECTIONS


class PerformanceGoal(models.Model):
    """What somebody (or a department, or the company) is to reach, how it is measured, and what it weighs."""

    _name = "performance.goal"
    _description = "Goal"
    _inherit = ["performance.move.mixin", "performance.line.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "employee_id, sequence, id"
    _parent_store = True
    _check_company_auto = True
    _moves = law.MOVES
    _guarded = frozenset(
        {
            *("state", "version", "request", "drafted_by_id", "approved_date"),
            # stored, but computed: a compute does not pass through write()
            *("manager_id", "approver_id", "current", "measured", "status", "progress", "weighted_progress"),
            *("kpi_date", "kpi_error"),
        }
    )

    name = fields.Char("Goal", required=True, tracking=True)
    sequence = fields.Integer(default=10)
    level = fields.Selection(
        [("individual", "Individual"), ("department", "Department"), ("company", "Company")],
        required=True,
        default="individual",
        index=True,
    )
    appraisal_id = fields.Many2one(
        "performance.appraisal",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
        compute="_compute_appraisal",
        store=True,
        readonly=False,
        precompute=True,
    )
    cycle_id = fields.Many2one(
        "performance.cycle",
        index=True,
        ondelete="restrict",
        check_company=True,
        default=lambda self: self._default_cycle(),
    )
    employee_id = fields.Many2one(
        "hr.employee",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
        default=lambda self: self._default_employee(),
    )
    department_id = fields.Many2one(
        "hr.department",
        index="btree_not_null",
        check_company=True,
        compute="_compute_department",
        store=True,
        readonly=False,
        precompute=True,
    )
    company_id = fields.Many2one(
        "res.company",
        required=True,
        index=True,
        compute="_compute_company",
        store=True,
        readonly=False,
        precompute=True,
    )
    template_id = fields.Many2one("performance.goal.template", "From the library", check_company=True)
    job_id = fields.Many2one(related="employee_id.job_id")
    description = fields.Text("Why")
    direction = fields.Selection(DIRECTIONS, "Measured by", required=True, default="higher")
    unit = fields.Char(help="For example: EUR, %, days, cases")
    baseline = fields.Float(aggregator=None)
    target = fields.Float(default=1, aggregator=None)
    weight = fields.Float("Weight (%)", tracking=True)
    date_due = fields.Date(
        "Due", tracking=True, compute="_compute_date_due", store=True, readonly=False, precompute=True
    )
    parent_id = fields.Many2one(
        "performance.goal", "Contributes to", index="btree_not_null", ondelete="restrict", check_company=True
    )
    parent_open_id = fields.Many2one(
        "performance.goal.public",
        "Contributes to (open)",
        compute="_compute_parent_open",
        inverse="_inverse_parent_open",
        help="The goal of the company, a department or a manager that this one serves.",
    )
    parent_path = fields.Char(index=True)
    child_ids = fields.One2many("performance.goal", "parent_id", "Contributing goals")
    skill_ids = fields.Many2many("hr.skill", string="Skills")
    state = fields.Selection(law.STATES, required=True, default="draft", tracking=True, copy=False, index=True)
    version = fields.Integer(default=1, readonly=True, copy=False, help="Counts every change of the terms.")
    request = fields.Text("What should change", readonly=True, copy=False)
    drafted_by_id = fields.Many2one(
        "res.users", "Drafted by", readonly=True, copy=False, default=lambda self: self.env.user
    )
    approved_date = fields.Datetime("Approved on", readonly=True, copy=False)
    manager_id = fields.Many2one("hr.employee", compute="_compute_manager", store=True, index=True)
    approver_id = fields.Many2one(
        "hr.employee", "Waits for", compute="_compute_approver", store=True, index="btree_not_null"
    )
    update_ids = fields.One2many("performance.goal.update", "goal_id", "Updates")
    revision_ids = fields.One2many("performance.goal.revision", "goal_id", "Revisions")
    open_revision_id = fields.Many2one(
        "performance.goal.revision", "Proposed revision", compute="_compute_open_revision"
    )
    open_revision_differences = fields.Json(compute="_compute_open_revision", export_string_translation=False)
    open_revision_reason = fields.Text(compute="_compute_open_revision", export_string_translation=False)
    may_answer_revision = fields.Boolean(compute="_compute_open_revision", export_string_translation=False)
    may_revise = fields.Boolean(compute="_compute_terms_open", export_string_translation=False)
    current = fields.Float(compute="_compute_current", store=True, aggregator=None)
    measured = fields.Boolean(compute="_compute_current", store=True)
    status = fields.Selection(
        [("on_track", "On track"), ("at_risk", "At risk"), ("off_track", "Off track")],
        compute="_compute_current",
        store=True,
    )
    progress = fields.Float("Progress (%)", compute="_compute_progress", store=True, aggregator="avg")
    weighted_progress = fields.Float(compute="_compute_progress", store=True)
    sparkline = fields.Text(compute="_compute_sparkline", export_string_translation=False)
    measure_text = fields.Char("Measure", compute="_compute_measure_text")
    is_late = fields.Boolean(compute="_compute_is_late", search="_search_is_late")
    terms_open = fields.Boolean(compute="_compute_terms_open", export_string_translation=False)

    def _default_cycle(self):
        return self.env["performance.cycle"].search(
            [("state", "=", "running"), ("company_id", "=", self.env.company.id)], limit=1
        )

    def _default_employee(self):
        return (
            self.env.user.employee_id if self.env.context.get("default_level", "individual") == "individual" else False
        )

    @api.depends("employee_id", "cycle_id", "level")
    def _compute_appraisal(self):
        # sudo: only finds the row; whether the reader may open it is the rules' matter
        Appraisal = self.env["performance.appraisal"].sudo()
        rows = Appraisal.search([("employee_id", "in", self.employee_id.ids), ("cycle_id", "in", self.cycle_id.ids)])
        found = {(row.employee_id.id, row.cycle_id.id): row.id for row in rows}
        for goal in self:
            key = (goal.employee_id.id, goal.cycle_id.id)
            goal.appraisal_id = found.get(key, False) if goal.level == "individual" else False

    @api.depends("employee_id", "department_id")
    def _compute_company(self):
        for goal in self:
            owner = goal.sudo().employee_id.company_id or goal.sudo().department_id.company_id
            goal.company_id = owner or goal.company_id or self.env.company

    @api.depends("employee_id", "level")
    def _compute_department(self):
        for goal in self:
            if goal.level == "individual":
                goal.department_id = goal.sudo().employee_id.department_id
            elif goal.level == "company":
                goal.department_id = False
            else:
                goal.department_id = goal.department_id or self.env.user.employee_id.department_id

    @api.depends("cycle_id")
    def _compute_date_due(self):
        for goal in self:
            goal.date_due = goal.date_due or goal.cycle_id.date_end

    @api.depends("appraisal_id.manager_id", "employee_id.parent_id", "department_id.manager_id", "level")
    def _compute_manager(self):
        for goal in self.sudo():
            if goal.level == "individual":
                goal.manager_id = goal.appraisal_id.manager_id or goal.employee_id.parent_id
            else:
                goal.manager_id = goal.department_id.manager_id if goal.level == "department" else False

    @api.depends("state", "manager_id.parent_id", "revision_ids.state")
    def _compute_approver(self):
        for goal in self.sudo():
            revision = goal.revision_ids.filtered("is_open")[:1]
            if goal.state == "revision_proposed" and revision:
                goal.approver_id = revision._waits_for()
            elif goal.state == "awaiting_employee":
                goal.approver_id = goal.employee_id
            else:
                second = goal.manager_id.parent_id if goal.state == "awaiting_second" else False
                goal.approver_id = second or (goal.manager_id if goal.state == "submitted" else False)

    @api.depends_context("uid")
    @api.depends("revision_ids.state")
    def _compute_open_revision(self):
        for goal in self:
            revision = goal.revision_ids.filtered("is_open")[:1]
            goal.open_revision_id = revision
            goal.open_revision_differences = revision.differences
            goal.open_revision_reason = revision.reason
            steps = set(revision.allowed_moves or [])
            goal.may_answer_revision = bool(steps & {"approve", "approve_second"})

    @api.depends("parent_id")
    def _compute_parent_open(self):
        for goal in self:
            goal.parent_open_id = goal.parent_id.id

    def _inverse_parent_open(self):
        for goal in self:
            goal.parent_id = goal.parent_open_id.id

    @api.depends("update_ids.value", "update_ids.date", "update_ids.status")
    def _compute_current(self):
        for goal in self:
            last = goal.update_ids.sorted(lambda update: (update.date, update.id))[-1:]
            goal.measured = bool(last)
            goal.current = last.value if last else 0
            goal.status = last.status

    @api.depends(
        "direction",
        "baseline",
        "target",
        "current",
        "measured",
        "weight",
        "appraisal_id.strategy_id.attainment_floor",
        "appraisal_id.strategy_id.attainment_cap",
    )
    def _compute_progress(self):
        for goal in self:
            known = goal.current if goal.measured else None
            sound = not metric_problem(goal.direction, goal.baseline, goal.target)
            strategy = goal.appraisal_id.strategy_id
            cap = Cap.percent(strategy.attainment_floor, strategy.attainment_cap) if strategy else None
            share = attainment(goal.direction, goal.baseline, goal.target, known, cap) if sound else None
            goal.progress = float(share * 100) if share is not None else 0
            goal.weighted_progress = goal.progress * goal.weight

    @api.depends("update_ids.value", "update_ids.date")
    def _compute_sparkline(self):
        for goal in self:
            updates = goal.update_ids.sorted(lambda update: (update.date, update.id))
            points = [{"x": str(update.date), "y": update.value} for update in updates]
            graph = {"key": goal.unit or "", "values": points, "area": True}
            goal.sparkline = json.dumps([graph]) if len(points) > 1 else False

    @api.depends("direction", "baseline", "target", "unit", "current", "measured")
    def _compute_measure_text(self):
        for goal in self:
            goal.measure_text = goal._measure(goal)

    @api.depends("date_due", "state")
    def _compute_is_late(self):
        today = fields.Date.context_today(self)
        for goal in self:
            goal.is_late = bool(goal.date_due and goal.date_due < today and goal.state not in law.ENDED)

    def _search_is_late(self, operator, value):
        if operator != "in":
            return NotImplemented
        late = Domain("date_due", "<", fields.Date.context_today(self)) & Domain("state", "not in", list(law.ENDED))
        return late if True in value else ~late

    @api.depends_context("uid")
    @api.depends("state", "employee_id", "manager_id", "level")
    def _compute_terms_open(self):
        for goal in self:
            goal.terms_open = not goal.id or goal._may_edit_terms()
            may = (
                goal.level == "individual" and goal.state == "approved" and goal._move_roles() & {"employee", "manager"}
            )
            goal.may_revise = bool(may)

    def _measure(self, terms):
        """Say in one line how these terms (a goal or a revision) are measured."""
        env, unit = self.env, terms.unit or ""
        if terms.direction == "yes_no":
            return env._("Yes or no")
        if terms.direction == "milestone":
            return env._("%(count)d milestones", count=terms.target)
        text = env._("%(from)g → %(to)g %(unit)s", **{"from": terms.baseline, "to": terms.target, "unit": unit}).strip()
        return env._("%(text)s, lower is better", text=text) if terms.direction == "lower" else text

    @api.onchange("template_id")
    def _onchange_template(self):
        if self.template_id:
            self.update(self.template_id._goal_values())
