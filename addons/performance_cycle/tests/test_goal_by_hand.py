"""What people could try on a goal over RPC, past the buttons and the form: refused, and nothing is written."""

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import PerformanceCase

WRITERS = ("employee", "manager", "officer", "administrator")


@tagged("post_install", "-at_install", "security")
class TestGoalByHand(PerformanceCase):
    def setUp(self):
        super().setUp()
        self.launch()

    def refused(self, role, goal, error, **values):
        """This person's write fails and leaves the goal as it was."""
        names = list(values)
        before = goal.read(names)
        with self.subTest(role=role, values=values):
            with self.assertRaises(error), self.env.cr.savepoint():
                self.as_(role, goal).write(values)
            self.env.invalidate_all()
            self.assertEqual(goal.read(names), before)

    def in_force(self):
        return self.approved_goal().with_env(self.env)

    def computed(self):
        friend = self.people["peer"].id
        return {
            "manager_id": friend,
            "approver_id": friend,
            "current": 45,
            "measured": True,
            "status": "on_track",
            "progress": 100,
            "weighted_progress": 10000,
            "kpi_date": "2026-02-01",
            "kpi_error": "None of my doing.",
        }

    def test_a_computed_figure_or_approver_is_not_written_by_anybody(self):
        draft, agreed = self.goal(weight=0).with_env(self.env), self.in_force()
        for goal in (draft, agreed):
            for role in WRITERS:
                for name, value in self.computed().items():
                    self.refused(role, goal, AccessError, **{name: value})

    def test_a_new_goal_does_not_bring_its_own_figure_or_approver(self):
        for name, value in self.computed().items():
            with self.subTest(field=name), self.assertRaises(AccessError), self.env.cr.savepoint():
                self.goal(**{name: value})

    def test_an_approved_goal_is_neither_moved_nor_relabelled(self):
        goal = self.in_force()
        next_year = self.cycle.copy({"date_start": "2026-01-01", "date_end": "2026-12-31"})
        for role in WRITERS:
            self.refused(role, goal, UserError, level="department", employee_id=False)
            self.refused(role, goal, UserError, employee_id=self.people["peer"].id)
            self.refused(role, goal, UserError, cycle_id=next_year.id)
            self.refused(role, goal, UserError, appraisal_id=False)
            self.refused(role, goal, UserError, department_id=False)
            self.refused(role, goal, UserError, company_id=self.env.company.id)

    def department_goal(self):
        return (
            self.as_("manager", self.env["performance.goal"])
            .create(
                {
                    "name": "Keep customers",
                    "level": "department",
                    "department_id": self.department.id,
                    "employee_id": False,
                    "cycle_id": self.cycle.id,
                    "target": 5,
                }
            )
            .with_env(self.env)
        )

    def test_a_published_department_goal_does_not_become_an_agreed_one_of_its_owner(self):
        goal = self.department_goal()
        self.as_("manager", goal).action_publish()

        self.refused("manager", goal, UserError, level="individual", employee_id=self.people["manager"].id)
        self.as_("manager", goal).write({"name": "Keep all customers"})

    @mute_logger("odoo.addons.base.models.ir_rule")
    def test_a_draft_is_not_planted_in_a_colleague_s_set(self):
        own = self.goal().with_env(self.env)
        of_manager = self.goal("manager", "manager").with_env(self.env)

        self.refused("employee", own, AccessError, employee_id=self.people["peer"].id)
        self.refused("employee", own, AccessError, level="company", employee_id=False)
        self.refused(
            "employee", own, AccessError, level="department", employee_id=False, department_id=self.department.id
        )
        self.refused("manager", of_manager, UserError, employee_id=self.people["employee"].id)
        self.refused("manager", self.department_goal(), UserError, level="individual", employee_id=own.employee_id.id)

    def test_what_is_not_handed_in_may_go_where_its_writer_may_write(self):
        offered, draft = self.goal("manager", weight=0), self.goal(weight=0)

        self.as_("manager", offered).write({"employee_id": self.people["peer"].id})
        self.as_("officer", draft).write({"employee_id": self.people["peer"].id})

        self.assertEqual((offered | draft).sudo().appraisal_id, self.appraisal_of("peer"))

    def test_a_manager_who_is_an_officer_too_offers_what_he_drafts(self):
        self.cast["manager"].group_ids += self.env.ref("performance_cycle.group_performance_officer")

        self.assertEqual(self.goal("manager", weight=0).state, "awaiting_employee")
        self.assertEqual(self.goal("manager", "manager", weight=0).state, "draft")
        self.assertEqual(self.goal("officer", weight=0).state, "draft")

    def log(self, goal, value, role="employee"):
        return self.as_(role, self.env["performance.goal.update"]).create({"goal_id": goal.id, "value": value})

    def odd(self, goal, text, values):
        for value in values:
            with self.subTest(goal=goal.direction, value=value):
                with self.assertRaisesRegex(ValidationError, text), self.env.cr.savepoint():
                    self.log(goal, value)
                self.env.invalidate_all(flush=False)
                self.assertFalse(goal.update_ids)

    def test_progress_in_milestones_is_whole_and_ends_with_the_last(self):
        goal = self.approved_goal(direction="milestone", baseline=0, target=4)

        self.odd(goal, r"Value reached: .* whole number from 0 to 4 \(4 milestones\)", (-1, 2.5, 5))

        for value in (0, 4):
            self.log(goal, value)
        self.assertEqual(goal.current, 4)

    def test_progress_of_yes_or_no_is_1_or_0(self):
        goal = self.approved_goal(direction="yes_no")

        self.odd(goal, r"Value reached: .* whole number from 0 to 1 \(Yes or no\)", (-1, 0.5, 2, 45))

        for value in (0, 1):
            self.log(goal, value)
        self.assertEqual(goal.current, 1)

    def test_progress_is_a_number(self):
        goal = self.approved_goal()

        self.odd(goal, "Value reached: please give a number", (float("nan"), float("inf"), float("-inf")))

        self.log(goal, -3.25)
        self.assertEqual(goal.current, -3.25)

    @mute_logger("odoo.addons.base.models.ir_rule")
    def test_a_refused_value_tells_a_stranger_nothing_about_the_goal(self):
        goal = self.approved_goal(direction="milestone", baseline=0, target=4)

        with self.assertRaises(AccessError):
            self.log(goal, 2.5, "stranger")

    def test_the_number_of_milestones_is_whole_and_positive(self):
        for target, text in ((2.5, "must be whole"), (0, "number of milestones"), (-1, "number of milestones")):
            problem = self.assertRaisesRegex(ValidationError, f"Target: .*{text}")
            with self.subTest(target=target), problem, self.env.cr.savepoint():
                self.goal(direction="milestone", baseline=0, target=target)
