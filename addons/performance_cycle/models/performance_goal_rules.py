from odoo import api, models
from odoo.exceptions import AccessError, UserError, ValidationError

from ..scoring.attainment import metric_problem
from ..scoring.weights import equalised, total, weight_problems
from ..workflow import goal as law

# What an approval is given for: changed afterwards only by a revision.
TERMS = (
    "name",
    "description",
    "direction",
    "unit",
    "baseline",
    "target",
    "weight",
    "date_due",
    "parent_id",
    "skill_ids",
)
# Whose goal it is and where it counts: fixed once it is handed in, by no revision and by no owner either.
PLACE = ("level", "employee_id", "cycle_id", "appraisal_id", "department_id", "company_id")
CLOSED = ("closed", "cancelled")


class PerformanceGoal(models.Model):
    _inherit = "performance.goal"

    @api.constrains("level", "employee_id", "department_id", "appraisal_id", "cycle_id")
    def _check_owner(self):
        for goal in self:
            appraisal = goal.sudo().appraisal_id
            if goal.level == "individual" and not goal.employee_id:
                raise ValidationError(self.env._("Employee: an individual goal needs an employee."))
            if goal.level != "individual" and goal.employee_id:
                raise ValidationError(self.env._("Employee: only an individual goal has an employee."))
            if goal.level == "department" and not goal.department_id:
                raise ValidationError(self.env._("Department: a department goal needs a department."))
            if appraisal and (appraisal.employee_id, appraisal.cycle_id) != (goal.employee_id, goal.cycle_id):
                raise ValidationError(self.env._("Appraisal: it belongs to somebody else, or to another cycle."))
            if appraisal.state in CLOSED:
                raise ValidationError(
                    self.env._("“%(row)s” is closed: no goal can be added.", row=appraisal.display_name)
                )

    @api.constrains("employee_id")
    def _check_employee_active(self):
        for goal in self.sudo():
            if goal.employee_id and not goal.employee_id.active:
                raise ValidationError(self.env._("Employee: %(person)s is archived.", person=goal.employee_id.name))

    @api.constrains("weight")
    def _check_weight(self):
        for goal in self:
            goal._refuse_bad_weight(goal.weight)

    @api.constrains("direction", "baseline", "target")
    def _check_metric(self):
        for goal in self:
            goal._refuse_bad_metric(goal)

    @api.constrains("date_due", "cycle_id")
    def _check_due_date(self):
        for goal in self:
            goal._refuse_due_outside(goal.date_due)

    @api.constrains("parent_id", "level")
    def _check_parent(self):
        rank = {"individual": 0, "department": 1, "company": 2}
        for goal in self.filtered("parent_id"):
            parent = goal.sudo().parent_id
            if rank[parent.level] < rank[goal.level]:
                raise ValidationError(
                    self.env._(
                        "Contributes to: a %(level)s goal cannot contribute to a smaller one.",
                        level=dict(self._fields["level"]._description_selection(self.env))[goal.level].lower(),
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        default = self.default_get(["parent_id"]).get("parent_id")
        self._refuse_hidden_parents(vals.get("parent_id", default) for vals in vals_list)
        goals = super().create(vals_list)
        offered = goals.filtered(lambda goal: goal.level == "individual" and "manager" in goal._move_roles())
        if offered:
            offered._move("offer")
        return goals

    def write(self, vals):
        touched, moved = set(TERMS + PLACE) & vals.keys(), set(PLACE) & vals.keys()
        by_hand = not self._has_key()
        if touched and by_hand:
            self._refuse_rewording(moved)
        if vals.get("parent_id"):
            self._refuse_loop(vals["parent_id"])
            self._refuse_hidden_parents([vals["parent_id"]])
        result = super().write(vals)
        if moved and by_hand:
            # Nor may it go where the writer may not write: into the set of a colleague.
            self._refuse_rewording(moved)
        if touched:
            for version, goals in self.grouped("version").items():
                super(PerformanceGoal, goals.sudo()._with_key()).write({"version": version + 1})
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_agreed(self):
        for goal in self:
            if goal.state not in ("draft", "awaiting_employee"):
                raise UserError(
                    self.env._("“%(goal)s” was submitted: cancel it with a reason instead.", goal=goal.name)
                )
            if not goal._may_edit_terms() and not self.env.su:
                raise UserError(self.env._("“%(goal)s” is not yours to delete.", goal=goal.name))

    def _may_edit_terms(self):
        """Whether the current user may reword this goal now."""
        if self.sudo().appraisal_id.state in CLOSED:
            return False
        roles = self._move_roles()
        if "owner" in roles:
            return self.state not in law.ENDED
        writers = {"awaiting_employee": {"manager", "officer"}}.get(self.state, {"employee", "officer"})
        return self.state in law.EDITABLE and bool(roles & writers)

    def _refuse_rewording(self, moved):
        self.check_access("write")
        for goal in self:
            goal._refuse_closed_terms(moved)

    def _refuse_closed_terms(self, moved=()):
        editable = self.state in law.EDITABLE
        if (self._may_edit_terms() and (editable or not moved)) or (self.env.su and editable):
            return
        if self.state in law.IN_FORCE:
            raise UserError(self.env._("“%(goal)s” is approved: propose a revision instead.", goal=self.name))
        raise UserError(
            self.env._(
                "“%(goal)s” cannot be reworded by you now (%(state)s).", goal=self.name, state=self._state_label()
            )
        )

    def _refuse_bad_metric(self, terms):
        """Refuse terms (of this goal or of a revision of it) that nothing could be measured by."""
        env = self.env
        texts = {
            "target_is_baseline": env._("Target: it equals the baseline, so there is nothing to reach."),
            "target_not_above": env._("Target: it must lie above the baseline where higher is better."),
            "target_not_below": env._("Target: it must lie below the baseline where lower is better."),
            "no_milestones": env._("Target: please give the number of milestones."),
            "milestones_not_whole": env._("Target: the number of milestones must be whole."),
        }
        problem = metric_problem(terms.direction, terms.baseline, terms.target)
        if problem:
            raise ValidationError(texts.get(problem) or env._("Target: this cannot be measured."))

    def _refuse_bad_weight(self, weight):
        if not 0 <= weight <= 100:
            raise ValidationError(self.env._("Weight: it lies between 0 and 100 %%, not at %(weight)g.", weight=weight))

    def _refuse_due_outside(self, day):
        cycle = self.sudo().cycle_id
        if day and cycle and not cycle.date_start <= day <= cycle.date_end:
            raise ValidationError(
                self.env._(
                    "Due: %(day)s lies outside the cycle (%(start)s to %(end)s).",
                    day=day,
                    start=cycle.date_start,
                    end=cycle.date_end,
                )
            )

    def _refuse_loop(self, parent_id):
        # sudo: a loop may run through goals that the writer cannot read
        above = self.sudo().browse(parent_id)
        while above:
            if above in self:
                raise ValidationError(
                    self.env._("Contributes to: “%(goal)s” would contribute to itself.", goal=self.sudo()[:1].name)
                )
            above = above.parent_id

    def _refuse_hidden_parents(self, parent_ids):
        """Refuse goals that are not open to all: their title would be read beside what contributes to them.

        To contribute to an individual goal opens it to all: that is for its owner to do.
        """
        if self.env.su:
            return
        # sudo: whether the writer may read them does not matter, only what they are
        asked = self.sudo().browse({parent_id for parent_id in parent_ids if parent_id})
        open_ids = self.env["performance.goal.public"].search([("id", "in", asked.ids)]).ids
        for goal in asked.filtered(lambda goal: goal.id not in open_ids):
            roles = goal._move_roles()
            if not (roles if goal.level != "individual" else "employee" in roles):
                raise AccessError(
                    self.env._(
                        "Contributes to: choose an agreed goal of the company, a department or a manager, or your own."
                    )
                )

    def _refuse_tie(self, employee):
        """Refuse to name these beside words about `employee`: not the goal of another, not unread, not a draft."""
        for goal in self:
            # sudo: to say whose it is
            own = goal.sudo()
            if own.employee_id and own.employee_id != employee:
                raise ValidationError(self.env._("This goal is not one of %(receiver)s.", receiver=employee.name))
            goal.check_access("read")
            if own.state == "draft" and own.employee_id.user_id != self.env.user and not self.env.su:
                raise AccessError(self.env._("This goal is still a draft: only its owner may name it here."))

    def _in_set(self):
        """Return all goals that count with these: the same people's, in the same cycle, handed in or agreed."""
        # sudo: the rule is about the whole set, whoever looks
        return self.sudo().search(
            [
                ("level", "=", "individual"),
                ("employee_id", "in", self.employee_id.ids),
                ("cycle_id", "in", self.cycle_id.ids),
                ("state", "in", list(law.IN_SET)),
            ]
        )

    def _check_sets(self, complete=True, weights=None):
        """Refuse a set of goals that breaks the strategy's rules.

        `complete`: it is handed in (exactly 100 %); else it may still grow. `weights`: {goal id: weight} to come.
        """
        weights = weights or {}
        sets = (self._in_set() | self.sudo()).grouped(lambda goal: (goal.employee_id, goal.cycle_id))
        for (employee, cycle), goals in sets.items():
            if cycle:
                strategy = goals.appraisal_id[:1].strategy_id
                figures = [weights.get(goal.id, goal.weight) for goal in goals]
                self._refuse_bad_set(employee, figures, strategy, complete)

    def _refuse_bad_set(self, employee, weights, strategy, complete):
        env, least, most = self.env, strategy.goal_min, strategy.goal_max
        problems = {problem.code: problem for problem in weight_problems(weights, least or None, most or None)}
        if "too_many" in problems:
            raise ValidationError(
                env._(
                    "%(person)s would have %(count)d goals, at most %(most)d are allowed.",
                    person=employee.name,
                    count=len(weights),
                    most=most,
                )
            )
        if complete and "too_few" in problems:
            raise ValidationError(
                env._(
                    "%(person)s has %(count)d goals, at least %(least)d are needed.",
                    person=employee.name,
                    count=len(weights),
                    least=least,
                )
            )
        figure = float(total(weights))
        if (complete and "total" in problems) or figure > 100:
            raise ValidationError(
                env._(
                    "Weight: the goals of %(person)s total %(total)g %%, they must total 100 %%.",
                    person=employee.name,
                    total=figure,
                )
            )

    def action_equalise_weights(self):
        self._equalise_weights()

    def _equalise_weights(self):
        """Share what is not yet agreed evenly over the goals that may still be reworded."""
        for (employee, _cycle), goals in self.grouped(lambda goal: (goal.employee_id, goal.cycle_id)).items():
            strategy = goals.sudo().appraisal_id[:1].strategy_id
            if strategy and not strategy.equalise:
                raise UserError(self.env._("The strategy “%(name)s” does not equalise weights.", name=strategy.name))
            everything = goals | self.search([("id", "in", goals._whole_set().ids)])
            free = everything.filtered(lambda goal: goal._may_edit_terms())
            agreed = sum((everything - free).filtered(lambda goal: goal.state in law.IN_SET).mapped("weight"))
            if not free or agreed >= 100:
                raise UserError(self.env._("Nothing of %(person)s is open to be shared out.", person=employee.name))
            for goal, weight in zip(free, equalised(len(free), round(100 - agreed)), strict=True):
                goal.weight = weight

    def _whole_set(self):
        """Return all goals of the same people in the same cycle that are not cancelled, drafts included."""
        return self.sudo().search(
            [
                ("level", "=", "individual"),
                ("employee_id", "in", self.employee_id.ids),
                ("cycle_id", "in", self.cycle_id.ids),
                ("state", "!=", "cancelled"),
            ]
        )
