"""The table of a goal's moves, for every move, state and role; and what the table cannot say."""

from itertools import product

from odoo.exceptions import AccessError, LockError, UserError, ValidationError
from odoo.tests import tagged

from ..workflow.goal import MOVES, STATES
from .common import PerformanceCase

# Who is what on the employee's goal. The manager's manager is a second only where the strategy has two levels.
ROLES = {
    "employee": {"employee"},
    "manager": {"manager"},
    "top": {"second"},
    "officer": {"officer"},
    "administrator": {"officer"},
    "peer": set(),
    "stranger": set(),
    "other_manager": set(),
}


def _locked(_records, **_options):
    raise LockError("taken")


@tagged("post_install", "-at_install")
class TestGoalMoves(PerformanceCase):
    def setUp(self):
        super().setUp()
        self.strategy.goal_levels = "two"
        self.launch()

    def test_every_move_is_open_to_its_roles_from_its_sources_and_to_nobody_else(self):
        goal = self.goal()
        for name, (state, _label), (role, is_what) in product(MOVES, STATES, ROLES.items()):
            step = MOVES[name]
            with self.subTest(move=name, state=state, role=role):
                self.force(goal, state)
                wanted = state in step.sources and bool((step.by | step.behalf) & is_what)
                self.assertEqual(self._may(goal, role, name), wanted)

    def _may(self, goal, role, name):
        try:
            self.as_(role, goal)._check_may(name)
        except (AccessError, UserError):
            return False
        return True

    def test_every_move_of_the_table_has_an_action_and_a_button(self):
        arch = self.env.ref("performance_cycle.performance_goal_view_form").arch
        for name, step in MOVES.items():
            with self.subTest(move=name):
                self.assertTrue(callable(getattr(self.env["performance.goal"], f"action_{name}")))
                # A revision row takes its own steps; they are buttons there.
                self.assertTrue(f"'{name}' not in" in arch or step.by == {"revision"})

    def test_a_set_travels_from_draft_over_both_approvals(self):
        first, second = self.goal(weight=60), self.goal(weight=40)
        self.as_("employee", first).action_submit()
        self.assertEqual(set((first | second).mapped("state")), {"submitted"}, "the set is submitted, not one goal")

        self.as_("manager", first | second).action_approve()
        self.assertEqual(first.state, "awaiting_second")
        self.assertEqual(first.approver_id, self.people["top"])

        self.as_("top", first | second).action_approve()
        self.assertEqual(set((first | second).mapped("state")), {"approved"})

    def test_one_level_approves_at_once(self):
        self.strategy.goal_levels = "one"

        self.assertEqual(self.approved_goal().state, "approved")

    def test_the_manager_asks_for_changes_with_a_comment(self):
        goal = self.goal()
        self.as_("employee", goal).action_submit()

        asked = self.as_("manager", goal).action_request_changes()
        self.assertEqual(asked["res_model"], "performance.step.reason")
        self.assertEqual(goal.state, "submitted")

        self.as_("manager", goal).action_request_changes("Please name the sites.")
        self.assertEqual(goal.state, "changes_requested")
        self.assertEqual(goal.request, "Please name the sites.")

        self.as_("employee", goal).write({"name": "Raise satisfaction at five sites"})
        self.as_("employee", goal).action_submit()
        self.assertEqual(goal.state, "submitted")

    def test_the_reason_dialog_takes_the_step(self):
        goal = self.goal()
        self.as_("employee", goal).action_submit()
        action = self.as_("manager", goal).action_request_changes()

        dialog = (
            self.env["performance.step.reason"]
            .with_user(self.cast["manager"])
            .with_context(action["context"])
            .create({"reason": "Make it measurable"})
        )
        dialog.action_confirm()

        self.assertEqual(goal.state, "changes_requested")

    def test_a_goal_drafted_by_the_manager_waits_for_the_employee(self):
        goal = self.goal("manager")
        self.assertEqual(goal.state, "awaiting_employee")

        self.as_("employee", goal).action_accept()
        self.assertEqual(goal.state, "awaiting_second")

    def test_the_employee_may_reword_what_the_manager_drafted(self):
        goal = self.goal("manager")
        with self.assertRaises(UserError):
            self.as_("employee", goal).write({"target": 40})

        self.as_("employee", goal).action_take_over("Two partners left.")
        self.as_("employee", goal).write({"target": 40})
        self.assertEqual((goal.state, goal.target), ("draft", 40))

    def test_hr_acts_on_behalf_only_with_a_note(self):
        self.strategy.goal_levels = "one"
        goal = self.goal()
        self.as_("employee", goal).action_submit()

        asked = self.as_("officer", goal).action_approve()
        self.assertEqual(asked["res_model"], "performance.step.reason")
        self.assertEqual(goal.state, "submitted")

        self.as_("officer", goal).action_approve("The manager is on leave.")
        self.assertEqual(goal.state, "approved")
        self.assertIn("on leave", goal.message_ids[0].body)

    def test_an_officer_is_an_employee_on_the_own_goal(self):
        goal = self.goal("officer", "officer")
        self.as_("officer", goal).action_submit()

        with self.assertRaises(AccessError):
            self.as_("officer", goal).action_approve("I approve of myself.")

    def test_an_approved_goal_is_not_reworded_by_anybody(self):
        self.strategy.goal_levels = "one"
        goal = self.approved_goal()

        for role in ("employee", "manager", "officer", "administrator"):
            with self.subTest(role=role), self.assertRaises(UserError):
                self.as_(role, goal).write({"target": 33})
        self.assertEqual(goal.target, 45)

    def test_one_activity_tells_the_manager_however_many_goals_wait(self):
        first, second = self.goal(weight=60), self.goal(weight=40)
        self.as_("employee", first | second).action_submit()
        kind = self.env.ref("performance_cycle.activity_approve")
        told = self.appraisal_of("employee").activity_ids.filtered(lambda row: row.activity_type_id == kind)
        self.assertEqual(told.user_id, self.cast["manager"])
        self.assertEqual(len(told), 1)

        self.as_("manager", first | second).action_approve()
        told = self.appraisal_of("employee").activity_ids.filtered(lambda row: row.activity_type_id == kind)
        self.assertEqual(told.user_id, self.cast["top"])

    def test_weights_are_free_while_drafting_and_total_100_at_submission(self):
        goal, other = self.goal(weight=60), self.goal(weight=39)
        with self.assertRaisesRegex(ValidationError, "99"):
            self.as_("employee", goal).action_submit()
        self.assertEqual(set((goal | other).mapped("state")), {"draft"})

        self.as_("employee", other).weight = 41
        with self.assertRaisesRegex(ValidationError, "101"):
            self.as_("employee", goal).action_submit()

        self.as_("employee", other).weight = 40
        self.as_("employee", goal).action_submit()
        self.assertEqual(set((goal | other).mapped("state")), {"submitted"})

    def test_one_click_shares_the_weights_evenly(self):
        goals = self.goal(weight=1) | self.goal(weight=2) | self.goal(weight=3)

        self.as_("employee", goals).action_equalise_weights()

        self.assertEqual(sum(goals.mapped("weight")), 100)

    def test_equalising_follows_the_strategy(self):
        self.strategy.equalise = False

        with self.assertRaises(UserError):
            self.as_("employee", self.goal(weight=1)).action_equalise_weights()

    def test_the_number_of_goals_follows_the_strategy(self):
        self.strategy.goal_min = 2
        goal = self.goal()
        with self.assertRaisesRegex(ValidationError, "at least 2"):
            self.as_("employee", goal).action_submit()

        self.strategy.write({"goal_min": 1, "goal_max": 1})
        self.goal(weight=0)
        with self.assertRaisesRegex(ValidationError, "at most 1"):
            self.as_("employee", goal).action_submit()

    def test_progress_is_logged_on_approved_goals_and_is_history(self):
        self.strategy.goal_levels = "one"
        goal = self.approved_goal()
        Update = self.as_("employee", self.env["performance.goal.update"])

        update = Update.create({"goal_id": goal.id, "value": 38, "note": "Two partners won"})

        self.assertEqual((goal.current, round(goal.progress)), (38, 46))
        with self.assertRaises(UserError):
            update.sudo().write({"value": 45})
        with self.assertRaises(UserError):
            update.sudo().unlink()

    def test_no_data_is_not_zero_progress(self):
        goal = self.goal()

        self.assertFalse(goal.measured)

    def test_progress_is_not_logged_by_a_stranger_nor_on_a_draft(self):
        goal = self.goal()
        with self.assertRaises(UserError):
            self.as_("employee", self.env["performance.goal.update"]).create({"goal_id": goal.id, "value": 38})
        self.strategy.goal_levels = "one"
        self.as_("employee", goal).action_submit()
        self.as_("manager", goal).action_approve()
        with self.assertRaises(AccessError):
            self.as_("peer", self.env["performance.goal.update"]).create({"goal_id": goal.id, "value": 38})

    def test_a_department_goal_belongs_to_its_manager(self):
        Goal = self.env["performance.goal"]
        values = {
            "name": "Keep customers",
            "level": "department",
            "department_id": self.department.id,
            "employee_id": False,
            "cycle_id": self.cycle.id,
            "target": 5,
        }
        with self.assertRaises(AccessError):
            self.as_("employee", Goal).create(values)

        goal = self.as_("manager", Goal).create(values)
        goal.action_publish()
        self.assertEqual(goal.state, "approved")

    def test_company_goals_belong_to_hr(self):
        Goal = self.env["performance.goal"]
        values = {
            "name": "Enter France",
            "level": "company",
            "employee_id": False,
            "cycle_id": self.cycle.id,
            "target": 5,
        }
        with self.assertRaises(AccessError):
            self.as_("manager", Goal).create(values)

        goal = self.as_("officer", Goal).create(values)
        goal.action_publish()
        self.assertEqual(goal.state, "approved")
        self.assertIn(goal, self.as_("employee", Goal).search([("level", "=", "company")]))

    def test_of_two_people_who_move_the_same_goal_one_is_told_to_reload(self):
        goal = self.goal()
        self.patch(type(goal), "lock_for_update", _locked)

        with self.assertRaisesRegex(UserError, "Please reload"):
            self.as_("employee", goal).action_submit()

    def test_the_button_in_the_activity_approves_all_that_waits_for_its_reader(self):
        self.strategy.goal_levels = "one"
        goals = self.goal(weight=60) | self.goal(weight=40)
        self.as_("employee", goals).action_submit()
        self.env.invalidate_all()
        told = self.appraisal_of("employee").activity_ids.filtered(lambda row: row.user_id == self.cast["manager"])
        self.assertEqual(len(told), 1)
        self.assertEqual(told.activity_type_id.category, "performance_approve")
        for role in ("employee", "officer"):
            with self.subTest(role=role), self.assertRaisesRegex(UserError, "Nothing waits for you"):
                self.as_(role, goals.appraisal_id).action_approve_waiting_goals()

        self.as_("manager", goals.appraisal_id).action_approve_waiting_goals()

        self.assertEqual(goals.mapped("state"), ["approved", "approved"])
        self.assertFalse(told.exists())

    def test_the_employee_accepts_by_the_button_in_his_activity(self):
        self.strategy.goal_levels = "one"
        goal = self.goal("manager")

        self.as_("employee", goal.appraisal_id).action_approve_waiting_goals()

        self.assertEqual(goal.state, "approved")

    def test_a_step_is_noted_on_each_goal_whether_one_moves_or_many(self):
        self.strategy.goal_levels = "one"
        goals = self.goal(weight=60) | self.goal(weight=40)
        self.as_("employee", goals).action_submit()

        self.as_("manager", goals).action_approve()
        self.env.cr.precommit.run()

        for goal in goals:
            messages = goal.with_env(self.env).message_ids
            noted = messages.filtered(lambda row: "Submitted → Approved" in row.body)
            self.assertEqual(noted.author_id, self.cast["manager"].partner_id)
            self.assertFalse(messages.tracking_value_ids.filtered(lambda row: row.field_id.name == "state"))
