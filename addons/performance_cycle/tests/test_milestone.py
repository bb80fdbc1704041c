from datetime import date

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Command
from odoo.tests import Form, freeze_time, tagged

from ..models import performance_milestone_rule_run as milestone_run
from .talk_case import TalkCase

TODAY = "2026-11-18 06:00:00"


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestMilestone(TalkCase):
    """Maya leads Amara; the rules are set up by Adam, read by Hana."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with freeze_time(TODAY):
            cls.env.company.performance_hr_user_id = cls.hana.user_id
            cls.env["hr.employee"].search([("company_id", "=", cls.env.company.id)]).version_ids.write(
                {"date_version": "2010-01-01"}
            )

    def setUp(self):
        super().setUp()
        self.patch(type(self.env["ir.cron"]), "_commit_progress", lambda *args, **kwargs: 60.0)

    def hire(self, employee, day, end=False, **values):
        employee.version_id.write({"contract_date_start": day, "contract_date_end": end, **values})

    def rule(self, **values):
        with freeze_time(values.pop("made", TODAY)):
            return (
                self.by(self.adam, self.env["performance.milestone.rule"])
                .create({"name": "Thirty days", "anchor": "hire", "offset": 30, "start": "checkin", **values})
                .with_env(self.env)
            )

    def run_job(self, day):
        with freeze_time(f"{day} 04:00:00"):
            self.env["performance.milestone.rule"]._cron_run()
        self.env.invalidate_all()

    def begun(self, rule, employee=None):
        rows = rule.milestone_ids.sorted("date")
        return [str(row.date) for row in rows if not employee or row.employee_id == employee]

    def test_a_check_in_with_an_agenda_begins_on_the_day(self):
        rule = self.rule(agenda="How was the start?\n\nWhat is missing?\n")
        self.hire(self.amara, "2026-11-01")

        self.run_job("2026-11-30")
        self.assertEqual(self.begun(rule), [])
        self.run_job("2026-12-01")

        talk = rule.milestone_ids.checkin_id
        self.assertEqual((talk.employee_id, talk.manager_id), (self.amara, self.maya))
        self.assertEqual(talk.topic_ids.mapped("name"), ["How was the start?", "What is missing?"])
        self.assertEqual(talk.start.date(), date(2026, 12, 2))

    def test_a_meeting_is_never_on_a_weekend(self):
        rule = self.rule()
        self.hire(self.amara, "2026-11-04")

        self.run_job("2026-12-04")

        self.assertEqual(rule.milestone_ids.checkin_id.start.date(), date(2026, 12, 7))

    def test_no_rule_begins_twice(self):
        rule = self.rule()
        self.hire(self.amara, "2026-11-01")

        for day in ("2026-12-01", "2026-12-01", "2026-12-02", "2026-12-20"):
            self.run_job(day)

        self.assertEqual(self.begun(rule), ["2026-12-01"])

    def test_a_hire_that_is_corrected_afterwards_begins_nothing_again(self):
        rule = self.rule()
        self.hire(self.amara, "2026-11-01")
        self.run_job("2026-12-01")

        self.hire(self.amara, "2026-11-05")
        self.run_job("2026-12-05")

        self.assertEqual(self.begun(rule), ["2026-12-01"])

    def test_none_is_missed_after_a_week_without_the_job(self):
        rule = self.rule()
        self.run_job("2026-11-28")
        self.hire(self.amara, "2026-11-01")
        self.hire(self.daniel, "2026-11-03")

        self.run_job("2026-12-08")

        self.assertEqual(self.begun(rule), ["2026-12-01", "2026-12-03"])
        self.assertGreater(rule.milestone_ids.checkin_id.mapped("start")[0].date(), date(2026, 12, 8))

    def test_none_is_missed_after_half_a_year_without_the_job(self):
        rule = self.rule()
        self.run_job("2026-11-20")
        self.hire(self.amara, "2026-11-01")

        self.run_job("2027-05-20")

        self.assertEqual(self.begun(rule), ["2026-12-01"])

    def test_somebody_entered_late_is_noticed(self):
        rule = self.rule()
        self.run_job("2026-12-10")

        self.hire(self.amara, "2026-11-02")
        self.run_job("2026-12-11")

        self.assertEqual(self.begun(rule), ["2026-12-02"])

    def test_a_rule_made_later_leaves_the_past_alone(self):
        self.hire(self.amara, "2026-06-01")
        self.hire(self.daniel, "2026-10-10")
        rule = self.rule(made="2026-11-18 08:00:00")

        self.run_job("2026-11-18")
        self.run_job("2026-11-19")

        self.assertEqual(self.begun(rule), [])

    def test_a_rule_that_wakes_up_leaves_its_sleep_alone(self):
        rule = self.rule()
        self.hire(self.amara, "2026-11-01")
        self.run_job("2026-11-20")
        rule.active = False

        with freeze_time("2026-12-15"):
            rule.active = True
        self.run_job("2026-12-15")

        self.assertEqual(self.begun(rule), [])

    def test_a_crash_in_the_middle_loses_nothing_and_doubles_nothing(self):
        rule = self.rule()
        for person in (self.amara, self.daniel):
            self.hire(person, "2026-11-01")
        with freeze_time("2026-12-01 04:00:00"):
            due = rule._due(date(2026, 12, 1))
            rule._begin(due[:1])  # and then the server dies

        self.run_job("2026-12-01")

        self.assertEqual(self.begun(rule), ["2026-12-01", "2026-12-01"])
        self.assertEqual(rule.milestone_ids.employee_id, self.amara | self.daniel)

    def test_a_job_that_runs_out_of_time_is_taken_up_again(self):
        rule = self.rule()
        for person in (self.amara, self.daniel):
            self.hire(person, "2026-11-01")
        self.patch(milestone_run, "BATCH", 1)
        self.patch(type(self.env["ir.cron"]), "_commit_progress", lambda *args, **kwargs: 0.0)

        self.run_job("2026-12-01")
        self.assertEqual(len(rule.milestone_ids), 1)
        self.assertFalse(rule.last_run)
        self.run_job("2026-12-01")

        self.assertEqual(rule.milestone_ids.employee_id, self.amara | self.daniel)
        self.assertEqual(len(rule.milestone_ids), 2)

    def test_an_anniversary_of_a_leap_day_comes_on_the_last_of_february(self):
        rule = self.rule(anchor="anniversary", offset=0)
        self.hire(self.amara, "2024-02-29")

        for day in ("2027-02-27", "2027-02-28", "2027-03-01", "2028-02-28", "2028-02-29"):
            self.run_job(day)

        self.assertEqual(self.begun(rule, self.amara), ["2027-02-28", "2028-02-29"])

    def test_who_comes_back_is_hired_again(self):
        rule = self.rule(begins="2026-01-01")
        self.hire(self.amara, "2026-01-05", end="2026-06-30")
        self.run_job("2026-02-10")
        self.amara.create_version(
            {"date_version": "2026-10-20", "contract_date_start": "2026-10-20", "contract_date_end": False}
        )

        self.run_job("2026-11-19")

        self.assertEqual(self.begun(rule, self.amara), ["2026-02-04", "2026-11-19"])

    def test_the_archived_are_left_alone_but_for_their_departure(self):
        hired = self.rule()
        left = self.rule(
            name="Return the key",
            anchor="departure",
            offset=1,
            start="plan",
            plan_id=self.plan("manager").id,
        )
        self.hire(self.amara, "2026-11-01")
        self.amara.with_context(no_wizard=True).action_archive()
        self.amara.departure_date = "2026-11-20"

        self.run_job("2026-12-01")

        self.assertEqual(self.begun(hired), [])
        self.assertEqual(self.begun(left), ["2026-11-21"])
        self.assertEqual(left.milestone_ids.state, "started")

    def plan(self, *responsible):
        return self.env["mail.activity.plan"].create(
            {
                "name": "Onboarding",
                "res_model": "hr.employee",
                "template_ids": [
                    Command.create({"summary": f"For the {kind}", "responsible_type": kind}) for kind in responsible
                ],
            }
        )

    def test_an_activity_plan_begins_on_the_employee(self):
        rule = self.rule(start="plan", offset=-3, plan_id=self.plan("manager", "employee", "on_demand").id)
        self.hire(self.amara, "2026-12-01")

        self.run_job("2026-11-28")

        to_do = {row.summary: (row.user_id, row.date_deadline) for row in self.amara.activity_ids}
        self.assertEqual(
            to_do,
            {
                "For the manager": (self.maya.user_id, date(2026, 12, 1)),
                "For the employee": (self.amara.user_id, date(2026, 12, 1)),
                "For the on_demand": (self.hana.user_id, date(2026, 12, 1)),
            },
        )
        self.assertEqual(self.begun(rule), ["2026-11-28"])

    def test_a_plan_s_activities_of_somebody_without_a_user_go_to_hr(self):
        self.rule(start="plan", offset=0, plan_id=self.plan("employee").id)
        newcomer = self.env["hr.employee"].create({"name": "Noor"})
        self.hire(newcomer, "2026-12-01")

        self.run_job("2026-12-01")

        self.assertEqual(newcomer.activity_ids.user_id, self.hana.user_id)

    def test_who_has_no_manager_or_no_user_is_reported_and_holds_up_nobody(self):
        rule = self.rule()
        lonely = self.env["hr.employee"].create({"name": "Noor", "parent_id": self.maya.id})
        for person in (lonely, self.elena, self.amara):
            self.hire(person, "2026-11-01")

        self.run_job("2026-12-01")

        problems = {row.employee_id: row.problem for row in rule.milestone_ids if row.state == "problem"}
        self.assertEqual(problems, {lonely: "Noor has no user.", self.elena: "Elena has no manager."})
        self.assertEqual(rule.problem_count, 2)
        self.assertTrue(rule.milestone_ids.filtered(lambda row: row.employee_id == self.amara).checkin_id)

    def test_what_could_not_begin_is_tried_again_by_hr_once_it_is_mended(self):
        rule = self.rule()
        self.hire(self.elena, "2026-11-01")
        self.run_job("2026-12-01")
        self.elena.parent_id = self.hana

        self.by(self.hana, rule.milestone_ids).action_retry()
        self.by(self.hana, rule.milestone_ids).action_retry()

        self.assertEqual(rule.milestone_ids.state, "started")
        self.assertEqual(self.env["performance.checkin"].search_count([("employee_id", "=", self.elena.id)]), 1)

    def test_a_rule_looks_at_its_departments_and_jobs_only(self):
        sales = self.env["hr.department"].create({"name": "Sales"})
        north = self.env["hr.department"].create({"name": "North", "parent_id": sales.id})
        job = self.env["hr.job"].create({"name": "Seller"})
        rule = self.rule(department_ids=[Command.set(sales.ids)], job_ids=[Command.set(job.ids)])
        self.amara.write({"department_id": north.id, "job_id": job.id})
        self.daniel.write({"department_id": north.id})
        for person in (self.amara, self.daniel, self.maya):
            self.hire(person, "2026-11-01")

        self.run_job("2026-12-01")

        self.assertEqual(rule.milestone_ids.employee_id, self.amara)

    def test_an_end_of_trial_that_is_put_off_is_looked_at_again(self):
        rule = self.rule(anchor="trial_end", offset=-14)
        self.hire(self.amara, "2026-09-01", trial_date_end="2026-12-15")
        self.run_job("2026-12-01")

        self.amara.version_id.trial_date_end = "2027-02-15"
        self.run_job("2027-02-01")

        self.assertEqual(self.begun(rule), ["2026-12-01", "2027-02-01"])

    def test_a_change_of_job_a_contract_s_end_and_a_departure_are_seen(self):
        first, second = self.env["hr.job"].create([{"name": "A"}, {"name": "B"}])
        moved = self.rule(anchor="job_change", offset=0)
        ending = self.rule(anchor="contract_end", offset=-10)
        leaving = self.rule(anchor="departure", offset=-5)
        self.hire(self.amara, "2026-01-01", end="2026-12-31", job_id=first.id)
        self.amara.create_version({"date_version": "2026-12-10", "job_id": second.id})
        self.daniel.departure_date = "2026-12-20"

        self.run_job("2026-12-22")

        self.assertEqual(self.begun(moved), ["2026-12-10"])
        self.assertEqual(self.begun(ending), ["2026-12-21"])
        self.assertEqual(self.begun(leaving), ["2026-12-15"])

    def test_a_rule_of_one_company_leaves_the_other_alone(self):
        rule = self.rule()
        other = self.env["res.company"].create({"name": "Elsewhere"})
        person = self.env["hr.employee"].create({"name": "Olga", "company_id": other.id, "parent_id": self.maya.id})
        self.hire(person, "2026-11-01")

        self.run_job("2026-12-01")

        self.assertEqual(self.begun(rule), [])

    def test_the_form_shows_who_is_next_and_what_is_in_the_way(self):
        rule = self.rule()
        self.hire(self.amara, "2026-11-10")
        self.hire(self.elena, "2026-11-12")

        shown = self.by(self.hana, rule).upcoming

        self.assertLess(shown.index("12/10/2026"), shown.index("12/12/2026"))
        self.assertIn("Amara", shown)
        self.assertIn("Elena has no manager.", shown)

    def test_the_form_shows_ten(self):
        for number in range(12):
            person = self.env["hr.employee"].create({"name": f"New {number}", "parent_id": self.maya.id})
            self.hire(person, "2026-11-10")

        self.assertEqual(self.rule().upcoming.count("<tr>"), 10)

    def test_an_administrator_makes_a_rule_in_the_form(self):
        with Form(self.by(self.adam, self.env["performance.milestone.rule"])) as form:
            form.name = "Trial"
            form.anchor = "trial_end"
            form.offset = -14
            form.start = "review"
            with form.question_ids.new() as question:
                question.name = "Continue?"
                question.side = "manager"

        self.assertEqual(form.record.begins, date(2026, 11, 18))

    def test_a_rule_that_could_begin_nothing_is_refused(self):
        with self.assertRaisesRegex(ValidationError, "question to the manager"):
            self.rule(start="review")
        with self.assertRaisesRegex(ValidationError, "activity plan"):
            self.rule(start="plan")

    def test_rules_are_read_by_hr_written_by_administrators_and_hidden_from_others(self):
        rule = self.rule()

        self.assertEqual(self.readers_of_rule(rule), {"Hana", "Adam"})
        with self.assertRaises(AccessError):
            self.by(self.hana, rule).write({"offset": 1})
        with self.assertRaises(AccessError):
            self.by(self.maya, self.env["performance.milestone"]).search([])

    def readers_of_rule(self, rule):
        def reads(person):
            try:
                return bool(self.by(person, rule).read(["name"]))
            except AccessError:
                return False

        return {person.name for person in self.everybody if reads(person)}

    def test_a_milestone_is_not_written_by_hand(self):
        rule = self.rule()
        self.hire(self.amara, "2026-11-01")
        self.run_job("2026-12-01")

        for person in (self.hana, self.adam):
            with self.subTest(person=person.name), self.assertRaises(AccessError):
                self.by(person, rule.milestone_ids).write({"state": "problem"})
            with self.subTest(person=person.name), self.assertRaises(AccessError):
                self.by(person, rule.milestone_ids).unlink()

    def test_a_rule_that_has_begun_something_is_archived_not_deleted(self):
        rule = self.rule()
        self.hire(self.amara, "2026-11-01")
        self.run_job("2026-12-01")

        with self.assertRaisesRegex(UserError, "archive it instead"):
            self.by(self.adam, rule).unlink()
