"""The two home pages: what waits for me, and my team; by a number of queries that does not grow with the people."""

from datetime import datetime

from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import PerformanceCase


class HomeCase(PerformanceCase):
    def home(self, role):
        return self.as_(role, self.env["performance.home"]).my_performance()

    def team(self, role, **options):
        return self.as_(role, self.env["performance.team"]).my_team(**options)

    def due(self, role):
        return {item["text"]: item["when"] for item in self.home(role)["due"]}

    def row(self, name, role="manager", **options):
        return next(row for row in self.team(role, **options)["people"] if row["name"] == name)

    def checkin(self, day, state="planned"):
        row = self.env["performance.checkin"].create(
            {
                "employee_id": self.people["employee"].id,
                "manager_id": self.people["manager"].id,
                "start": datetime(2026, *day, 12),
            }
        )
        self.force(row, state)
        return row


@tagged("post_install", "-at_install")
class TestMyPerformance(HomeCase):
    def test_before_any_cycle_nothing_is_due_and_nothing_breaks(self):
        page = self.home("employee")

        self.assertEqual((page["due"], page["goals"], page["review"]), ([], [], False))
        self.assertEqual(page["feedback"], {"count": 0, "rows": []})
        self.assertTrue(page["employee"])

    def test_who_is_no_employee_gets_an_empty_page(self):
        self.people["stranger"].user_id = False

        page = self.home("stranger")

        self.assertFalse(page["employee"] or page["due"] or page["goals"])

    def test_goals_are_due_until_they_are_handed_in(self):
        appraisal = self.launch()
        appraisal.goals_due = "2026-01-31"
        self.assertEqual(self.due("employee"), {"Set your goals": "2 days late"})

        goal = self.goal()
        self.as_("employee", goal).action_submit()

        self.assertEqual(self.due("employee"), {})
        self.assertEqual(self.due("manager")["Answer a goal"], "")

    def test_a_goal_that_came_back_is_due_again(self):
        self.launch()
        goal = self.goal()
        self.as_("employee", goal).action_submit()
        self.as_("manager", goal).action_request_changes("Please name the partners.")

        self.assertIn("Change a goal and submit it again", self.due("employee"))

    def test_what_is_late_comes_first(self):
        appraisal = self.launch()
        self.env["performance.feedback.request"].create(
            {
                "employee_id": self.people["peer"].id,
                "giver_id": self.cast["employee"].id,
                "asker_id": self.cast["peer"].id,
                "question": "How was the launch?",
                "date_due": "2026-02-03",
            }
        )
        appraisal.goals_due = "2026-02-01"

        items = self.home("employee")["due"]

        self.assertEqual([item["when"] for item in items], ["1 day late", "due tomorrow"])
        self.assertEqual([item["late"] for item in items], [True, False])
        self.assertEqual(items[0]["action"]["res_id"], appraisal.id)

    def test_a_manager_is_led_to_the_one_review_or_to_the_list_of_several(self):
        self.launch()
        first, second = self.appraisal_of("employee"), self.appraisal_of("peer")
        self.force(first, "manager_review")
        [item] = [item for item in self.home("manager")["due"] if item["text"] == "Review Employee"]
        self.assertEqual(item["action"]["res_id"], first.id)

        self.force(second, "manager_review")

        [item] = [item for item in self.home("manager")["due"] if item["text"] == "Review 2 people"]
        self.assertEqual(item["action"], "performance_cycle.performance_appraisal_action_team")

    def test_every_list_it_leads_to_exists(self):
        from ..models.performance_home_due import ACTIONS

        for xmlid in ACTIONS.values():
            self.assertTrue(self.env.ref(xmlid, raise_if_not_found=False), xmlid)

    def test_my_goals_stand_with_their_progress(self):
        self.launch()
        goal = self.approved_goal(name="Win partners", baseline=0, target=10, weight=100)
        self.env["performance.goal.update"].create({"goal_id": goal.id, "value": 4, "status": "at_risk"})

        [row] = self.home("employee")["goals"]

        self.assertEqual((row["name"], row["progress"], row["status_label"]), ("Win partners", 40, "At risk"))
        self.assertEqual((row["measure"], row["weight"]), ("0 → 10", 100))

    def test_the_next_check_in_is_the_nearest_one_to_come(self):
        self.launch()
        self.checkin((1, 10), "held")
        self.checkin((4, 1))
        nearest = self.checkin((3, 2))

        for role, other in (("employee", "Manager"), ("manager", "Employee")):
            found = self.home(role)["checkin"]
            self.assertEqual((found["id"], found["who"]), (nearest.id, other))

    def test_my_feedback_is_what_was_given_to_me(self):
        draft, given = (
            self.as_("peer", self.env["performance.feedback"]).create(
                {"employee_id": self.people["employee"].id, "body": text}
            )
            for text in ("Not yet.", "The agenda helped.")
        )
        given.action_give()

        page = self.home("employee")["feedback"]

        self.assertEqual([row["text"] for row in page["rows"]], ["The agenda helped."])
        self.assertEqual(self.home("manager")["feedback"]["count"], 0)
        self.assertEqual(draft.state, "draft")

    def test_the_result_stands_there_only_once_it_is_shared(self):
        appraisal = self.launch()
        self.force(appraisal, "manager_review")
        self.review(appraisal)
        self.assertEqual(self.home("employee")["review"]["level"], "")

        self.force(appraisal, "shared")
        appraisal._with_key().write({"shared_date": "2026-02-01"})

        self.assertEqual(self.home("employee")["review"]["level"], self.scale.level_ids[1].name)


@tagged("post_install", "-at_install")
class TestMyTeam(HomeCase):
    def test_a_row_says_goals_talks_review_and_lateness(self):
        appraisal = self.launch()
        appraisal.goals_due = "2026-01-30"
        goal = self.approved_goal(baseline=0, target=10, weight=100)
        self.env["performance.goal.update"].create({"goal_id": goal.id, "value": 1, "status": "off_track"})
        self.goal(name="Second", weight=30)
        self.checkin((1, 10), "held")
        self.checkin((1, 20), "held")
        self.checkin((3, 2))

        row = self.row("Employee")

        self.assertEqual((row["goals"], row["weight"], row["goals_at_risk"]), (2, 130, 1))
        self.assertEqual((row["last"], row["next"]), ("Jan 20", "Mar 2"))
        self.assertEqual((row["state_label"], row["days_late"]), ("Goal setting", 3))
        self.assertEqual(row["appraisal_id"], appraisal.id)

    def test_direct_reports_stand_there_and_those_below_only_where_the_company_says_so(self):
        self.launch()
        direct = ["Administrator", "Manager", "Officer", "Other Manager"]
        self.assertEqual([row["name"] for row in self.team("top", everybody=True)["people"]], direct)

        self.company.performance_line = "whole"

        self.assertEqual([row["name"] for row in self.team("top")["people"]], direct)
        self.assertEqual(self.team("top")["more"], 3)
        self.assertEqual(len(self.team("top", everybody=True)["people"]), 7)

    def test_who_leads_nobody_has_an_empty_page(self):
        self.launch()
        for role in ("employee", "stranger"):
            self.assertEqual(self.team(role)["people"], [])

    def test_who_is_in_no_cycle_stands_there_too(self):
        row = self.row("Peer")

        self.assertEqual((row["appraisal_id"], row["goals"], row["last"]), (False, 0, ""))

    def test_who_was_handed_over_to_me_is_mine_to_see(self):
        self.launch()._hand_over(self.people["other_manager"], "A new team.")

        self.assertTrue(self.row("Employee", role="other_manager")["appraisal_id"])

    def test_an_archived_person_is_gone_from_the_page(self):
        self.launch()
        self.people["peer"].action_archive()

        self.assertEqual([row["name"] for row in self.team("manager")["people"]], ["Employee"])

    def test_a_row_never_opens_more_than_its_reader_may_read(self):
        appraisal = self.launch()

        with self.assertRaises(AccessError):
            self.as_("stranger", appraisal).read(["state"])
        self.assertNotIn(appraisal.id, [row["appraisal_id"] for row in self.team("stranger")["people"]])


@tagged("post_install", "-at_install", "is_query_count")
class TestHomeQueries(HomeCase):
    def setUp(self):
        super().setUp()
        self.strategy.checkin_rhythm = "week"
        self.hire(3)
        self.launch()
        self.work()

    def hire(self, number):
        users = self.env["res.users"].create(
            [
                {
                    "name": f"Q{self.env.cr.now()}{n}",
                    "login": f"perf_home_{number}_{n}",
                    "company_id": self.company.id,
                    "company_ids": [Command.set(self.company.ids)],
                }
                for n in range(number)
            ]
        )
        self.env["hr.employee"].create(
            [
                {
                    "name": user.name,
                    "user_id": user.id,
                    "company_id": self.company.id,
                    "parent_id": self.people["manager"].id,
                }
                for user in users
            ]
        )

    def work(self):
        """Give everybody of the team two goals, a check-in and a review that waits."""
        team = self.cycle.appraisal_ids.filtered(lambda row: row.manager_id == self.people["manager"])
        fresh = team.filtered(lambda row: not row.goal_ids)
        goals = self.env["performance.goal"].create(
            [
                {"name": f"G{n}", "employee_id": row.employee_id.id, "cycle_id": self.cycle.id, "weight": 50}
                for row in fresh
                for n in range(2)
            ]
        )
        self.force(goals, "submitted")
        self.force(fresh, "manager_review")
        self.env["performance.checkin"].create(
            [
                {
                    "employee_id": row.employee_id.id,
                    "manager_id": self.people["manager"].id,
                    "start": datetime(2026, 3, 2, 12),
                }
                for row in fresh
            ]
        )
        return len(team)

    def queries(self, page):
        page("manager")
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        page("manager")
        return self.env.cr.sql_log_count - before

    def test_5_people_and_50_cost_the_same(self):
        few = {page: self.queries(getattr(self, page)) for page in ("home", "team")}
        self.hire(45)
        self.as_("officer", self.cycle).action_add_people()
        self.run_launch()
        self.assertEqual(self.work(), 50)

        many = {page: self.queries(getattr(self, page)) for page in ("home", "team")}

        self.assertEqual(few, many)
        self.assertLessEqual(max(many.values()), 60)
