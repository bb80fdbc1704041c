"""The review side by side: who gets what of it, what is suggested, and what an override leaves behind."""

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from .common import PerformanceCase


class ReviewCase(PerformanceCase):
    """An appraisal in review with two goals (60 and 40 %), one competency, and evidence of three kinds."""

    def setUp(self):
        super().setUp()
        self.skill = self._skill()
        self.strategy.skill_ids = self.skill
        self.appraisal = self.launch()
        self.churn, self.revenue = self.two_goals()
        self.startPatcher(freeze_time("2026-11-20 10:00:00"))
        self.levels = {level.value: level for level in self.scale.level_ids}

    def _skill(self):
        kind = self.env["hr.skill.type"].create(
            {
                "name": "Sales craft",
                "skill_ids": [Command.create({"name": "Negotiation"})],
                "skill_level_ids": [Command.create({"name": "Good", "default_level": True})],
            }
        )
        return kind.skill_ids

    def two_goals(self):
        goals = self.goal(name="Cut churn", weight=60, skill_ids=self.skill.ids) | self.goal(
            name="Grow revenue", weight=40
        )
        self.as_("employee", goals).action_submit()
        self.as_("manager", goals).action_approve()
        return goals.with_env(self.env)

    def page(self, role):
        self.env.invalidate_all()
        return self.as_(role, self.appraisal).review_page()

    def rate(self, role, **ratings):
        keys = {
            "churn": f"goal:{self.churn.id}",
            "revenue": f"goal:{self.revenue.id}",
            "skill": f"skill:{self.skill.id}",
        }
        for name, value in ratings.items():
            page = self.as_(role, self.appraisal).review_write(keys[name], {"level_id": self.levels[value].id})
        return page

    def answer(self, role):
        for row in self.page(role)["rows"]:
            if row["kind"] == "question":
                self.as_(role, self.appraisal).review_write(row["key"], {"answer": "The renewals of the north."})

    def row(self, page, record):
        return next(row for row in page["rows"] if row["key"] == f"{record}")

    def give(self, for_manager=True, **values):
        feedback = self.as_("stranger", self.env["performance.feedback"]).create(
            {
                "employee_id": self.people["employee"].id,
                "body": "The exit interviews changed our pricing page.",
                "for_manager": for_manager,
            }
        )
        # a stranger does not know the goals of others: who asks names one
        self.env["performance.feedback"].browse(feedback.id).write(values)
        feedback.action_give()
        return feedback

    def update(self, goal, date, **values):
        return self.as_("employee", self.env["performance.goal.update"]).create(
            {"goal_id": goal.id, "value": 40, "date": date, **values}
        )

    def quotes(self, page):
        return {piece["quote"] for pieces in page["evidence"].values() for piece in pieces}


@tagged("post_install", "-at_install")
class TestReviewPage(ReviewCase):
    def test_a_question_to_one_side_is_not_put_to_the_other(self):
        self.strategy.question_ids = [Command.create({"name": "What do you need from me?", "side": "self"})]
        self.force(self.appraisal, "self_review")
        self.rate("employee", churn=5, revenue=3, skill=3)
        self.answer("employee")
        self.as_("employee", self.appraisal).action_submit_my_side()

        asked = {row["name"]: row["asked"] for row in self.page("manager")["rows"] if row["kind"] == "question"}

        self.assertEqual(asked, {"What went well?": True, "What do you need from me?": False})

    def test_each_side_writes_its_own_and_the_difference_is_said_in_words(self):
        self.force(self.appraisal, "self_review")
        self.rate("employee", churn=5, revenue=3, skill=3)
        self.answer("employee")
        self.as_("employee", self.appraisal).action_submit_my_side()
        self.assertEqual(self.appraisal.state, "manager_review")

        page = self.rate("manager", churn=4, revenue=4, skill=3)

        rows = {row["name"]: row for row in page["rows"]}
        self.assertEqual(page["mine"], "manager")
        self.assertEqual(rows["Cut churn"]["difference"], "1 below self")
        self.assertEqual(rows["Grow revenue"]["difference"], "1 above self")
        self.assertEqual(rows["Negotiation"]["difference"], "")
        self.assertEqual((rows["Cut churn"]["self"]["value"], rows["Cut churn"]["manager"]["value"]), ("5", "4"))

    def test_nobody_reads_the_other_s_draft_on_the_page(self):
        self.force(self.appraisal, "self_review")
        self.rate("employee", churn=5)
        self.rate("manager", churn=2)

        self.assertEqual(self.page("employee")["rows"][0]["self"]["value"], "5")
        self.assertEqual(self.page("manager")["rows"][0]["manager"]["value"], "2")
        for role, side in (
            ("employee", "manager"),
            ("manager", "self"),
            ("officer", "self"),
            ("officer", "manager"),
            ("administrator", "self"),
            ("administrator", "manager"),
        ):
            with self.subTest(role=role, side=side):
                page = self.page(role)
                self.assertFalse(page["sides"][side]["id"])
                self.assertFalse(any(row[side]["level_id"] for row in page["rows"]))
        self.assertFalse(self.page("employee")["result"])
        for role in ("peer", "stranger", "other_manager"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.page(role)

    def test_only_employee_and_manager_write_and_only_when_it_is_time(self):
        self.force(self.appraisal, "self_review")
        key = f"goal:{self.churn.id}"
        for role in ("peer", "officer", "administrator"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.as_(role, self.appraisal).review_write(key, {"level_id": self.levels[5].id})
        with self.assertRaises(AccessError):
            self.as_("employee", self.appraisal).review_decide(self.levels[5].id)
        with self.assertRaises(AccessError):
            self.as_("employee", self.appraisal).review_write(key, {"name": "Something else"})

        self.force(self.appraisal, "manager_review")
        with self.assertRaises(UserError):
            self.as_("employee", self.appraisal).review_write(key, {"level_id": self.levels[5].id})

    def test_the_suggested_result_is_explained_line_by_line(self):
        self.force(self.appraisal, "manager_review")
        page = self.rate("manager", churn=4, revenue=3)

        result = page["result"]

        # Goals alone: 60 % of 4 and 40 % of 3; the competency is left out, not a zero.
        self.assertEqual((result["suggested"]["name"], result["total_text"]), (self.levels[4].name, "3.60 of 5"))
        self.assertEqual(
            [(line["text"], line["value"]) for line in result["lines"]],
            [
                ("Goals 100 % × 3.60 (agreed: 70 %)", "3.60"),
                ("Cut churn 60 % × 4", "2.40"),
                ("Grow revenue 40 % × 3", "1.20"),
                ("Competencies: not rated, not a zero", "left out"),
                ("Negotiation: not rated, not a zero", "left out"),
                (f"Total, 3.50 to 4.49 is {self.levels[4].name}", "3.60"),
            ],
        )
        self.assertEqual(page["missing"], "1 rating missing")

    def test_another_level_needs_a_reason_and_stays_recorded_with_the_suggestion(self):
        self.force(self.appraisal, "manager_review")
        self.rate("manager", churn=4, revenue=4, skill=4)
        own = self.as_("manager", self.appraisal)
        with self.assertRaises(UserError):
            own.review_decide(self.levels[5].id)

        page = own.review_decide(self.levels[5].id, "Led the rescue of the largest account.")
        self.answer("manager")
        own.action_submit_my_side()

        side = self.appraisal.assessment_ids
        self.assertTrue(page["result"]["override"])
        self.assertEqual((side.suggested_level_id, side.level_id), (self.levels[4], self.levels[5]))
        self.assertEqual(side.suggestion["total"], "4.00")
        self.assertEqual(self.page("officer")["result"]["reason"], "Led the rescue of the largest account.")
        with self.assertRaises(UserError):
            side.sudo().write({"suggested_level_id": self.levels[1].id})

    def test_a_rating_changed_after_the_decision_is_noticed_at_submission(self):
        self.force(self.appraisal, "manager_review")
        self.rate("manager", churn=4, revenue=4, skill=4)
        own = self.as_("manager", self.appraisal)
        own.review_decide(self.levels[4].id)
        self.answer("manager")
        self.rate("manager", churn=1, revenue=1, skill=1)

        with self.assertRaises(UserError):
            own.action_submit_my_side()
        own.review_decide(self.levels[1].id)
        own.action_submit_my_side()

        self.assertEqual(self.appraisal.assessment_ids.state, "submitted")

    def test_evidence_is_updates_shared_notes_and_feedback_released_to_the_manager(self):
        self.update(self.churn, "2026-04-15", note="No plan yet.", status="off_track")
        self.give(goal_id=self.churn.id)
        self.give(for_manager=False, body="For your eyes only.")
        talk = self.as_("manager", self.env["performance.checkin"]).create(
            {
                "employee_id": self.people["employee"].id,
                "manager_id": self.people["manager"].id,
                "start": "2026-10-02 09:00:00",
                "topic_ids": [Command.create({"name": "Churn", "goal_id": self.churn.id})],
                "shared_notes": "<p>Churn call list every Monday.</p>",
                "note_ids": [Command.create({"body": "Seems tired."})],
            }
        )
        talk.action_hold()
        self.force(self.appraisal, "manager_review")

        page = self.page("manager")

        pieces = page["evidence"][f"goal:{self.churn.id}"]
        self.assertEqual([piece["kind"] for piece in pieces], ["feedback", "checkin", "update"])
        self.assertEqual(pieces[1]["quote"], "Churn call list every Monday.")
        self.assertNotIn("For your eyes only.", self.quotes(page) | self.quotes(self.page("employee")))
        self.assertNotIn("Seems tired.", str(page) + str(self.page("employee")))
        self.assertEqual(self.quotes(self.page("officer")), {"No plan yet."})

    def test_the_meter_counts_each_piece_once_and_names_every_month(self):
        self.update(self.churn, "2026-02-10")
        self.update(self.churn, "2026-11-02")
        self.update(self.churn, "2026-11-12")
        self.force(self.appraisal, "manager_review")

        meter = self.page("manager")["recency"]

        self.assertEqual(meter["total"], 3)
        self.assertEqual(meter["text"], "67 % is from the last 60 days (2 of 3).")
        self.assertTrue(meter["advice"])
        self.assertEqual(len(meter["months"]), 12)
        self.assertEqual([month["recent"] for month in meter["months"]][10], 2)
        self.assertEqual([month["before"] for month in meter["months"]][1], 1)

    def test_a_goal_approved_late_can_still_be_rated(self):
        self.force(self.appraisal, "manager_review")
        self.rate("manager", churn=4)
        late = self.goal(name="Partner fair", weight=0.5)
        self.force(late, "approved")

        page = self.as_("manager", self.appraisal).review_write(f"goal:{late.id}", {"level_id": self.levels[5].id})

        self.assertIn("Partner fair", [row["name"] for row in page["rows"]])
        with self.assertRaises(UserError):
            self.as_("manager", self.appraisal).review_write("goal:0", {"answer": "x"})

    def test_the_page_takes_the_same_number_of_queries_for_more_evidence(self):
        self.force(self.appraisal, "manager_review")
        self.update(self.churn, "2026-04-15")
        self.page("manager")
        counts = []
        for day in range(1, 3):
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.as_("manager", self.appraisal).review_page()
            counts.append(self.env.cr.sql_log_count - before)
            for number in range(10):
                self.update(self.churn, f"2026-{day + 1:02}-{number + 3:02}")
            self.env.flush_all()

        self.assertEqual(counts[0], counts[1])
