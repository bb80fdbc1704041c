"""The company every test works in: people by role, and builders that read like sentences."""

from datetime import date

from odoo import Command
from odoo.tests import TransactionCase, freeze_time, new_test_user

START, END = date(2026, 1, 1), date(2026, 12, 31)
# In the phase of goal setting.
TODAY = "2026-02-02"


class PerformanceCase(TransactionCase):
    """top > manager > employee and peer; officer and administrator of HR, each with an own manager; a stranger."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.startClassPatcher(freeze_time(TODAY))
        cls.env = cls.env(
            context=dict(cls.env.context, tracking_disable=True, mail_create_nosubscribe=True, no_reset_password=True)
        )
        cls.company = cls.env["res.company"].create({"name": "Northwind Tools"})
        cls.cast = {}
        cls.people = {}
        groups = {
            "officer": "base.group_user,performance_cycle.group_performance_officer",
            "administrator": "base.group_user,performance_cycle.group_performance_administrator",
        }
        for role in ("top", "manager", "employee", "peer", "officer", "administrator", "stranger", "other_manager"):
            cls.cast[role] = new_test_user(
                cls.env,
                login=f"perf_{role}",
                groups=groups.get(role, "base.group_user"),
                company_id=cls.company.id,
                company_ids=[Command.set(cls.company.ids)],
            )
            cls.people[role] = cls.env["hr.employee"].create(
                {"name": role.replace("_", " ").title(), "user_id": cls.cast[role].id, "company_id": cls.company.id}
            )
        cls.department = cls.env["hr.department"].create(
            {"name": "Sales", "company_id": cls.company.id, "manager_id": cls.people["manager"].id}
        )
        cls.job = cls.env["hr.job"].create({"name": "Account Manager", "company_id": cls.company.id})
        cls._employ()
        cls.scale = cls.env.ref("performance_cycle.performance_scale_five")
        cls.strategy = cls.env["performance.strategy"].create(
            {
                "name": "General",
                "company_id": cls.company.id,
                "is_default": True,
                "scale_id": cls.scale.id,
                "goal_min": 1,
                "goal_max": 4,
                "question_ids": [Command.create({"name": "What went well?", "side": "both"})],
            }
        )
        cls.cycle = cls.env["performance.cycle"].create(
            {"name": "Annual 2026", "company_id": cls.company.id, "date_start": START, "date_end": END}
        )

    @classmethod
    def _employ(cls):
        boss = {
            "manager": "top",
            "employee": "manager",
            "peer": "manager",
            "officer": "top",
            "administrator": "top",
            "other_manager": "top",
            "stranger": "other_manager",
        }
        for role, above in boss.items():
            cls.people[role].parent_id = cls.people[above]
        for role in ("employee", "peer"):
            cls.people[role].write({"department_id": cls.department.id, "job_id": cls.job.id})

    def setUp(self):
        super().setUp()
        # has_group() remembers; the cast has just been made
        self.env.registry.clear_cache()

    def as_(self, role, records):
        """The records as this person sees them."""
        return records.with_user(self.cast[role]).with_context(
            allowed_company_ids=self.company.ids, tracking_disable=False
        )

    def hire(self, *names, day=None):
        """New people below the manager, hired on a day if one is given; they join the cast under their names."""
        users = self.env["res.users"].create(
            [
                {
                    "name": name,
                    "login": f"perf_{name}",
                    "company_id": self.company.id,
                    "company_ids": [Command.set(self.company.ids)],
                }
                for name in names
            ]
        )
        below = {"company_id": self.company.id, "parent_id": self.people["manager"].id}
        people = self.env["hr.employee"].create([{"name": user.name, "user_id": user.id, **below} for user in users])
        if day:
            people.version_id.write({"date_version": day, "contract_date_start": day})
        self.cast = self.cast | dict(zip(names, users, strict=True))
        self.people = self.people | dict(zip(names, people, strict=True))
        return people

    def launch(self, cycle=None):
        """Create the appraisals of a cycle and return that of the employee."""
        cycle = cycle or self.cycle
        self.as_("officer", cycle).action_launch()
        self.run_launch()
        return self.appraisal_of("employee", cycle)

    def run_launch(self):
        self.patch(type(self.env["ir.cron"]), "_commit_progress", lambda *args, **kwargs: 60.0)
        self.env["performance.cycle"].sudo()._cron_launch()

    def appraisal_of(self, role, cycle=None):
        return self.env["performance.appraisal"].search(
            [("employee_id", "=", self.people[role].id), ("cycle_id", "=", (cycle or self.cycle).id)]
        )

    def goal(self, role="employee", owner="employee", **values):
        """A goal of `owner`, written by `role`."""
        return (
            self.as_(role, self.env["performance.goal"])
            .create(
                {
                    "name": "Raise partner satisfaction",
                    "employee_id": self.people[owner].id,
                    "cycle_id": self.cycle.id,
                    "baseline": 32,
                    "target": 45,
                    "weight": 100,
                    "date_due": END,
                    **values,
                }
            )
            .sudo(False)
        )

    def approved_goal(self, **values):
        goal = self.goal(**values)
        self.as_("employee", goal).action_submit()
        self.as_("manager", goal).action_approve()
        return goal.with_env(self.env)

    def force(self, record, state):
        """Put a record into a state, as no user can."""
        record.with_env(self.env)._with_key().write({"state": state})

    def review(self, appraisal, role="manager", side="manager", submit=True):
        """Write an assessment as this person, and submit it."""
        row = self.env["performance.assessment"].with_user(self.cast[role])._start(self.as_(role, appraisal), side)
        row = self.as_(role, row)
        row.line_ids.filtered("required").write({"answer": "The renewal of the north region."})
        row.write({"comment": "A good year.", "level_id": self.scale.level_ids[1].id})
        if submit:
            row.action_submit()
        return row
