"""Every setting of a strategy: it is flipped, and something is different."""

from odoo import Command
from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged

from .common import PerformanceCase

# What only names and orders strategies.
NO_SETTING = {"name", "sequence", "display_name", "create_uid", "create_date", "write_uid", "write_date", "id"}


@tagged("post_install", "-at_install")
class TestStrategySettings(PerformanceCase):
    def test_every_setting_has_a_test_that_bears_its_name(self):
        tests = {name for name in dir(self) if name.startswith("test_")}
        for field in self.strategy._fields.keys() - NO_SETTING:
            with self.subTest(field=field):
                self.assertTrue([name for name in tests if name.startswith(f"test_{field}__")])

    def skill(self):
        kind = self.env["hr.skill.type"].create(
            {
                "name": "Craft",
                "skill_ids": [Command.create({"name": "Negotiation"})],
                "skill_level_ids": [Command.create({"name": "Good", "default_level": True})],
            }
        )
        return kind.skill_ids

    def reviewed(self):
        """The appraisal in review, with one goal rated 4 and one competency rated 2."""
        self.strategy.skill_ids = self.skill()
        appraisal = self.launch()
        self.approved_goal()
        self.force(appraisal, "manager_review")
        self.rate(appraisal)
        return appraisal

    def rate(self, appraisal):
        levels = {level.value: level.id for level in self.scale.level_ids}
        own = self.as_("manager", appraisal)
        for row in own.review_page()["rows"]:
            if row["kind"] != "question":
                own.review_write(row["key"], {"level_id": levels[4 if row["kind"] == "goal" else 2]})
        return own

    def strategy_of(self, role):
        self.people[role].invalidate_recordset()
        return self.people[role].performance_strategy

    def other(self, **values):
        return self.strategy.copy({"name": "Other", **values})

    def test_active__an_archived_strategy_applies_to_nobody(self):
        self.strategy.active = False
        self.assertIn("No strategy applies", self.strategy_of("employee"))

    def test_company_id__a_strategy_applies_in_its_company_only(self):
        elsewhere = self.env["res.company"].create({"name": "Elsewhere"})
        self.strategy.company_id = elsewhere
        self.assertIn("No strategy applies", self.strategy_of("employee"))

    def test_is_default__it_applies_where_nothing_else_does(self):
        self.assertIn("company default", self.strategy_of("employee"))
        self.strategy.is_default = False
        self.assertIn("No strategy applies", self.strategy_of("employee"))

    def test_job_ids__the_job_decides(self):
        self.other(job_ids=[Command.set(self.job.ids)])
        self.assertEqual(self.strategy_of("employee"), "Other, because job Account Manager")

    def test_department_ids__the_department_decides(self):
        self.other(department_ids=[Command.set(self.department.ids)])
        self.assertEqual(self.strategy_of("employee"), "Other, because department Sales")

    def test_scale_id__ratings_are_given_on_its_scale(self):
        appraisal = self.reviewed()
        self.assertEqual(len(appraisal.review_page()["scale"]), 5)
        three = self.env["performance.scale"].create(
            {"name": "Three", "level_ids": [Command.create({"value": n, "name": str(n)}) for n in (1, 2, 3)]}
        )
        self.strategy.guideline_ids.unlink()
        self.strategy.scale_id = three
        self.env.invalidate_all()

        self.assertEqual(len(appraisal.review_page()["scale"]), 3)
        with self.assertRaises(ValidationError):
            self.as_("manager", appraisal).manager_assessment_id.write({"level_id": self.scale.level_ids[0].id})

    def shares(self, goals, competencies):
        self.strategy.write({"goal_share": goals, "competency_share": competencies})
        self.env.invalidate_all()

    def test_goal_share__moves_the_suggested_result(self):
        appraisal = self.reviewed()
        totals = []
        for goals in (100, 50):
            self.shares(goals, 100 - goals)
            totals.append(self.as_("manager", appraisal).review_page()["result"]["total_text"])
        self.assertEqual(totals, ["4.00 of 5", "3.00 of 5"])

    def test_competency_share__alone_leaves_the_competencies(self):
        appraisal = self.reviewed()
        self.shares(0, 100)
        self.assertEqual(self.as_("manager", appraisal).review_page()["result"]["total_text"], "2.00 of 5")

    def test_goal_min__fewer_goals_are_not_handed_in(self):
        self.launch()
        goal = self.goal()
        self.strategy.goal_min = 2
        with self.assertRaisesRegex(UserError, "at least 2"):
            self.as_("employee", goal).action_submit()
        self.strategy.goal_min = 1
        self.as_("employee", goal).action_submit()

    def test_goal_max__more_goals_are_not_handed_in(self):
        self.launch()
        goals = self.goal(weight=50) | self.goal(weight=50)
        self.strategy.goal_max = 1
        with self.assertRaisesRegex(UserError, "at most 1"):
            self.as_("employee", goals).action_submit()
        self.strategy.goal_max = 2
        self.as_("employee", goals).action_submit()

    def test_equalise__the_button_shares_evenly_or_says_no(self):
        self.launch()
        goals = self.goal(weight=1) | self.goal(weight=1)
        self.strategy.equalise = False
        with self.assertRaisesRegex(UserError, "does not equalise"):
            self.as_("employee", goals).action_equalise_weights()
        self.strategy.equalise = True
        self.as_("employee", goals).action_equalise_weights()
        self.assertEqual(goals.mapped("weight"), [50, 50])

    def test_goal_levels__two_ask_the_manager_s_manager_as_well(self):
        self.launch()
        states = []
        for levels in ("one", "two"):
            self.strategy.goal_levels = levels
            goal = self.goal()
            self.as_("employee", goal).action_submit()
            self.as_("manager", goal).action_approve()
            states.append(goal.state)
            self.as_("officer", goal).action_cancel("Only a test.")
        self.assertEqual(states, ["approved", "awaiting_second"])

    def questions(self, appraisal, side):
        lines = self.env["performance.assessment"]._lines_of(appraisal, side)
        return {line["name"] for line in lines if line["kind"] == "question"}

    def test_question_ids__each_side_gets_its_questions(self):
        appraisal = self.launch()
        self.strategy.question_ids = [
            Command.create({"name": "What do you need?", "side": "self"}),
            Command.create({"name": "What comes next?", "side": "manager"}),
        ]
        self.assertEqual(self.questions(appraisal, "self"), {"What went well?", "What do you need?"})
        self.assertEqual(self.questions(appraisal, "manager"), {"What went well?", "What comes next?"})

    def test_skill_ids__are_rated_besides_those_of_the_job(self):
        appraisal = self.launch()
        self.assertFalse(appraisal._competencies())
        self.strategy.skill_ids = self.skill()
        self.assertEqual(appraisal._competencies().mapped("name"), ["Negotiation"])

    def test_guideline_ids__stand_beside_the_distribution(self):
        appraisal = self.launch()
        self.force(appraisal, "manager_review")
        level = self.review(appraisal).level_id
        self.assertNotIn("low", self.band(level))
        self.strategy.guideline_ids = [Command.create({"level_id": level.id, "low": 10, "high": 20})]
        self.assertEqual((self.band(level)["low"], self.band(level)["high"]), (10, 20))

    def band(self, level):
        self.env.invalidate_all()
        rows = self.as_("officer", self.cycle).dashboard()["ratings"]["levels"]
        return next(row for row in rows if row["name"] == level.name)

    def test_checkin_rhythm__says_by_when_the_next_talk_is_due(self):
        appraisal = self.launch()
        dues = {}
        for rhythm in ("week", "fortnight", "month", "none"):
            self.strategy.checkin_rhythm = rhythm
            self.env.flush_all()
            self.env.invalidate_all()
            row = self.env["performance.checkin.rhythm"].search([("id", "=", appraisal.id)])
            dues[rhythm] = str(row.due_date or "never")
        wanted = {"week": "2026-01-08", "fortnight": "2026-01-15", "month": "2026-02-01", "none": "never"}
        self.assertEqual(dues, wanted)

    def outcome(self, kind):
        self.assertTrue(self.strategy._allows(kind))
        self.strategy[f"outcome_{kind}"] = False
        self.assertFalse(self.strategy._allows(kind))
        self.assertTrue(self.strategy._allows("none"))

    def test_outcome_compensation__may_be_left_out(self):
        self.outcome("compensation")

    def test_outcome_promotion__may_be_left_out(self):
        self.outcome("promotion")

    def test_outcome_corrective__may_be_left_out(self):
        self.outcome("corrective")

    def test_outcome_recognition__may_be_left_out(self):
        self.outcome("recognition")

    def test_outcome_training__may_be_left_out(self):
        self.outcome("training")

    def test_outcome_nomination__may_be_left_out(self):
        self.outcome("nomination")

    def proposed(self):
        """A raise after the shared review of somebody who came on 2 July."""
        appraisal = self.launch()
        self.force(appraisal, "manager_review")
        self.review(appraisal)
        self.as_("manager", appraisal).action_share()
        hired = {"date_version": "2026-07-02", "contract_date_start": "2026-07-02", "wage": 4000}
        self.people["employee"].version_id.write(hired)
        return self.as_("manager", self.env["performance.outcome"]).create(
            {"appraisal_id": appraisal.id, "percent": 3, "effective_date": "2027-01-01"}
        )

    def test_outcome_prorate__gives_the_part_that_was_worked(self):
        outcome = self.proposed()
        self.assertEqual(outcome._due_share(), 1)
        self.strategy.outcome_prorate = True
        self.assertEqual(float(outcome._due_share()), 183 / 365)

    def test_raise_ids__say_how_much_a_raise_usually_is(self):
        outcome = self.proposed()
        self.assertFalse(outcome.guideline)
        level = outcome.level_id
        self.strategy.raise_ids = [Command.create({"level_id": level.id, "low": 2, "high": 4})]
        self.env.invalidate_all()
        self.assertIn("2 to 4 %", outcome.guideline)

    def test_second_review__asks_the_manager_s_manager(self):
        appraisal = self.launch()
        self.assertFalse(appraisal._second_user())
        self.strategy.second_review = True
        self.assertEqual(appraisal._second_user(), self.cast["top"])

    def test_calibration__stands_between_review_and_sharing(self):
        states = []
        for calibration, role in ((False, "employee"), (True, "peer")):
            self.strategy.calibration = calibration
            appraisal = self.launch() if role == "employee" else self.appraisal_of(role)
            self.force(appraisal, "manager_review")
            self.review(appraisal)
            states.append(appraisal.state)
        self.assertEqual(states, ["manager_review", "calibration"])

    def progress(self, value):
        """The attainment of a goal from 32 to 45, at this value."""
        self.env["performance.goal.update"].with_user(self.cast["employee"]).create(
            {"goal_id": self.measured.id, "value": value}
        )
        return round(self.measured.progress)

    def test_attainment_cap__keeps_what_is_far_above_the_target(self):
        self.launch()
        self.measured = self.approved_goal()
        self.assertEqual(self.progress(60), 150)
        self.strategy.attainment_cap = 120
        self.assertEqual(round(self.measured.progress), 120)

    def test_attainment_floor__lets_a_step_back_count(self):
        self.launch()
        self.measured = self.approved_goal()
        self.assertEqual(self.progress(19), 0)
        self.strategy.attainment_floor = -50
        self.assertEqual(round(self.measured.progress), -50)
