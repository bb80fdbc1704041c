from odoo import api, fields, models
from odoo.exceptions import UserError

from ..workflow import revision as law
from .performance_goal_template import DIRECTIONS
from .performance_move_mixin import step

TERMS = ("name", "description", "direction", "unit", "baseline", "target", "weight", "date_due")


class PerformanceGoalRevision(models.Model):
    """Proposed terms of an approved goal; the approved version stands until the proposal is accepted."""

    _name = "performance.goal.revision"
    _description = "Goal Revision"
    _inherit = ["performance.move.mixin", "performance.line.mixin"]
    _order = "id desc"
    _moves = law.MOVES
    _guarded = frozenset({"state", "goal_id", "proposer_id", "decided_by_id", "decision", "goal_version"})

    goal_id = fields.Many2one("performance.goal", required=True, readonly=True, index=True, ondelete="cascade")
    employee_id = fields.Many2one(related="goal_id.employee_id", store=True, index=True)
    company_id = fields.Many2one(related="goal_id.company_id", store=True)
    goal_version = fields.Integer(readonly=True, help="The version of the goal that this revises.")
    proposer_id = fields.Many2one("res.users", required=True, readonly=True, ondelete="restrict")
    state = fields.Selection(law.STATES, required=True, default="draft", copy=False, index=True)
    is_open = fields.Boolean(compute="_compute_is_open")
    reason = fields.Text("Why this change")
    decision = fields.Text("Answer", readonly=True, copy=False)
    decided_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    name = fields.Char("Wording", required=True)
    description = fields.Text("Why")
    direction = fields.Selection(DIRECTIONS, "Measured by", required=True)
    unit = fields.Char()
    baseline = fields.Float()
    target = fields.Float()
    weight = fields.Float("Weight (%)")
    date_due = fields.Date("Due")
    differences = fields.Json(compute="_compute_differences")

    _one_open = models.UniqueIndex(
        "(goal_id) WHERE state IN ('draft', 'proposed', 'awaiting_second')",
        "A revision of this goal is already under way.",
    )

    @api.depends("state")
    def _compute_is_open(self):
        for revision in self:
            revision.is_open = revision.state in law.OPEN

    @api.depends(*TERMS, *(f"goal_id.{term}" for term in TERMS))
    def _compute_differences(self):
        for revision in self:
            revision.differences = revision._differences()

    @api.constrains("direction", "baseline", "target", "date_due", "weight")
    def _check_terms(self):
        for revision in self:
            revision.goal_id._refuse_bad_metric(revision)
            revision.goal_id._refuse_due_outside(revision.date_due)
            revision.goal_id._refuse_bad_weight(revision.weight)

    def write(self, vals):
        if not self._has_key() and any(row.state != "draft" for row in self.sudo()):
            raise UserError(
                self.env._("A proposed revision stands as it was written: withdraw it and propose another.")
            )
        return super().write(vals)

    def _differences(self):
        """Return [{label, before, after}] of the terms that this revision changes, as a person reads them."""
        self.ensure_one()
        goal, rows = self.goal_id, []
        for term in TERMS:
            if self[term] != goal[term]:
                field = goal._fields[term]
                rows.append(
                    {
                        "label": field._description_string(self.env),
                        "before": self._shown(field, goal),
                        "after": self._shown(field, self),
                    }
                )
        return rows

    def _shown(self, field, row):
        value = row[field.name]
        if field.type == "selection":
            return dict(field._description_selection(self.env)).get(value, "")
        if field.type == "float":
            return f"{value:g}"
        return str(value or "")

    @api.model
    def _start(self, goal):
        """Return the user's own draft revision of this goal, made from the terms in force if there is none."""
        goal.check_access("read")
        if goal.state != "approved" or not goal._move_roles() & {"employee", "manager"}:
            raise UserError(self.env._("Only the employee and the manager may revise, and only an approved goal."))
        # sudo: rows are made by this step only
        draft = self.sudo().search([("goal_id", "=", goal.id), ("state", "=", "draft")], limit=1)
        if draft and draft.proposer_id != self.env.user:
            raise UserError(self.env._("A revision of this goal is already under way."))
        if not draft:
            terms = {term: goal[term] for term in TERMS}
            draft = (
                self.sudo()
                ._with_key()
                .create(dict(terms, goal_id=goal.id, proposer_id=self.env.uid, goal_version=goal.version))
            )
        return draft.with_env(self.env)

    action_propose = step("propose")

    def action_approve(self, comment=""):
        second = self.filtered(lambda revision: revision.state == "awaiting_second")
        if second:
            second._step("approve_second", comment)
        rest = self - second
        return rest._step("approve", comment) if rest else True

    action_approve_second = step("approve_second")

    def action_decline(self, comment=""):
        second = self.filtered(lambda revision: revision.state == "awaiting_second")
        if second and comment:
            second._step("decline_second", comment)
            return (self - second)._step("decline", comment)
        return self._step("decline_second" if second else "decline", comment)

    action_decline_second = step("decline_second")
    action_withdraw = step("withdraw")

    def _step_labels(self):
        env = self.env
        return {
            "propose": env._("Propose"),
            "approve": env._("Approve"),
            "approve_second": env._("Approve"),
            "decline": env._("Ask for changes"),
            "decline_second": env._("Ask for changes"),
            "withdraw": env._("Withdraw"),
        }

    def _waits_for(self):
        """Return the hr.employee who must answer now."""
        goal = self.goal_id
        if self.state == "awaiting_second":
            return goal.manager_id.parent_id
        return goal.manager_id if self.proposer_id == goal.employee_id.user_id else goal.employee_id

    def _move_roles(self):
        # sudo: whose goal it is decides the role
        own, user = self.sudo(), self.env.user
        roles = own.goal_id.with_user(user)._move_roles()
        if own.proposer_id == user:
            return {"proposer"}
        answering = {"manager"} if own.proposer_id == own.goal_id.employee_id.user_id else {"employee"}
        return (roles & {"second", "officer"}) | ({"counterpart"} if roles & answering else set())

    def _move_conditions(self):
        return self.sudo().goal_id._move_conditions()

    def _before_move(self, name, comment):
        for revision in self.sudo():
            if name == "propose" and not revision._differences():
                raise UserError(self.env._("Nothing is changed yet."))
            if name != "withdraw" and revision.goal_version != revision.goal_id.version:
                raise UserError(
                    self.env._("“%(goal)s” has changed since: please propose again.", goal=revision.goal_id.name)
                )
        ends = [row for row in self.sudo() if self._moves[name].target_for(row._move_conditions()) == "in_force"]
        if ends:
            weights = {row.goal_id.id: row.weight for row in ends}
            self.sudo().goal_id._check_sets(weights=weights)

    def _move_values(self, name, comment):
        if name in ("propose", "withdraw"):
            return {}
        return {"decision": comment or False, "decided_by_id": self.env.uid}

    def _after_move(self, name, comment):
        goals = self.sudo().goal_id.with_env(self.env)
        if name == "propose":
            goals._move("revise", roles={"revision"})
            return
        for revision in self.sudo().filtered(lambda row: row.state == "in_force"):
            revision.goal_id._with_key().write({term: revision[term] for term in TERMS})
        settled = goals.filtered(lambda goal: goal.state == "revision_proposed" and not goal.open_revision_id)
        if settled:
            settled._move("settle", comment, roles={"revision"})
        else:
            goals._tell_who_is_next()
