from functools import cache

from odoo import api, fields, models

from ..scoring.eligibility import Facts, Rules, exclusions
from ..scoring.phases import Phase, TooLate, prorated
from ..workflow.cycle import BATCH, DUE_FIELDS

# Phases that happen on one day for everybody.
HELD = ("calibration", "sharing")


class PerformanceCycle(models.Model):
    _inherit = "performance.cycle"

    def _candidates(self):
        """Return [(employee, reasons)] of everybody in scope; no reason means in, else the codes of why not.

        Uses a handful of queries for any number of people. Returned employees are in sudo.
        """
        self.ensure_one()
        employees = self._people_in_scope()
        hired = self._hire_dates(employees)
        here, elsewhere = self._already_in(employees)
        astray = self._without_strategy(employees)
        excluded = set(self.sudo().with_context(active_test=False).excluded_ids.ids)
        included = set(self.sudo().included_ids.ids)
        rules = Rules(start=self.date_start, hired_by=self.eligibility_date or self.date_end)
        result = []
        for employee in employees:
            by_hand = (
                ("excluded", employee.id in excluded),
                ("here", employee.id in here),
                ("own_manager", employee.parent_id == employee),
            )
            facts = Facts(
                active=employee.active,
                has_user=employee.user_id.active,
                has_manager=employee.parent_id.active,
                hired=hired.get(employee.id),
                left=employee.departure_date or None,
                overlapping=employee.id in elsewhere,
                has_strategy=employee not in astray,
            )
            reasons = [code for code, true in by_hand if true] + list(exclusions(facts, rules))
            if employee.id in included and "hired_late" in reasons:
                reasons.remove("hired_late")
            result.append((employee, reasons))
        return result

    def _people_in_scope(self):
        """Return the employees that the cycle's filters name, archived ones too: their absence is explained."""
        cycle = self.sudo()
        domain = [("company_id", "=", cycle.company_id.id)]
        if cycle.employee_ids:
            domain.append(("id", "in", cycle.with_context(active_test=False).employee_ids.ids))
        if cycle.department_ids:
            domain.append(("department_id", "child_of", cycle.department_ids.ids))
        if cycle.job_ids:
            domain.append(("job_id", "in", cycle.job_ids.ids))
        # sudo: an officer of Performance need not be an officer of Employees
        return (
            self.env["hr.employee"]
            .sudo()
            .with_context(active_test=False)
            .search_fetch(
                domain, ["name", "active", "user_id", "parent_id", "company_id", "departure_date"], order="id"
            )
        )

    def _hire_dates(self, employees):
        """Return {employee id: first day of the first contract}; who has none was always here."""
        groups = (
            self.env["hr.version"]
            .sudo()
            .with_context(active_test=False)
            ._read_group(
                [("employee_id", "in", employees.ids), ("contract_date_start", "!=", False)],
                ["employee_id"],
                ["contract_date_start:min"],
            )
        )
        return {employee.id: start for employee, start in groups}

    def _already_in(self, employees):
        """Return (ids with an appraisal here, ids with one in an overlapping cycle of whatever company)."""
        rows = (
            self.env["performance.appraisal"]
            .sudo()
            .search_fetch(
                [
                    ("employee_id", "in", employees.ids),
                    "|",
                    ("cycle_id", "=", self._origin.id),  # a preview may ask before the cycle is saved
                    "&",
                    ("state", "!=", "cancelled"),
                    (
                        "cycle_id",
                        "any",
                        [
                            ("state", "!=", "cancelled"),
                            ("date_start", "<=", self.date_end),
                            ("date_end", ">=", self.date_start),
                        ],
                    ),
                ],
                ["employee_id", "cycle_id"],
            )
        )
        here = rows.filtered(lambda row: row.cycle_id == self._origin)
        return set(here.employee_id.ids), set((rows - here).employee_id.ids)

    def _without_strategy(self, employees):
        """Return the set of those whom neither job, department nor company lead to a strategy."""
        find = self.env["performance.strategy"]._resolver(self.company_id)
        if find(self.env["hr.job"], self.env["hr.department"])[0]:
            return set()
        versions = ((employee, self._version_of(employee)) for employee in employees)
        return {employee for employee, row in versions if not find(row.job_id, row.department_id)[0]}

    def _version_of(self, employee):
        """Return the employee as he is when the cycle begins, or today if it has begun."""
        day = max(self.date_start, min(fields.Date.context_today(self), self.date_end))
        # `_get_version` filters by a domain, person by person: most have one version only
        versions = employee.version_ids
        return versions if len(versions) == 1 else employee._get_version(day)

    def _people_to_create(self):
        """Return ids: those already created do not come again, so that a launch can be taken up after a crash."""
        return [employee.id for employee, reasons in self._candidates() if not reasons]

    @api.model
    def _cron_launch(self):
        """Create the appraisals of launching cycles, a batch per transaction; a killed job goes on where it stopped."""
        for cycle in self.search([("state", "=", "launching")]):
            waiting = cycle._people_to_create()
            self.env["ir.cron"]._commit_progress(remaining=len(waiting))
            while waiting and cycle._hold_launch():
                batch, waiting = waiting[:BATCH], waiting[BATCH:]
                cycle._create_appraisals(self.env["hr.employee"].sudo().browse(batch))
                if not self.env["ir.cron"]._commit_progress(len(batch), remaining=len(waiting)) and waiting:
                    return
                self.env.invalidate_all()
            if not waiting and cycle._hold_launch():
                cycle._move("finish_launch", roles={"job"})
                cycle.phase_ids._open_by_date(fields.Date.context_today(cycle))
                self.env["ir.cron"]._commit_progress()

    def _hold_launch(self):
        """Keep other servers off this cycle until the transaction ends; False if one is at it, or has done it."""
        held = self.try_lock_for_update(allow_referencing=True)
        self.invalidate_recordset(["state"])
        return bool(held) and self.state == "launching"

    def _create_appraisals(self, employees, joined=None):
        """Create one appraisal per person, with department, job, manager and strategy as they are now.

        `employees` in sudo; `joined`: the day on which they come into a running cycle. Returns the appraisals.
        """
        self.ensure_one()
        here, _elsewhere = self._already_in(employees)
        employees = employees.filtered(lambda employee: employee.id not in here)
        values = self._snapshots(employees, joined)
        # Nobody follows at birth and nothing is tracked: 10,000 rows would make 40,000 more.
        quiet = (
            self.env["performance.appraisal"]
            .sudo()
            .with_context(
                tracking_disable=True, mail_create_nosubscribe=True, mail_create_nolog=True, mail_notrack=True
            )
        )
        appraisals = quiet._with_key().create([values(employee) for employee in employees])
        appraisals._schedule_first_activity()
        return appraisals.with_env(self.env)

    def _snapshots(self, employees, joined):
        """Return a function from an employee to the values of his appraisal; what many share is found out once."""
        hired = self._hire_dates(employees)
        strategy_of, dues_of = cache(self._strategy_values()), cache(self._due_dates)
        company = self.company_id.id

        def values(employee):
            version = self._version_of(employee)
            start = max(hired.get(employee.id) or self.date_start, self.date_start)
            since = max(start, joined or self.joining_date or start)
            return {
                "cycle_id": self.id,
                "company_id": company,
                "employee_id": employee.id,
                "department_id": version.department_id.id,
                "job_id": version.job_id.id,
                "manager_id": employee.parent_id.id,
                "date_start": start,
                "date_end": self.date_end,
                "date_joined": since,
                "remind_now": True,  # the mail of the day tells everybody that it begins
                **strategy_of(version.job_id, version.department_id),
                **dues_of(since),
            }

        return values

    def _strategy_values(self):
        """Return a function (job, department) -> the strategy that applies, and why."""
        Strategy = self.env["performance.strategy"]
        find = Strategy._resolver(self.company_id)

        def values(job, department):
            strategy, reason, place = find(job, department)
            return {
                "strategy_id": strategy.id if strategy else False,
                "strategy_reason": (strategy or Strategy)._reason_text(reason, place),
            }

        return values

    def _due_dates(self, joined):
        """Return {field: due date} of somebody who joins on this day: the same shares of the time that is left."""
        phases = [Phase(row.kind, row.date_due, row.kind in HELD) for row in self.phase_ids if row.kind != "outcomes"]
        try:
            moved = {phase.key: phase.due for phase in prorated(phases, self.date_start, joined)}
        except TooLate:
            moved = {}
        return {field: moved.get(kind, self.date_end) for kind, field in DUE_FIELDS.items()}
