"""Launching: the preview, the snapshot, no duplicates, and closing."""

from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from ..workflow.cycle import MOVES
from .common import PerformanceCase


@tagged("post_install", "-at_install")
class TestCycleLaunch(PerformanceCase):
    def preview(self):
        action = self.as_("officer", self.cycle).action_prepare_launch()
        prepare = self.env["performance.cycle.prepare"].browse(action["res_id"])
        return {line.employee_id: line.reason for line in prepare.line_ids}

    def test_the_preview_says_who_is_out_and_why(self):
        people = self.people
        people["peer"].active = False
        people["stranger"].user_id = False
        people["other_manager"].parent_id = people["other_manager"]
        self.cycle.excluded_ids = people["administrator"]

        preview = self.preview()

        self.assertEqual(preview[people["employee"]], False)
        self.assertEqual(preview[people["peer"]], "archived")
        self.assertEqual(preview[people["stranger"]], "no_user")
        self.assertEqual(preview[people["other_manager"]], "own_manager")
        self.assertEqual(preview[people["top"]], "no_manager")
        self.assertEqual(preview[people["administrator"]], "excluded")

    def test_who_follows_no_strategy_is_out_until_there_is_a_default(self):
        self.strategy.write({"is_default": False, "department_ids": [(4, self.department.id)]})
        preview = self.preview()

        self.assertEqual(preview[self.people["employee"]], False)
        self.assertEqual(preview[self.people["stranger"]], "no_strategy")
        self.launch()
        self.assertEqual(self.cycle.appraisal_ids.employee_id, self.people["employee"] | self.people["peer"])
        self.strategy.is_default = True
        self.assertEqual(self.preview()[self.people["stranger"]], False)

    def test_who_was_hired_after_the_eligibility_date_is_out(self):
        self.cycle.eligibility_date = date(2026, 6, 30)
        self.people["employee"].version_id.write({"date_version": "2026-07-01", "contract_date_start": "2026-07-01"})

        self.assertEqual(self.preview()[self.people["employee"]], "hired_late")

    def test_an_overlapping_cycle_keeps_people_out(self):
        self.launch()
        other = self.cycle.copy({"date_start": "2026-12-01", "date_end": "2027-11-30"})
        self.cycle = other

        self.assertEqual(self.preview()[self.people["employee"]], "overlapping")

    def test_the_preview_writes_nothing(self):
        self.preview()

        self.assertFalse(self.cycle.appraisal_ids)
        self.assertEqual(self.cycle.state, "draft")

    def test_the_snapshot_keeps_department_job_manager_and_strategy(self):
        appraisal = self.launch()
        self.people["employee"].write({"department_id": False, "job_id": False, "parent_id": self.people["top"].id})

        self.assertEqual(appraisal.department_id, self.department)
        self.assertEqual(appraisal.job_id, self.job)
        self.assertEqual(appraisal.manager_id, self.people["manager"])
        self.assertEqual(appraisal.strategy_id, self.strategy)
        self.assertEqual(appraisal.strategy_reason, "General, the company default")

    def test_a_second_run_creates_no_duplicates(self):
        self.launch()
        count = self.cycle.appraisal_count
        self.force(self.cycle, "launching")

        self.run_launch()

        self.assertEqual((self.cycle.appraisal_count, self.cycle.state), (count, "running"))

    def test_a_launch_cut_short_is_taken_up_where_it_stopped(self):
        self.as_("officer", self.cycle).action_launch()
        some = self.env["hr.employee"].browse(self.cycle._people_to_create()[:2]).sudo()
        self.cycle._create_appraisals(some)
        self.assertLess(self.cycle.progress, 100)

        self.run_launch()

        self.assertEqual((self.cycle.appraisal_count, self.cycle.progress), (self.cycle.target_count, 100))

    def test_everybody_gets_one_activity_and_no_mail(self):
        mails = self.env["mail.mail"].search_count([])
        self.launch()

        for appraisal in self.cycle.appraisal_ids:
            kinds = appraisal.activity_ids.activity_type_id
            self.assertIn(
                self.env.ref("performance_cycle.activity_goals"), kinds | appraisal.activity_ids.activity_type_id
            )
        self.assertEqual(self.env["mail.mail"].search_count([]), mails)

    def test_launching_is_for_officers(self):
        for role in ("employee", "manager"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.as_(role, self.cycle).action_launch()

    def test_few_queries_per_person(self):
        self.hire(*(f"many_{n}" for n in range(200)))
        self.as_("officer", self.cycle).action_launch()
        people = self.env["hr.employee"].sudo().browse(self.cycle._people_to_create())
        self.env.flush_all()
        self.env.invalidate_all()

        before = self.env.cr.sql_log_count
        self.cycle._create_appraisals(people)
        self.env.flush_all()

        self.assertLess((self.env.cr.sql_log_count - before) / len(people), 0.2)

    def test_a_closing_cycle_refuses_while_reviews_are_open(self):
        self.launch()
        with self.assertRaisesRegex(UserError, "open appraisals"):
            self.as_("officer", self.cycle).action_close()

        self.as_("officer", self.cycle).action_force_close("The company was sold.")

        self.assertEqual(self.cycle.state, "closed")
        self.assertEqual(set(self.cycle.appraisal_ids.mapped("state")), {"closed"})
        self.assertEqual(set(self.cycle.appraisal_ids.mapped("closing_reason")), {"The company was sold."})

    def test_force_closing_does_not_share_what_was_not_shared(self):
        appraisal = self.launch()
        self.force(appraisal, "manager_review")
        row = self.review(appraisal)
        self.as_("officer", self.cycle).action_force_close("Sold.")

        with self.assertRaises(AccessError):
            self.as_("employee", row).read(["comment"])

    def test_every_move_of_a_cycle_has_a_button(self):
        arch = self.env.ref("performance_cycle.performance_cycle_view_form").arch
        for name in MOVES:
            self.assertIn(f"'{name}' not in", arch)

    def test_the_manager_changes_by_hand_over_and_by_itself_where_the_company_wants_it(self):
        appraisal = self.launch()
        self.people["employee"].parent_id = self.people["top"]
        self.assertEqual(appraisal.manager_id, self.people["manager"])

        self.company.performance_auto_handover = True
        self.people["employee"].parent_id = self.people["other_manager"]

        self.assertEqual(appraisal.manager_id, self.people["other_manager"])
        self.assertEqual(appraisal.former_manager_ids, self.people["manager"])

    def test_a_phase_opens_by_date_and_brings_appraisals_along(self):
        appraisal = self.launch()
        self.cycle.phase_ids.filtered(lambda phase: phase.kind == "self_review").write(
            {"date_start": "2026-02-01", "date_due": "2026-02-28"}
        )
        appraisal.goals_due = "2026-02-01"
        self.run_phases()
        self.run_phases()

        self.assertEqual(appraisal.state, "self_review")
        review = self.env.ref("performance_cycle.activity_review")
        self.assertEqual(len(appraisal.activity_ids), 1, "what was to be done before is done with")
        self.assertEqual(appraisal.activity_ids.activity_type_id, review)

    def run_phases(self):
        self.env["performance.cycle"].sudo()._cron_phases()

    def appraisal_for(self, person):
        return self.env["performance.appraisal"].search([("employee_id", "=", person.id)])

    def test_a_new_hire_joins_by_himself_after_the_chosen_days_with_prorated_dates(self):
        self.launch()
        self.cycle.write({"join_automatically": True, "join_after_days": 30})
        person = self.hire("nia", day="2026-07-01")
        with freeze_time("2026-07-30"):
            self.run_phases()
            self.assertFalse(self.appraisal_for(person))
        with freeze_time("2026-07-31"):
            self.run_phases()
            self.run_phases()

        joined = self.appraisal_for(person)
        self.assertEqual(len(joined), 1)
        self.assertEqual(joined.date_start, date(2026, 7, 1))
        self.assertTrue(date(2026, 7, 1) < joined.goals_due < date(2026, 12, 31))

    def test_a_new_hire_does_not_join_by_himself_where_the_rule_is_off(self):
        self.launch()
        person = self.hire("nia", day="2026-07-01")
        with freeze_time("2026-10-01"):
            self.run_phases()

        self.assertFalse(self.appraisal_for(person))

    def test_people_are_added_by_hand_to_a_running_cycle(self):
        self.cycle.eligibility_date = date(2026, 6, 30)
        self.launch()
        person = self.hire("nia", day="2026-07-01")
        action = self.as_("officer", self.cycle).action_prepare_launch()
        prepare = self.as_("officer", self.env["performance.cycle.prepare"].browse(action["res_id"]))
        line = prepare.line_ids.filtered(lambda row: row.employee_id.id == person.id)
        self.assertEqual(line.reason, "hired_late")
        with self.assertRaisesRegex(UserError, "Nobody is in"):
            prepare.action_launch()

        line.action_let_in()
        prepare.action_launch()
        self.run_launch()

        self.assertEqual(len(self.appraisal_for(person)), 1)
        self.assertEqual(self.cycle.state, "running")

    def test_the_next_cycle_is_the_same_a_year_later(self):
        copied = self.cycle.copy()

        self.assertEqual((copied.date_start, copied.date_end), (date(2027, 1, 1), date(2027, 12, 31)))
        self.assertEqual(len(copied.phase_ids), len(self.cycle.phase_ids))

    def test_an_officer_who_is_none_of_employees_names_people(self):
        cycle = self.as_("officer", self.env["performance.cycle"]).create(
            {
                "name": "Two of us",
                "company_id": self.company.id,
                "date_start": "2027-01-01",
                "date_end": "2027-12-31",
                "employee_ids": [(6, 0, (self.people["employee"] | self.people["peer"]).ids)],
            }
        )
        cycle.write({"excluded_ids": [(4, self.people["peer"].id)]})

        self.assertEqual(cycle._people_to_create(), self.people["employee"].ids)
