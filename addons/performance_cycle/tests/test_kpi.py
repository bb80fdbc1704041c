from datetime import date, datetime, timedelta
from unittest.mock import patch

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, freeze_time, tagged

from .talk_case import TalkCase

TODAY = date(2026, 11, 20)


class KpiCase(TalkCase):
    """KPIs that count and sum partners: each has a creator date of its own choosing and a salesperson."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.appraisal = cls.running_appraisal(cls.amara)
        cls.counting = cls.definition()

    @classmethod
    def definition(cls, mode="count", model="res.partner", date_field="date_kpi", **values):
        fields = cls.env["ir.model.fields"]
        named = {
            "domain": "[('user_id', '=', user.id)]",
            "computation_mode": mode,
            "name": f"{mode} of {model}",
            **values,
        }
        if date_field == "date_kpi":
            model, date_field = "calendar.event", "start"
        named |= {
            "model_id": cls.env["ir.model"]._get_id(model),
            "field_date_id": fields._get(model, date_field).id if date_field else False,
        }
        if mode == "sum":
            named["field_id"] = fields._get(model, "duration").id
        return cls.env["gamification.goal.definition"].create(named)

    @classmethod
    def meeting(cls, person, start, hours=1):
        return cls.env["calendar.event"].create(
            {
                "name": "Call",
                "user_id": person.user_id.id,
                "start": start,
                "stop": start.replace(hour=start.hour + hours),
                "partner_ids": [],
            }
        )

    @classmethod
    def goal(cls, definition=None, **values):
        return (
            cls.env["performance.goal"]
            .sudo()
            ._with_key()
            .create(
                {
                    "name": "Call customers",
                    "employee_id": cls.amara.id,
                    "cycle_id": cls.appraisal.cycle_id.id,
                    "target": 10,
                    "weight": 10,
                    "state": "approved",
                    "definition_id": (definition or cls.counting).id,
                    **values,
                }
            )
        )


@tagged("post_install", "-at_install")
@freeze_time("2026-11-20 12:00:00")
class TestKpi(KpiCase):
    def test_a_count_is_the_employee_s_own_in_the_goal_s_period(self):
        goal = self.goal()
        for day in (
            datetime(2025, 12, 31, 10),
            datetime(2026, 1, 1, 10),
            datetime(2026, 6, 1, 10),
            datetime(2026, 11, 20, 10),
        ):
            self.meeting(self.amara, day)
        self.meeting(self.daniel, datetime(2026, 6, 1, 10))

        goal._measure_kpis(TODAY)

        self.assertEqual((goal.current, goal.measured, goal.kpi_error), (3, True, ""))
        self.assertEqual(goal.progress, 30)

    def test_a_sum_sums(self):
        goal = self.goal(self.definition("sum"))
        self.meeting(self.amara, datetime(2026, 3, 1, 8), hours=2)
        self.meeting(self.amara, datetime(2026, 3, 2, 8), hours=3)

        goal._measure_kpis(TODAY)

        self.assertEqual(goal.current, 5)

    def test_it_is_measured_as_of_the_date(self):
        goal = self.goal()
        self.meeting(self.amara, datetime(2026, 3, 1, 8))
        self.meeting(self.amara, datetime(2026, 9, 1, 8))

        goal._measure_kpis(date(2026, 6, 30))
        self.assertEqual(goal.current, 1)

        goal._measure_kpis(TODAY)
        self.assertEqual(goal.current, 2)

    def test_what_comes_after_the_goal_s_due_date_does_not_count(self):
        goal = self.goal(date_due="2026-06-30")
        self.meeting(self.amara, datetime(2026, 6, 30, 20))
        self.meeting(self.amara, datetime(2026, 7, 1, 8))

        goal._measure_kpis(TODAY)

        self.assertEqual(goal.current, 1)

    def test_a_day_is_the_employee_s_own_day(self):
        self.amara.user_id.tz = "Asia/Tokyo"
        goal = self.goal(date_due="2026-06-30")
        self.meeting(self.amara, datetime(2026, 6, 30, 16))  # 1 July, one o'clock in the morning, in Tokyo

        goal._measure_kpis(TODAY)

        self.assertEqual((goal.current, goal.measured), (0, True))

    def test_nothing_found_is_a_measured_zero(self):
        goal = self.goal()

        self.assertFalse(goal.measured)
        goal._measure_kpis(TODAY)

        self.assertEqual((goal.current, goal.measured), (0, True))

    def test_a_figure_fits_a_goal_in_milestones_or_with_yes_or_no(self):
        steps = self.goal(direction="milestone", target=2)
        hours = self.goal(self.definition("sum"), direction="milestone", target=4)
        yes = self.goal(direction="yes_no")
        for month in (3, 4, 5):
            self.meeting(self.amara, datetime(2026, month, 1, 8))
        self.env["calendar.event"].search([("user_id", "=", self.amara.user_id.id)])[:1].stop += timedelta(minutes=30)

        (steps | hours | yes)._measure_kpis(TODAY)

        self.assertEqual([goal.kpi_error for goal in (steps, hours, yes)], ["", "", ""])
        self.assertEqual([goal.current for goal in (steps, hours, yes)], [2, 3, 1])

    def test_an_unchanged_figure_adds_no_line_to_the_history(self):
        goal = self.goal()

        goal._measure_kpis(date(2026, 11, 19))
        goal._measure_kpis(TODAY)

        self.assertEqual(len(goal.update_ids), 1)
        self.assertEqual(goal.kpi_date, TODAY)

    def test_a_definition_in_batch_mode_gives_the_same_figures_in_one_query(self):
        fields = self.env["ir.model.fields"]
        batch = self.definition(
            domain="[]",
            batch_mode=True,
            batch_user_expression="user.id",
            batch_distinctive_field=fields._get("calendar.event", "user_id").id,
        )
        other = self.running_appraisal_of(self.daniel)
        goals = self.goal(batch) | self.goal(batch, employee_id=self.daniel.id, cycle_id=other.cycle_id.id)
        self.meeting(self.amara, datetime(2026, 3, 1, 8))

        goals._measure_kpis(TODAY)

        self.assertEqual(goals.mapped("current"), [1, 0])
        self.assertEqual(goals.mapped("measured"), [True, True])

    def running_appraisal_of(self, person):
        return (
            self.env["performance.appraisal"]
            .sudo()
            ._with_key()
            .create(
                {
                    **self.appraisal.copy_data()[0],
                    "employee_id": person.id,
                    "cycle_id": self.appraisal.cycle_id.id,
                    "manager_id": self.maya.id,
                    "strategy_id": self.appraisal.strategy_id.id,
                }
            )
        )


@tagged("post_install", "-at_install")
@freeze_time("2026-11-20 12:00:00")
class TestRefusedDefinitions(KpiCase):
    def test_python_is_refused_because_it_runs_code(self):
        python = self.definition("python", compute_code="result = 1")

        with self.assertRaisesRegex(ValidationError, "runs Python code"):
            self.goal(python)

    def test_a_definition_without_a_date_field_is_refused_because_it_has_no_period(self):
        with self.assertRaisesRegex(ValidationError, "no date field"):
            self.goal(self.definition(model="calendar.event", date_field=False))

    def test_one_recorded_by_hand_is_refused(self):
        with self.assertRaisesRegex(ValidationError, "by hand"):
            self.goal(self.definition("manually"))

    def test_the_library_refuses_the_same(self):
        with self.assertRaisesRegex(ValidationError, "runs Python code"):
            self.env["performance.goal.template"].create(
                {"name": "x", "definition_id": self.definition("python", compute_code="result = 1").id}
            )

    def test_code_that_comes_into_a_definition_later_is_not_run(self):
        goal = self.goal()
        self.counting.write({"computation_mode": "python", "compute_code": "result = 42"})

        goal._measure_kpis(TODAY)

        self.assertFalse(goal.measured)
        self.assertIn("runs Python code", goal.kpi_error)

    def test_a_template_brings_its_kpi_to_the_goal(self):
        template = self.env["performance.goal.template"].create({"name": "Calls", "definition_id": self.counting.id})

        with Form(self.by(self.amara, self.env["performance.goal"])) as form:
            form.template_id = template

        self.assertEqual(form.record.definition_id, self.counting)


@tagged("post_install", "-at_install")
@freeze_time("2026-11-20 12:00:00")
class TestNightlyKpis(KpiCase):
    def test_one_that_fails_says_why_and_stops_no_other(self):
        broken = self.definition(model="res.users.log", date_field="create_date", name="Broken", domain="[]")
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE gamification_goal_definition SET domain = %s WHERE id = %s",
            ["[('no_such_field', '=', 1)]", broken.id],
        )
        broken.invalidate_recordset()
        before, wrong, after = self.goal(), self.goal(broken), self.goal()
        self.meeting(self.amara, datetime(2026, 3, 1, 8))

        (before | wrong | after)._measure_kpis(TODAY)

        self.assertEqual([before.current, after.current], [1, 1])
        self.assertFalse(wrong.measured)
        self.assertIn("no_such_field", wrong.kpi_error)

    def test_a_figure_that_cannot_be_logged_stops_no_other(self):
        goal, other = self.goal(), self.goal()
        log = type(goal)._kpi_log

        def fails_for_one(each, figure, as_of):
            if each == goal:
                raise UserError("The history is closed.")
            return log(each, figure, as_of)

        with patch.object(type(goal), "_kpi_log", fails_for_one):
            (goal | other)._measure_kpis(TODAY)

        self.assertEqual(goal.kpi_error, "The history is closed.")
        self.assertTrue(other.measured)

    def test_the_goals_of_a_closed_appraisal_are_left_alone(self):
        goal = self.goal()
        self.appraisal._with_key().write({"state": "closed"})

        self.night()

        self.assertFalse(goal.kpi_date)

    def test_an_employee_without_a_user_is_told_and_stops_no_other(self):
        goal, other = self.goal(), self.goal()
        nobody = self.env["hr.employee"].create({"name": "Nobody", "parent_id": self.maya.id})
        goal._with_key().employee_id = nobody

        (goal | other)._measure_kpis(TODAY)

        self.assertIn("Nobody has no user account", goal.kpi_error)
        self.assertTrue(other.measured)

    def test_an_error_goes_away_with_the_next_success(self):
        goal = self.goal()
        goal._with_key().kpi_error = "it was broken"

        goal._measure_kpis(TODAY)

        self.assertFalse(goal.kpi_error)

    def test_the_night_measures_each_goal_once_a_day_and_only_those_in_force(self):
        goal, draft = self.goal(), self.goal(state="draft")
        self.night()
        self.meeting(self.amara, datetime(2026, 3, 1, 8))
        self.night()

        self.assertEqual((goal.current, goal.kpi_date, draft.kpi_date), (0, TODAY, False))

    def night(self):
        with self.enter_registry_test_mode():
            self.env.ref("performance_cycle.ir_cron_kpi").method_direct_trigger()
        self.env.invalidate_all()

    def test_on_demand_it_is_measured_by_those_who_may_log_progress(self):
        goal = self.goal()
        for person in (self.amara, self.maya, self.hana):
            self.by(person, goal).action_measure()
        with self.assertRaises(AccessError):
            self.by(self.daniel, goal).action_measure()

        self.assertTrue(goal.measured)
