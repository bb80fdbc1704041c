"""Pages of lists cost the same however many rows there are."""

from odoo.tests import tagged

from .common import PerformanceCase

COLUMNS = {
    "performance.appraisal": [
        "employee_id",
        "cycle_id",
        "department_id",
        "manager_id",
        "goal_count",
        "goal_progress",
        "due_date",
        "days_late",
        "state",
    ],
    "performance.goal": [
        "name",
        "employee_id",
        "measure_text",
        "parent_id",
        "date_due",
        "weight",
        "progress",
        "is_late",
        "state",
    ],
}


@tagged("post_install", "-at_install", "is_query_count")
class TestListPages(PerformanceCase):
    def setUp(self):
        super().setUp()
        self.hire(*(f"list_{n}" for n in range(60)))
        self.launch()
        for appraisal in self.cycle.appraisal_ids:
            self.env["performance.goal"].create(
                {
                    "name": "Win",
                    "employee_id": appraisal.employee_id.id,
                    "cycle_id": self.cycle.id,
                    "target": 3,
                    "weight": 100,
                }
            )

    def queries(self, role, model, limit):
        self.env.flush_all()
        self.env.invalidate_all()
        page = self.as_(role, self.env[model])
        spec = {
            name: {"fields": {"display_name": {}}} if page._fields[name].relational else {} for name in COLUMNS[model]
        }
        page.web_search_read([], spec, limit=1)
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        page.web_search_read([], spec, limit=limit, count_limit=10001)
        return self.env.cr.sql_log_count - before

    def test_the_first_page_costs_the_same_for_2_rows_and_for_60(self):
        for role in ("manager", "officer"):
            for model in COLUMNS:
                with self.subTest(role=role, model=model):
                    few, many = self.queries(role, model, 2), self.queries(role, model, 60)
                    self.assertEqual(few, many)
                    self.assertLessEqual(many, 12)


@tagged("post_install", "-at_install", "is_query_count")
class TestBulkApproval(PerformanceCase):
    def queries(self, count):
        """What the manager's approval of this many goals of as many people costs."""
        self.hire(*(f"bulk_{count}_{n}" for n in range(count)))
        cycle = self.cycle.copy({"date_start": f"20{count + 10}-01-01", "date_end": f"20{count + 10}-12-31"})
        self.launch(cycle)
        goals = self.env["performance.goal"].create(
            [
                {
                    "name": "Win",
                    "employee_id": self.people[f"bulk_{count}_{n}"].id,
                    "cycle_id": cycle.id,
                    "target": 3,
                    "weight": 100,
                }
                for n in range(count)
            ]
        )
        goals._with_key().write({"state": "submitted"})
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        self.as_("manager", goals).action_approve()
        self.env.flush_all()
        self.env.cr.precommit.run()
        self.env.flush_all()
        self.assertEqual(set(goals.mapped("state")), {"approved"})
        return self.env.cr.sql_log_count - before

    def test_approving_many_goals_costs_hardly_more_than_approving_a_few(self):
        few, many = self.queries(10), self.queries(60)

        self.assertLessEqual(many, 60)
        self.assertLessEqual(many, few + 10)
