"""The table of an appraisal's moves, and the story from goal setting to closing."""

from itertools import product

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..workflow.appraisal import MOVES, STATES
from .common import PerformanceCase

ROLES = {
    "employee": {"employee"},
    "manager": {"manager"},
    "officer": {"officer", "decider"},
    "administrator": {"officer", "decider"},
    "top": set(),
    "peer": set(),
    "stranger": set(),
}


@tagged("post_install", "-at_install")
class TestAppraisalMoves(PerformanceCase):
    def setUp(self):
        super().setUp()
        self.appraisal = self.launch()

    def test_every_move_is_open_to_its_roles_from_its_sources_and_to_nobody_else(self):
        everything = frozenset({step.when for step in MOVES.values() if step.when})
        self.patch(type(self.appraisal), "_move_conditions", lambda row: everything)
        for name, (state, _label), (role, is_what) in product(MOVES, STATES, ROLES.items()):
            step = MOVES[name]
            with self.subTest(move=name, state=state, role=role):
                self.force(self.appraisal, state)
                wanted = state in step.sources and bool((step.by | step.behalf) & is_what)
                try:
                    self.as_(role, self.appraisal)._check_may(name)
                    may = True
                except (AccessError, UserError):
                    may = False
                self.assertEqual(may, wanted)

    def test_every_move_has_an_action_and_a_button(self):
        arch = self.env.ref("performance_cycle.performance_appraisal_view_form").arch
        for name, step in MOVES.items():
            with self.subTest(move=name):
                self.assertTrue(callable(getattr(self.appraisal, f"action_{name}")))
                self.assertTrue(f"'{name}' not in" in arch or step.by == {"cycle"})

    def test_the_whole_story_from_goals_to_closing(self):
        goal = self.approved_goal()
        self.as_("officer", self.appraisal).action_start_self_review()
        own = self.review(self.appraisal, "employee", "self")
        self.assertIn(goal, own.line_ids.goal_id)

        self.review(self.appraisal)
        self.as_("manager", self.appraisal).action_share()
        self.as_("employee", self.appraisal).action_acknowledge()
        self.as_("officer", self.appraisal).action_close()

        self.assertEqual(self.appraisal.state, "closed")
        self.assertTrue(self.appraisal.shared_date and self.appraisal.acknowledged_date)

    def test_calibration_stands_between_review_and_sharing_where_the_strategy_says_so(self):
        self.strategy.calibration = True
        self.force(self.appraisal, "manager_review")
        self.review(self.appraisal)
        self.assertEqual(self.appraisal.state, "calibration")

        self.as_("officer", self.appraisal).action_return_review("Compare with the team.")
        self.assertEqual(self.appraisal.state, "manager_review")
        with self.assertRaises(UserError):
            self.as_("manager", self.appraisal).action_share()

    def test_nothing_is_shared_before_it_is_submitted(self):
        self.force(self.appraisal, "manager_review")
        self.review(self.appraisal, submit=False)

        with self.assertRaises(UserError):
            self.as_("manager", self.appraisal).action_share()

    def test_required_questions_are_answered_before_submission(self):
        self.force(self.appraisal, "self_review")
        row = self.review(self.appraisal, "employee", "self", submit=False)
        row.line_ids.filtered("required")[:1].answer = "  "

        with self.assertRaisesRegex(UserError, "What went well"):
            row.action_submit()

    def test_an_appeal_is_decided_by_somebody_else_than_the_manager(self):
        self.force(self.appraisal, "manager_review")
        self.review(self.appraisal)
        self.as_("manager", self.appraisal).action_share()
        self.as_("employee", self.appraisal).action_appeal("The targets were moved in October.")

        with self.assertRaises(AccessError):
            self.as_("manager", self.appraisal).action_decide_appeal("No.")
        self.as_("officer", self.appraisal).action_decide_appeal("The level stands; the targets are noted.")

        self.assertEqual((self.appraisal.state, self.appraisal.appeal_decider_id), ("closed", self.cast["officer"]))

    def test_an_officer_who_is_the_manager_does_not_decide_the_appeal(self):
        self.people["employee"].parent_id = self.people["officer"]
        self.appraisal._with_key().write({"manager_id": self.people["officer"].id})
        self.force(self.appraisal, "appealed")

        with self.assertRaises(AccessError):
            self.as_("officer", self.appraisal).action_decide_appeal("No.")

    def asked_to_decide(self, role, manager):
        """Whoever gets the to-do when this person appeals."""
        appraisal = self.appraisal_of(role)
        self.force(appraisal, "manager_review")
        self.review(appraisal, manager)
        self.as_(manager, appraisal).action_share()
        self.as_(role, appraisal).action_appeal("The targets were moved in October.")
        return appraisal.activity_ids.filtered(lambda row: row.summary == "Decide the appeal").user_id

    def test_an_appeal_is_asked_of_somebody_who_may_decide_it(self):
        officer, administrator = self.cast["officer"], self.cast["administrator"]
        for role, manager, contact, wanted in (
            ("employee", "manager", False, officer | administrator),
            ("officer", "top", False, administrator),
            ("administrator", "top", administrator, officer),
            ("peer", "manager", officer, officer),
        ):
            with self.subTest(role=role):
                self.company.performance_hr_user_id = contact
                asked = self.asked_to_decide(role, manager)
                self.assertEqual(len(asked), 1)
                self.assertIn(asked, wanted)

    def test_after_the_last_day_there_is_no_appeal(self):
        self.force(self.appraisal, "shared")
        self.appraisal._with_key().write({"shared_date": fields.Datetime.subtract(fields.Datetime.now(), days=11)})

        with self.assertRaisesRegex(UserError, "time to appeal"):
            self.as_("employee", self.appraisal).action_appeal("Too late.")
        self.as_("officer", self.appraisal).action_close_unanswered()

    def test_the_company_sets_how_long_an_appeal_is_open(self):
        self.force(self.appraisal, "shared")
        self.appraisal._with_key().write({"shared_date": fields.Datetime.subtract(fields.Datetime.now(), days=11)})
        self.company.performance_appeal_days = 20

        self.as_("employee", self.appraisal).action_appeal("In time.")

        self.assertEqual(self.appraisal.state, "appealed")

    def test_a_step_that_somebody_else_has_just_taken_is_refused_with_the_present_state(self):
        self.force(self.appraisal, "manager_review")
        self.review(self.appraisal)
        self.as_("manager", self.appraisal).action_share()

        with self.assertRaisesRegex(UserError, "Shared"):
            self.as_("manager", self.appraisal).action_share()
