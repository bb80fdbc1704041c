"""The buttons on an employee count what their reader may read, and lead to as many rows."""

from datetime import datetime

from odoo.tests import new_test_user, tagged

from .common import PerformanceCase

GROUPS = "base.group_user,hr.group_hr_user,performance_cycle.group_performance_officer"


@tagged("post_install", "-at_install")
class TestSmartButtons(PerformanceCase):
    def setUp(self):
        super().setUp()
        self.launch()
        self.goal()
        self.goal(name="Dropped", weight=0)
        self.force(self.env["performance.goal"].search([("name", "=", "Dropped")]), "cancelled")
        talk = self.env["performance.checkin"].create(
            {
                "employee_id": self.people["employee"].id,
                "manager_id": self.people["manager"].id,
                "start": datetime(2026, 1, 20, 12),
            }
        )
        self.force(talk, "held")
        self.cast["hr"] = new_test_user(
            self.env, "perf_hr", GROUPS, company_id=self.company.id, company_ids=[self.company.id]
        )

    def counts(self, role, model):
        person = self.as_(role, self.env[model]).browse(self.people["employee"].id)
        return person.performance_goal_count, person.performance_appraisal_count, person.performance_checkin_count

    def test_hr_counts_goals_and_appraisals_and_no_talks(self):
        self.assertEqual(self.counts("hr", "hr.employee"), (1, 1, 0))

    def test_the_public_page_counts_for_the_line_and_for_nobody_else(self):
        found = {role: self.counts(role, "hr.employee.public") for role in ("employee", "manager", "peer", "stranger")}

        self.assertEqual(found, {"employee": (1, 1, 1), "manager": (1, 1, 1), "peer": (0, 0, 0), "stranger": (0, 0, 0)})

    def test_each_button_leads_to_rows_of_this_person_only(self):
        person = self.as_("manager", self.env["hr.employee.public"]).browse(self.people["employee"].id)
        for action in (
            person.action_performance_goals(),
            person.action_performance_appraisals(),
            person.action_performance_checkins(),
        ):
            rows = self.as_("manager", self.env[action["res_model"]]).search(action["domain"])
            with self.subTest(model=action["res_model"]):
                self.assertTrue(rows)
                self.assertEqual(rows.employee_id, self.people["employee"])
        self.assertTrue(person.action_performance_goals()["context"]["search_default_not_cancelled"])
