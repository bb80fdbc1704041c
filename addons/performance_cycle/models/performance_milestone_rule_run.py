from markupsafe import Markup

from odoo import api, fields, models
from odoo.tools import format_date

from ..workflow import milestones as law

# How many milestones begin in one transaction, how many are shown ahead, and how far one looks for them.
BATCH = 50
SHOWN = 10
HORIZON = 800
# Who has left is looked at because of the departure only.
OF_THE_ARCHIVED = {"departure"}


class PerformanceMilestoneRule(models.Model):
    _inherit = "performance.milestone.rule"

    @api.model
    def _cron_run(self):
        """Begin what is due. What has begun is a row: a second run, or one after a crash, begins only the rest."""
        today = fields.Date.context_today(self)
        for rule in self.search([("active", "=", True)]):
            due = rule._due(today)
            while due:
                batch, due = due[:BATCH], due[BATCH:]
                rule._begin(batch)
                if not self.env["ir.cron"]._commit_progress(len(batch), remaining=len(due)) and due:
                    return
            rule.last_run = today
            self.env["ir.cron"]._commit_progress()

    def _due(self, today):
        """Return [(day, employee, occasion)] of what has come up to today and did not begin yet, oldest first."""
        first = law.first_day(self.begins, self.last_run)
        return [row for row in self._days(today) if first <= row[0] <= today]

    def _begin(self, batch):
        self.env["performance.milestone"].create(
            [
                {
                    "rule_id": self.id,
                    "employee_id": employee.id,
                    "date": day,
                    "anchor_date": occasion.day,
                    "occasion": occasion.key,
                }
                for day, employee, occasion in batch
            ]
        )._start()

    def _days(self, until):
        """Return [(day, employee, occasion)] up to a day of all in scope, without what has begun, oldest first."""
        self.ensure_one()
        known, departments = self._known(), self._departments()
        rows = []
        for employee, versions in self._versions().items():
            last = fields.Date.subtract(until, days=self.offset)
            for occasion in law.occasions(self.anchor, versions, last, self.every or 1):
                day = fields.Date.add(occasion.day, days=self.offset)
                begun = (employee.id, occasion.key) in known or (employee.id, day) in known
                if not begun and self._concerns(law.in_force(versions, occasion.day), departments):
                    rows.append((day, employee, occasion))
        return sorted(rows, key=lambda row: (row[0], row[1].id))

    def _known(self):
        """Return what has begun, by (employee, occasion) and by (employee, day)."""
        # sudo: whether it begins must not depend on what the reader may see
        rows = (
            self.env["performance.milestone"]
            .sudo()
            .search_fetch([("rule_id", "=", self._origin.id)], ["employee_id", "occasion", "date"])
        )
        return {(row.employee_id.id, key) for row in rows for key in (row.occasion, row.date)}

    def _departments(self):
        """Return the ids of the rule's departments and of those below."""
        # sudo: departments below need not be readable
        return set(self.env["hr.department"].sudo().search([("id", "child_of", self.department_ids.ids)]).ids)

    def _concerns(self, version, departments):
        return (not self.department_ids or version.department in departments) and (
            not self.job_ids or version.job in self.job_ids.ids
        )

    def _versions(self):
        """Return {employee: what is known of him from which day on}; employees in sudo."""
        domain = [("employee_id.company_id", "=", self.company_id.id)]
        if self.anchor not in OF_THE_ARCHIVED:
            domain.append(("employee_id.active", "=", True))
        # sudo: contract dates are read by administrators of Employees; only days and names come back
        versions = self.env["hr.version"].sudo().search(domain)
        result = {}
        for version in versions:
            result.setdefault(version.employee_id, []).append(
                law.Version(
                    key=version.id,
                    start=version.date_version,
                    contract_start=version.contract_date_start or None,
                    contract_end=version.contract_date_end or None,
                    trial_end=version.trial_date_end or None,
                    departure=version.departure_date or None,
                    department=version.department_id.id or None,
                    job=version.job_id.id or None,
                )
            )
        return result

    @api.depends("anchor", "every", "offset", "company_id", "department_ids", "job_ids", "start", "begins", "active")
    def _compute_upcoming(self):
        today = fields.Date.context_today(self)
        for rule in self:
            rows = rule._days(fields.Date.add(today, days=HORIZON)) if rule.anchor and rule.active else []
            coming = [row for row in rows if row[0] >= max(today, rule.begins or today)]
            rule.upcoming = rule._upcoming_table(coming[:SHOWN])

    def _upcoming_table(self, rows):
        if not rows:
            return Markup("<p class='text-muted'>%s</p>") % self.env._("Nobody in the next two years.")
        lines = Markup().join(
            Markup("<tr><td>%s</td><td>%s</td><td class='text-warning'>%s</td></tr>")
            % (format_date(self.env, day), employee.name, self._obstacle(employee))
            for day, employee, _occasion in rows
        )
        return Markup("<table class='table table-sm'><tbody>%s</tbody></table>") % lines

    def _obstacle(self, employee):
        """Return what would keep this from beginning for somebody, or an empty text. The employee is in sudo."""
        names = {"employee": employee.name, "manager": employee.parent_id.name}
        if self.start == "plan":
            return "" if self._fallback() else self.env._("Nobody takes activities of people without a user.")
        if not employee.user_id.active:
            return self.env._("%(employee)s has no user.", **names)
        if not employee.parent_id.active:
            return self.env._("%(employee)s has no manager.", **names)
        if not employee.parent_id.user_id.active:
            return self.env._("The manager, %(manager)s, has no user.", **names)
        return ""

    def _fallback(self):
        return self.user_id or self.company_id.sudo().performance_hr_user_id
