"""Scales, strategies and their resolution."""

from psycopg2 import IntegrityError

from odoo import Command
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import PerformanceCase


@tagged("post_install", "-at_install")
class TestConfiguration(PerformanceCase):
    def strategy_of(self, role):
        return self.people[role].performance_strategy

    def test_the_job_comes_before_the_department_before_the_company(self):
        self.assertEqual(self.strategy_of("employee"), "General, the company default")

        sales = self.strategy.copy({"name": "Sales", "department_ids": [Command.set(self.department.ids)]})
        self.people["employee"].invalidate_recordset()
        self.assertEqual(self.strategy_of("employee"), "Sales, because department Sales")

        self.strategy.copy({"name": "Accounts", "job_ids": [Command.set(self.job.ids)]})
        self.people["employee"].invalidate_recordset()
        self.assertEqual(self.strategy_of("employee"), "Accounts, because job Account Manager")
        self.assertTrue(sales)

    def test_the_nearest_parent_department_decides(self):
        below = self.env["hr.department"].create(
            {"name": "North", "company_id": self.company.id, "parent_id": self.department.id}
        )
        self.people["employee"].department_id = below
        self.strategy.copy({"name": "Sales", "department_ids": [Command.set(self.department.ids)]})

        self.assertEqual(self.strategy_of("employee"), "Sales, because parent department Sales")

    def test_without_any_strategy_it_says_what_to_do(self):
        self.strategy.active = False

        self.assertIn("company default", self.strategy_of("employee"))

    def test_a_department_follows_one_strategy(self):
        self.strategy.copy({"name": "Sales", "department_ids": [Command.set(self.department.ids)]})

        with self.assertRaises(ValidationError):
            self.strategy.copy({"name": "Other", "department_ids": [Command.set(self.department.ids)]})

    def test_a_level_that_was_used_keeps_its_meaning(self):
        appraisal = self.launch()
        self.force(appraisal, "manager_review")
        used = self.review(appraisal, submit=False).level_id.with_env(self.env)

        with self.assertRaises(UserError):
            used.unlink()
        with self.assertRaises(UserError):
            used.value = 7
        (self.scale.level_ids - used)[:1].name = "Superb"

    def test_the_shares_total_100(self):
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"), self.env.cr.savepoint():
            self.strategy.write({"goal_share": 70, "competency_share": 40})

    def test_configuration_is_read_by_officers_and_written_by_administrators(self):
        with self.assertRaises(AccessError):
            self.as_("officer", self.strategy).write({"goal_min": 2})
        self.as_("administrator", self.strategy).write({"goal_min": 2})
        self.assertTrue(self.as_("officer", self.strategy).read(["name"]))

    def test_hr_administrators_become_officers_and_hr_officers_nothing(self):
        officer = self.env.ref("performance_cycle.group_performance_officer")
        self.assertIn(officer, self.env.ref("hr.group_hr_manager").all_implied_ids)
        self.assertNotIn(officer, self.env.ref("hr.group_hr_user").all_implied_ids)
        self.assertNotIn(
            self.env.ref("performance_cycle.group_performance_administrator"),
            self.env.ref("hr.group_hr_manager").all_implied_ids,
        )
