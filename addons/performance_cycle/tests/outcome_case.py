"""A shared review with an employee who has a contract and a wage, and two administrators of HR."""

from datetime import date

from odoo import Command
from odoo.tests import new_test_user

from .common import PerformanceCase

HIRED = date(2020, 5, 1)
WAGE = 4000.0


class OutcomeCase(PerformanceCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        groups = {
            "second_administrator": "base.group_user,performance_cycle.group_performance_administrator",
            "hr_officer": "base.group_user,hr.group_hr_user",
            "settings": "base.group_user,base.group_system",
        }
        for role, names in groups.items():
            cls.cast[role] = new_test_user(
                cls.env,
                login=f"perf_{role}",
                groups=names,
                company_id=cls.company.id,
                company_ids=[Command.set(cls.company.ids)],
            )
        for role in ("employee", "peer", "administrator"):
            cls.people[role].version_id.write({"date_version": HIRED, "contract_date_start": HIRED, "wage": WAGE})
        cls.higher_job = cls.env["hr.job"].create({"name": "Senior Account Manager", "company_id": cls.company.id})

    def setUp(self):
        super().setUp()
        self.appraisal = self.launch()
        self.shared(self.appraisal)

    def shared(self, appraisal, state="shared"):
        appraisal._with_key().write({"state": state, "shared_date": "2026-02-01 10:00:00"})

    def outcome(self, role="manager", appraisal=None, propose=True, **values):
        """A raise of 3 % from today on, or what the values say, written by this person and proposed."""
        outcome = self.as_(role, self.env["performance.outcome"]).create(
            {
                "appraisal_id": (appraisal or self.appraisal).id,
                "percent": 3,
                "effective_date": "2026-02-02",
                "justification": "Took over the north region in spring.",
                **values,
            }
        )
        if propose:
            outcome.action_propose()
        return outcome.with_env(self.env)

    def promotion(self, **values):
        return self.outcome(kind="promotion", **{"new_job_id": self.higher_job.id, **values})

    def approve(self, outcome):
        """Whoever is needed approves, so that it is scheduled."""
        if outcome.is_wage:
            self.as_("administrator", outcome).action_approve()
            self.as_("second_administrator", outcome).action_approve_second()
        else:
            self.as_("officer", outcome).action_approve()
        return outcome

    def applied(self, outcome):
        self.as_("administrator", self.approve(outcome)).action_apply()
        return outcome

    def run_job(self):
        self.patch(type(self.env["ir.cron"]), "_commit_progress", lambda *args, **kwargs: 60.0)
        self.env["performance.outcome"].sudo()._cron_apply()

    def versions(self, role="employee"):
        self.env.invalidate_all()
        return self.people[role].version_ids.sorted("date_version")

    def wage_on(self, day, role="employee"):
        self.env.invalidate_all()
        return self.people[role]._get_version(date.fromisoformat(day)).wage
