"""The manager's manager assesses too, where the strategy says so."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import PerformanceCase


@tagged("post_install", "-at_install")
class TestSecondReview(PerformanceCase):
    def setUp(self):
        super().setUp()
        self.strategy.second_review = True
        self.appraisal = self.launch()
        self.approved_goal()
        self.force(self.appraisal, "manager_review")

    def second(self, submit=True):
        return self.review(self.appraisal, "top", "second", submit=submit)

    def activities(self, role):
        return self.appraisal.activity_ids.filtered(lambda row: row.user_id == self.cast[role]).mapped("summary")

    def test_the_review_waits_for_both_assessments(self):
        self.review(self.appraisal)
        with self.assertRaisesRegex(UserError, "second assessment, by .*perf_top"):
            self.as_("manager", self.appraisal).action_share()
        self.assertEqual(self.activities("top"), ["Write the second assessment"])

        self.second()
        self.assertEqual(self.activities("manager"), ["Share the review"])
        self.as_("manager", self.appraisal).action_share()

        self.assertEqual(self.appraisal.state, "shared")

    def test_whichever_comes_last_brings_the_review_to_calibration(self):
        self.strategy.calibration = True
        for first, last in (("manager", "top"), ("top", "manager")):
            with self.subTest(last=last):
                sides = {"manager": "manager", "top": "second"}
                self.review(self.appraisal, first, sides[first])
                self.assertEqual(self.appraisal.state, "manager_review")
                self.review(self.appraisal, last, sides[last])
                self.assertEqual(self.appraisal.state, "calibration")
            self.force(self.appraisal, "manager_review")
            self.force(self.appraisal.assessment_ids, "draft")

    def test_it_is_written_on_the_page_by_the_manager_s_manager_alone(self):
        key = next(row["key"] for row in self.page("top")["rows"] if row["kind"] == "goal")
        page = self.as_("top", self.appraisal).review_write(key, {"level_id": self.scale.level_ids[0].id})

        self.assertEqual(page["mine"], "second")
        self.assertEqual(list(page["sides"]), ["self", "manager", "second"])
        row = next(row for row in page["rows"] if row["key"] == key)
        self.assertEqual((row["second"]["level_id"], row["manager"]["level_id"]), (self.scale.level_ids[0].id, False))
        with self.assertRaises(AccessError):
            self.as_("top", self.appraisal).review_decide(self.scale.level_ids[0].id)
        for role in ("stranger", "officer", "other_manager"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.as_(role, self.appraisal).review_write(key, {"level_id": self.scale.level_ids[0].id})

    def page(self, role):
        self.env.invalidate_all()
        return self.as_(role, self.appraisal).review_page()

    def test_its_draft_is_its_author_s_and_the_employee_reads_it_once_shared(self):
        row = self.second(submit=False)
        self.assertEqual(self.readers(row), {"top"})

        row.action_submit()
        self.assertEqual(self.readers(row), {"top", "manager", "officer", "administrator"})

        self.review(self.appraisal)
        self.as_("manager", self.appraisal).action_share()
        self.assertEqual(self.readers(row), {"top", "manager", "officer", "administrator", "employee"})

    def readers(self, row):
        self.env.invalidate_all()
        found = set()
        for role in self.cast:
            if self.as_(role, row.browse()).search([("id", "=", row.id)]):
                found.add(role)
            else:
                with self.assertRaises(AccessError):
                    self.as_(role, row).read(["comment"])
        return found

    def test_without_the_setting_the_manager_s_manager_has_no_part(self):
        self.strategy.second_review = False
        self.env.invalidate_all()

        with self.assertRaises(AccessError):
            self.as_("top", self.appraisal).read(["state"])
        self.review(self.appraisal)
        self.as_("manager", self.appraisal).action_share()
        self.assertEqual(list(self.page("manager")["sides"]), ["self", "manager"])

    def test_nobody_is_waited_for_where_there_is_no_second_manager(self):
        own = self.appraisal_of("manager")
        self.force(own, "manager_review")

        self.review(own, "top")
        self.as_("top", own).action_share()

        self.assertEqual(own.state, "shared")

    def test_the_second_manager_reads_the_goals_but_approves_none(self):
        goal = self.appraisal.goal_ids
        self.assertTrue(self.as_("top", goal).read(["name"]))
        with self.assertRaises(AccessError):
            self.as_("top", goal).action_achieve()

    def test_who_wrote_in_a_review_does_not_decide_its_appeal(self):
        self.people["manager"].parent_id = self.people["officer"]
        self.env.invalidate_all()
        self.force(self.appraisal, "appealed")

        with self.assertRaises(AccessError):
            self.as_("officer", self.appraisal).action_decide_appeal("No.")
        self.as_("administrator", self.appraisal).action_decide_appeal("The level stands.")
        self.assertEqual(self.appraisal.state, "closed")
