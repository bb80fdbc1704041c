from odoo import api, fields, models

from ..scoring.budget import budget as sum_up
from ..workflow.outcome import APPROVED, WAITING
from ..workflow.strategy import chain


class PerformanceBudget(models.Model):
    """The sum that a department may spend on compensation after a cycle."""

    _name = "performance.budget"
    _description = "Compensation Budget"
    _order = "cycle_id desc, department_id, id"
    _check_company_auto = True

    cycle_id = fields.Many2one("performance.cycle", required=True, index=True, ondelete="restrict")
    department_id = fields.Many2one(
        "hr.department", check_company=True, help="With those below that have no budget. Empty: all others."
    )
    company_id = fields.Many2one(related="cycle_id.company_id", store=True, index=True, precompute=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    granted = fields.Monetary("Budget", required=True)
    note = fields.Text()
    proposed = fields.Monetary(compute="_compute_standing")
    approved = fields.Monetary(compute="_compute_standing")
    remaining = fields.Monetary(compute="_compute_standing", help="After all that is approved and proposed.")
    used = fields.Float("Used (%)", compute="_compute_standing")
    outcome_count = fields.Integer("Decisions", compute="_compute_standing")
    decided_at = fields.Datetime("Last approval", readonly=True, copy=False)

    _once = models.UniqueIndex(
        "(cycle_id, COALESCE(department_id, 0))", "This department already has a budget in this cycle."
    )
    _positive = models.Constraint("CHECK(granted >= 0)", "A budget is not negative.")

    @api.depends("cycle_id.name", "department_id.name")
    def _compute_display_name(self):
        for budget in self:
            place = budget.department_id.name or self.env._("all other departments")
            budget.display_name = f"{budget.cycle_id.name or ''}, {place}"

    @api.depends_context("uid")
    @api.depends("granted", "cycle_id", "department_id")
    def _compute_standing(self):
        # A reader learns nothing here of what is planned for himself.
        own = self.env["performance.outcome"].sudo().search([("employee_id.user_id", "=", self.env.uid)])
        for budget in self:
            standing = budget._standing(without=own)
            budget.proposed = float(standing.proposed)
            budget.approved = float(standing.approved)
            budget.remaining = float(standing.left)
            budget.used = float(standing.used or 0) * 100
            budget.outcome_count = len(budget._outcomes())

    def action_open_outcomes(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("performance_cycle.performance_outcome_action")
        return dict(action, domain=[("id", "in", self._outcomes().ids)], context={})

    def _standing(self, without=None):
        """Return the `scoring.budget.Budget` of what is proposed and approved, of all decisions `without` some."""
        # sudo: the sum is the same for everybody who may read it
        outcomes = self.sudo()._outcomes() - (without or self.env["performance.outcome"])
        costs = {outcome: outcome.wage_ids.cost for outcome in outcomes}
        return sum_up(
            self.granted,
            [cost for outcome, cost in costs.items() if outcome.state in WAITING - APPROVED],
            [cost for outcome, cost in costs.items() if outcome.state in APPROVED],
        )

    def _outcomes(self):
        """Return the wage decisions that draw on this budget and not on a nearer one."""
        found = self.env["performance.outcome"].search(
            [("cycle_id", "=", self.cycle_id.id), ("is_wage", "=", True), ("state", "in", list(WAITING | APPROVED))]
        )
        find = self._finder(self.cycle_id)
        return found.filtered(lambda outcome: find(outcome.department_id) == self._origin)

    @api.model
    def _finder(self, cycle):
        """Return a function department -> its budget: its own, the nearest above, or that of all others."""
        # sudo: only finds the row
        rows = self.sudo().search([("cycle_id", "=", cycle.id)])
        by_department = {row.department_id.id: row.with_env(self.env) for row in rows}
        departments = self.env["hr.department"].sudo().with_context(active_test=False).search_fetch([], ["parent_id"])
        parents = {department.id: department.parent_id.id for department in departments}

        def find(department):
            places = [*chain(department.id, parents), False]
            return next((by_department[place] for place in places if place in by_department), self.browse())

        return find
