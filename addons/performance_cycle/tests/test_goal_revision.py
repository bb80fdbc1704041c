"""A proposed revision stands beside the version in force until it is answered."""

from itertools import product

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from ..workflow.revision import MOVES, STATES
from .common import PerformanceCase

ROLES = {
    "employee": {"proposer"},
    "manager": {"counterpart"},
    "top": {"second"},
    "officer": {"officer"},
    "administrator": {"officer"},
    "peer": set(),
    "stranger": set(),
}


@tagged("post_install", "-at_install")
class TestGoalRevision(PerformanceCase):
    def setUp(self):
        super().setUp()
        self.launch()
        self.goal_in_force = self.approved_goal()

    def propose(self, role="employee", **values):
        action = self.as_(role, self.goal_in_force).action_revise()
        revision = self.as_(role, self.env["performance.goal.revision"].browse(action["res_id"]))
        revision.write(values or {"target": 40, "reason": "Two partners left the region."})
        revision.action_propose()
        return revision.with_env(self.env)

    def test_every_move_is_open_to_its_roles_from_its_sources_and_to_nobody_else(self):
        self.strategy.goal_levels = "two"
        revision = self.propose()
        for name, (state, _label), (role, is_what) in product(MOVES, STATES, ROLES.items()):
            step = MOVES[name]
            with self.subTest(move=name, state=state, role=role):
                self.force(revision, state)
                wanted = state in step.sources and bool((step.by | step.behalf) & is_what)
                try:
                    self.as_(role, revision)._check_may(name)
                    may = True
                except (AccessError, UserError):
                    may = False
                self.assertEqual(may, wanted)

    def test_every_move_has_a_button(self):
        arch = self.env.ref("performance_cycle.performance_goal_revision_view_form").arch
        for name in MOVES:
            self.assertIn(f"'{name}' not in", arch)

    def test_the_approved_version_stands_while_a_revision_waits(self):
        revision = self.propose()

        self.assertEqual(self.goal_in_force.state, "revision_proposed")
        self.assertEqual(self.goal_in_force.target, 45)
        self.assertEqual(revision.differences, [{"label": "Target", "before": "45", "after": "40"}])
        self.assertEqual(self.goal_in_force.approver_id, self.people["manager"])

    def test_approving_puts_the_proposed_terms_in_force(self):
        revision = self.propose()

        self.as_("manager", self.goal_in_force).action_approve()

        self.assertEqual((self.goal_in_force.state, self.goal_in_force.target), ("approved", 40))
        self.assertEqual(revision.state, "in_force")

    def test_declining_keeps_what_was_in_force_and_says_why(self):
        revision = self.propose()

        self.as_("manager", self.goal_in_force).action_request_changes("Keep 45, the region recovers.")

        self.assertEqual((self.goal_in_force.state, self.goal_in_force.target), ("approved", 45))
        self.assertEqual((revision.state, revision.decision), ("declined", "Keep 45, the region recovers."))

    def test_two_levels_ask_the_manager_s_manager_too(self):
        self.strategy.goal_levels = "two"
        revision = self.propose()

        self.as_("manager", self.goal_in_force).action_approve()
        self.assertEqual((revision.state, self.goal_in_force.target), ("awaiting_second", 45))
        self.assertEqual(self.goal_in_force.approver_id, self.people["top"])

        self.as_("top", self.goal_in_force).action_approve()
        self.assertEqual((revision.state, self.goal_in_force.target), ("in_force", 40))

    def test_nobody_answers_the_own_proposal(self):
        self.propose("manager")

        with self.assertRaises(AccessError):
            self.as_("manager", self.goal_in_force).action_approve()
        self.as_("employee", self.goal_in_force).action_approve()
        self.assertEqual(self.goal_in_force.target, 40)

    def test_the_resulting_set_must_total_100(self):
        revision = self.propose(weight=90)

        with self.assertRaises(ValidationError):
            self.as_("manager", revision).action_approve()

        self.assertEqual((self.goal_in_force.state, self.goal_in_force.weight), ("revision_proposed", 100))

    def test_a_draft_of_a_revision_is_its_author_s_alone(self):
        action = self.as_("employee", self.goal_in_force).action_revise()
        draft = self.env["performance.goal.revision"].browse(action["res_id"])

        self.assertTrue(self.as_("employee", draft).read(["target"]))
        for role in ("manager", "officer", "administrator", "top"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.as_(role, draft).read(["target"])

    def test_a_proposed_revision_stands_as_it_was_written(self):
        revision = self.propose()

        with self.assertRaises(UserError):
            revision.sudo().write({"target": 1})

    def test_a_revision_of_an_older_version_is_refused(self):
        revision = self.propose()
        revision._with_key().write({"goal_version": 0})

        with self.assertRaisesRegex(UserError, "changed since"):
            self.as_("manager", self.goal_in_force).action_approve()
