"""The approval board, the cycle's page and the cascade show what their reader may see."""

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from .common import PerformanceCase


@tagged("post_install", "-at_install")
class TestBoards(PerformanceCase):
    def setUp(self):
        super().setUp()
        self.launch()

    def test_the_board_shows_whole_sets_and_what_of_them_waits(self):
        first, second = self.goal(weight=60), self.goal(weight=40)
        self.as_("employee", first).action_submit()
        self.as_("manager", first).action_approve()

        board = self.as_("manager", self.env["performance.goal"]).approval_board()

        mine = board["sets"][self.people["employee"].id]
        self.assertEqual((board["goals"], board["people"]), (1, 1))
        self.assertEqual((mine["waiting"], mine["count"], mine["waiting_weight"], mine["total"]), (1, 2, 40, 100))
        self.assertEqual([row["kind"] for row in mine["segments"]], ["waiting", "approved"])
        self.assertEqual(mine["waiting_ids"], second.ids)

    def test_the_board_of_somebody_else_is_empty(self):
        self.goal()
        self.assertEqual(self.as_("peer", self.env["performance.goal"]).approval_board()["sets"], {})

    def test_the_cycle_s_page_is_for_officers(self):
        for role in ("employee", "manager"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.as_(role, self.cycle).dashboard()
        self.assertTrue(self.as_("officer", self.cycle).dashboard()["phases"])

    def test_the_page_counts_phases_departments_ratings_and_who_is_late(self):
        appraisal = self.appraisal_of("employee")
        self.force(appraisal, "manager_review")
        self.review(appraisal)
        with freeze_time("2026-11-20"):
            page = self.as_("officer", self.cycle).dashboard()

        goals = next(row for row in page["phases"] if row["kind"] == "goal_setting")
        self.assertEqual((goals["tone"], goals["done"]), ("late", 1))
        self.assertEqual(page["ratings"]["submitted"], 1)
        self.assertGreaterEqual(page["late_count"], goals["here"])
        self.assertEqual(sum(row["total"] for row in page["departments"]), self.cycle.appraisal_count)
        self.assertTrue(all(row["days_late"] > 0 for row in page["late"]))

    def test_guideline_ranges_stand_beside_the_ratings(self):
        level = self.scale.level_ids[1]
        self.strategy.guideline_ids = [(0, 0, {"level_id": level.id, "low": 15, "high": 25})]
        appraisal = self.appraisal_of("employee")
        self.force(appraisal, "manager_review")
        self.review(appraisal)

        row = next(
            row for row in self.as_("officer", self.cycle).dashboard()["ratings"]["levels"] if row["name"] == level.name
        )

        self.assertEqual((row["low"], row["high"], row["percent"]), (15, 25, 100))

    def test_a_manager_s_goal_shows_title_and_progress_and_nothing_else(self):
        goal = self.goal("manager", "manager", name="Open the Lyon branch")
        self.as_("manager", goal).action_submit()
        self.as_("top", goal).action_approve()
        self.env.flush_all()
        Public = self.env["performance.goal.public"]

        seen = self.as_("employee", Public).search([("id", "=", goal.id)])

        self.assertEqual(seen.name, "Open the Lyon branch")
        with self.assertRaises(AccessError):
            self.as_("employee", goal).read(["weight"])
        self.assertFalse({"weight", "description", "target", "status"} & set(Public._fields))

    def test_an_employee_aligns_with_a_goal_he_cannot_open(self):
        above = self.goal("manager", "manager", name="Open the Lyon branch")
        self.as_("manager", above).action_submit()
        self.as_("top", above).action_approve()
        self.env.flush_all()
        own = self.goal()

        self.as_("employee", own).write({"parent_open_id": above.id})

        self.assertEqual(own.parent_id, above)
        self.assertEqual(self.as_("employee", own).parent_open_id.name, "Open the Lyon branch")

    def test_nobody_learns_or_opens_a_colleague_s_goal_by_contributing_to_it(self):
        theirs = self.goal("peer", "peer", name="Get well again")
        self.as_("peer", theirs).action_submit()
        self.as_("manager", theirs).action_approve()
        own = self.goal()
        Goal = self.env["performance.goal"]
        values = {"name": "Mine", "employee_id": self.people["employee"].id, "cycle_id": self.cycle.id}

        for role in ("employee", "manager", "officer"):
            for attempt in (
                lambda role=role: self.goal(role, parent_id=theirs.id),
                lambda role=role: self.as_(role, Goal).with_context(default_parent_id=theirs.id).create(values),
            ):
                with self.subTest(role=role), self.assertRaisesRegex(AccessError, "Contributes to"):
                    attempt()
        for role in ("employee", "officer"):
            for attempt in (
                lambda role=role: self.as_(role, own).write({"parent_id": theirs.id}),
                lambda role=role: self.as_(role, own).write({"parent_open_id": theirs.id}),
                lambda role=role: self.as_(role, Goal).create({**values, "parent_open_id": theirs.id}),
            ):
                with self.subTest(role=role), self.assertRaisesRegex(AccessError, "Contributes to"):
                    attempt()
        self.assertFalse(self.as_("stranger", self.env["performance.goal.public"]).search([("id", "=", theirs.id)]))

    def test_a_goal_contributes_to_its_writer_s_own_draft(self):
        above = self.goal("manager", "manager", name="Open the Lyon branch")
        company = self.as_("officer", self.env["performance.goal"]).create(
            {"name": "Grow", "level": "company", "employee_id": False, "cycle_id": self.cycle.id}
        )

        self.assertTrue(self.goal("manager", parent_id=above.id))
        self.assertTrue(self.goal("officer", "peer", parent_id=company.id))
        for parent in (above, company):
            with self.subTest(parent=parent.name), self.assertRaises(AccessError):
                self.goal(parent_id=parent.id)

    def test_a_draft_is_not_in_the_cascade(self):
        goal = self.goal("manager", "manager")
        self.env.flush_all()
        self.assertFalse(self.as_("employee", self.env["performance.goal.public"]).search([("id", "=", goal.id)]))

    def test_500_goals_are_approved_in_few_queries(self):
        self.strategy.goal_max = 0
        goals = self.env["performance.goal"].create(
            [
                {
                    "name": f"Goal {n}",
                    "employee_id": self.people["employee"].id,
                    "cycle_id": self.cycle.id,
                    "target": 3,
                    "weight": 0.2,
                }
                for n in range(500)
            ]
        )
        self.as_("employee", goals).action_submit()
        self.env.flush_all()
        self.env.invalidate_all()

        before = self.env.cr.sql_log_count
        self.as_("manager", goals).with_context(tracking_disable=False).action_approve()
        self.env.flush_all()

        self.assertLessEqual(self.env.cr.sql_log_count - before, 60)
