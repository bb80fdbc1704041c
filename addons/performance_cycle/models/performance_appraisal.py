from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain

from ..workflow import appraisal as law
from ..workflow.goal import ENDED, IN_FORCE, IN_SET, WAITING


class PerformanceAppraisal(models.Model):
    """One person in one cycle: the snapshot at launch, the set of goals, the two sides, the result."""

    _name = "performance.appraisal"
    _description = "Appraisal"
    _inherit = ["performance.move.mixin", "performance.line.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "cycle_id desc, employee_id, id"
    _moves = law.MOVES
    # The snapshot, the acting manager and the stamps change by steps and hand-over only.
    _guarded = frozenset(
        {
            "state",
            "manager_id",
            "former_manager_ids",
            "shared_date",
            "acknowledged_date",
            "self_review_date",
            "review_date",
            "closing_reason",
            "appeal",
            "appeal_decision",
            "appeal_decider_id",
            "department_id",
            "job_id",
            "strategy_id",
            "strategy_reason",
            "employee_id",
            "cycle_id",
            "company_id",
        }
    )

    employee_id = fields.Many2one("hr.employee", required=True, readonly=True, index=True, ondelete="restrict")
    user_id = fields.Many2one(related="employee_id.user_id", string="User")
    employee_avatar = fields.Image(related="employee_id.avatar_128", string="Picture")
    cycle_id = fields.Many2one("performance.cycle", required=True, readonly=True, index=True, ondelete="restrict")
    # Not a related field: the launch gives it, and Odoo would compute a related one person by person all the same.
    company_id = fields.Many2one(
        "res.company", compute="_compute_company", store=True, readonly=False, precompute=True, index=True
    )
    manager_id = fields.Many2one(
        "hr.employee",
        readonly=True,
        index=True,
        tracking=True,
        help="Who acts on this appraisal; changed by hand-over.",
    )
    former_manager_ids = fields.Many2many(
        "hr.employee", "performance_appraisal_former_rel", string="Former managers", readonly=True
    )
    department_id = fields.Many2one("hr.department", readonly=True, index=True)
    job_id = fields.Many2one("hr.job", readonly=True)
    strategy_id = fields.Many2one("performance.strategy", readonly=True, index=True, ondelete="restrict")
    strategy_reason = fields.Char("Strategy and why", readonly=True)
    scale_id = fields.Many2one(related="strategy_id.scale_id", string="Rating scale")
    date_start = fields.Date("From", readonly=True)
    date_end = fields.Date("To", readonly=True)
    state = fields.Selection(law.STATES, required=True, default="goal_setting", tracking=True, copy=False, index=True)
    goal_ids = fields.One2many("performance.goal", "appraisal_id", "Goals")
    goal_count = fields.Integer(compute="_compute_goal_totals")
    weight_total = fields.Float("Weights (%)", compute="_compute_goal_totals")
    weight_approved = fields.Float("Approved (%)", compute="_compute_goal_totals")
    weight_waiting = fields.Float("Waiting (%)", compute="_compute_goal_totals")
    goal_progress = fields.Float("Goal progress (%)", compute="_compute_goal_totals")
    assessment_ids = fields.One2many("performance.assessment", "appraisal_id", "Assessments")
    self_assessment_id = fields.Many2one("performance.assessment", compute="_compute_sides", string="Self-review")
    manager_assessment_id = fields.Many2one(
        "performance.assessment", compute="_compute_sides", string="Manager's review"
    )
    second_assessment_id = fields.Many2one(
        "performance.assessment", compute="_compute_sides", string="Second assessment"
    )
    level_id = fields.Many2one("performance.scale.level", "Result", compute="_compute_sides")
    self_review_date = fields.Datetime("Self-review submitted", readonly=True, copy=False)
    review_date = fields.Datetime("Manager's review submitted", readonly=True, copy=False)
    shared_date = fields.Datetime("Shared on", readonly=True, copy=False)
    acknowledged_date = fields.Datetime("Acknowledged on", readonly=True, copy=False)
    appeal = fields.Text(readonly=True, copy=False)
    appeal_decision = fields.Text("Decision", readonly=True, copy=False)
    appeal_decider_id = fields.Many2one("res.users", "Decided by", readonly=True, copy=False)
    appeal_until = fields.Date("Appeal until", compute="_compute_appeal_until")
    closing_reason = fields.Text("Reason of closing", readonly=True, copy=False)
    is_mine = fields.Boolean(compute="_compute_is_mine", search="_search_is_mine", export_string_translation=False)
    i_act = fields.Boolean(compute="_compute_is_mine", export_string_translation=False)

    _once = models.Constraint("UNIQUE(employee_id, cycle_id)", "This person already has an appraisal in this cycle.")
    _by_cycle = models.Index("(cycle_id, state)")

    @api.depends("cycle_id.company_id")
    def _compute_company(self):
        for appraisal in self:
            appraisal.company_id = appraisal.cycle_id.company_id

    @api.depends("employee_id.name", "cycle_id.name")
    def _compute_display_name(self):
        for appraisal in self:
            appraisal.display_name = f"{appraisal.employee_id.name}, {appraisal.cycle_id.name}"

    def _compute_goal_totals(self):
        groups = (
            self.env["performance.goal"]
            .sudo()
            ._read_group(
                [("appraisal_id", "in", self.ids)],
                ["appraisal_id", "state"],
                ["__count", "weight:sum", "weighted_progress:sum"],
            )
        )
        by_appraisal = {}
        for appraisal, state, count, weight, weighted in groups:
            by_appraisal.setdefault(appraisal.id, []).append((state, count, weight, weighted))
        for appraisal in self:
            rows = by_appraisal.get(appraisal.id, [])
            in_force = sum(row[2] for row in rows if row[0] in IN_FORCE)
            appraisal.goal_count = sum(row[1] for row in rows if row[0] != "cancelled")
            appraisal.weight_total = sum(row[2] for row in rows if row[0] in IN_SET | {"draft"})
            appraisal.weight_approved = in_force
            appraisal.weight_waiting = sum(row[2] for row in rows if row[0] in WAITING)
            weighted = sum(row[3] for row in rows if row[0] in IN_FORCE)
            appraisal.goal_progress = weighted / in_force if in_force else 0

    @api.depends_context("uid")
    @api.depends("assessment_ids.state", "assessment_ids.final_level_id", "shared_date", "manager_id")
    def _compute_sides(self):
        # As the reader, never in sudo: the rules of assessments decide which side he sees.
        visible = self.env["performance.assessment"].search([("appraisal_id", "in", self.ids)], order="id desc")
        for appraisal in self:
            own = visible.filtered_domain([("appraisal_id", "=", appraisal.id)])
            reviews = own.filtered(lambda row: row.side == "manager")
            current = reviews.filtered_domain([("author_id", "=", appraisal.manager_id.sudo().user_id.id)])
            appraisal.self_assessment_id = own.filtered(lambda row: row.side == "self")[:1]
            appraisal.second_assessment_id = own.filtered(lambda row: row.side == "second")[:1]
            appraisal.manager_assessment_id = (current or reviews)[:1]
            submitted = appraisal.manager_assessment_id.state == "submitted"
            appraisal.level_id = appraisal.manager_assessment_id.final_level_id if submitted else False

    @api.depends("shared_date", "company_id")
    def _compute_appeal_until(self):
        for appraisal in self:
            days = appraisal.company_id.sudo().performance_appeal_days
            shared = appraisal.shared_date
            appraisal.appeal_until = fields.Date.add(shared.date(), days=days) if shared else False

    @api.depends_context("uid")
    def _compute_is_mine(self):
        for appraisal in self:
            appraisal.is_mine = appraisal.sudo().employee_id.user_id == self.env.user
            appraisal.i_act = appraisal.sudo().manager_id.user_id == self.env.user

    def _search_is_mine(self, operator, value):
        if operator != "in":
            return NotImplemented
        mine = Domain("employee_id.user_id", "=", self.env.uid)
        return mine if True in value else ~mine

    @api.constrains("employee_id", "manager_id")
    def _check_people(self):
        for appraisal in self.sudo():
            if appraisal.employee_id == appraisal.manager_id:
                raise ValidationError(
                    self.env._("%(person)s cannot review himself or herself.", person=appraisal.employee_id.name)
                )
            if appraisal.employee_id.company_id != appraisal.company_id:
                raise ValidationError(
                    self.env._("%(person)s belongs to another company.", person=appraisal.employee_id.name)
                )
            if not appraisal.employee_id.active:
                raise ValidationError(self.env._("%(person)s is archived.", person=appraisal.employee_id.name))

    @api.constrains("employee_id", "cycle_id")
    def _check_overlap(self):
        for cycle, appraisals in self.grouped("cycle_id").items():
            employees = appraisals.sudo().employee_id
            _here, elsewhere = cycle._already_in(employees)
            for employee in employees.browse(sorted(elsewhere))[:1]:
                raise ValidationError(
                    self.env._(
                        "%(person)s is already in a cycle that overlaps “%(cycle)s”.",
                        person=employee.name,
                        cycle=cycle.name,
                    )
                )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_worked_on(self):
        if any(row.state != "goal_setting" or row.sudo().goal_ids for row in self):
            raise UserError(
                self.env._("An appraisal with goals or reviews is history: cancel it with a reason instead.")
            )

    def _live_goals(self):
        return self.goal_ids.filtered(lambda goal: goal.state not in ENDED)

    def _competencies(self):
        """Return the hr.skill records to be rated: those of the strategy and of the job."""
        return self.strategy_id.skill_ids | self.job_id.job_skill_ids.skill_id

    def action_open_goals(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("performance_cycle.performance_goal_action")
        context = {"default_appraisal_id": self.id, "default_employee_id": self.employee_id.id}
        return dict(action, domain=[("appraisal_id", "=", self.id)], context=context)

    def action_hand_over(self):
        """Ask to whom."""
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Hand over"),
            "res_model": "performance.appraisal.hand.over",
            "view_mode": "form",
            "target": "new",
            "context": {"default_appraisal_ids": self.ids},
        }

    def action_submit_goals(self):
        """Hand in the whole set of goals."""
        self.ensure_one()
        goals = self.goal_ids.filtered(lambda goal: goal.state in ("draft", "changes_requested"))
        if not goals:
            raise UserError(self.env._("There is no draft to submit."))
        return goals.action_submit()

    def action_equalise_weights(self):
        self.ensure_one()
        self.goal_ids._equalise_weights()

    def action_open_self_assessment(self):
        return self._open_own_side("self", "employee")

    def action_open_manager_assessment(self):
        return self._open_own_side("manager", "manager")

    def _open_own_side(self, side, role):
        """Open the reader's own side, made on first use; somebody else opens what he may read."""
        self.ensure_one()
        row = self.self_assessment_id if side == "self" else self.manager_assessment_id
        if role in self._move_roles() and row.author_id != self.env.user:
            row = self.env["performance.assessment"]._start(self, side)
        if not row:
            raise UserError(self.env._("There is nothing here that you may read yet."))
        return {"type": "ir.actions.act_window", "res_model": row._name, "res_id": row.id, "view_mode": "form"}
