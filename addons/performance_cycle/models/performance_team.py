from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import format_date

from ..workflow.appraisal import OPEN
from ..workflow.goal import IN_SET
from .day_format import short_day


class PerformanceTeam(models.AbstractModel):
    """A manager's team, one row per person; the figures are those that the manager may read anyway."""

    _name = "performance.team"
    _description = "My Team"

    @api.model
    @api.readonly
    def my_team(self, everybody=False):
        """Return a row per person who reports to the current user, or whose appraisal he acts on.

        `everybody`: also those further below, where the company lets a manager see the whole line.
        """
        today = fields.Date.context_today(self)
        line, appraisals = self._people(), self._appraisals()
        direct = line.filtered(lambda person: person.parent_id.user_id == self.env.user)
        acted_on = {row.employee_id.id for row in appraisals if row.i_act}
        people = line if everybody else direct
        # sudo: names and jobs, which every colleague may read on the public page
        people |= people.browse(acted_on).sudo().filtered("active")
        rows = self._rows(people.sorted("name"), appraisals, today)
        return {
            "today": format_date(self.env, today, date_format="full"),
            "people": sorted(rows, key=lambda row: -row["days_late"]),
            "more": len(line - people) if not everybody else 0,
            "totals": {
                name: sum(1 for row in rows if row[name]) for name in ("goals_at_risk", "checkin_overdue", "days_late")
            },
        }

    @api.model
    def _people(self):
        # sudo: a manager may not read employee rows; who is in his line decides, names and jobs are all that is used
        return (
            self.env["hr.employee"]
            .sudo()
            .search_fetch(
                Domain("company_id", "in", self.env.companies.ids)
                & Domain("active", "=", True)
                & self.env["performance.line.mixin"]._line_domain(),
                ["name", "parent_id", "active"],
            )
        )

    @api.model
    def _appraisals(self):
        """Return the open appraisals the current user acts on or that are in his line, the latest period first."""
        mine = Domain("manager_id.user_id", "=", self.env.uid) | Domain("in_my_line", "=", True)
        return self.env["performance.appraisal"].search(
            mine & Domain("state", "in", OPEN), order="date_end desc, id desc"
        )

    @api.model
    def _rows(self, people, appraisals, today):
        reviews = {row.employee_id.id: row for row in reversed(appraisals)}
        goals, talks, rhythms = self._goal_figures(people, appraisals), self._talks(people), self._rhythms(people)
        return [
            {
                "id": person.id,
                "name": person.name,
                "job": person.job_title or "",
                **self._review_cells(reviews.get(person.id), today),
                **goals.get(person.id, {"goals": 0, "weight": 0, "goals_at_risk": 0}),
                **talks.get(person.id, {"last": "", "next": ""}),
                **rhythms.get(person.id, {"checkin_overdue": False, "checkin_due": "", "rhythm_id": False}),
            }
            for person in people
        ]

    @api.model
    def _review_cells(self, row, today):
        if not row:
            return {"appraisal_id": False, "state": "", "state_label": "", "due": "", "days_late": 0}
        return {
            "appraisal_id": row.id,
            "state": row.state,
            "state_label": row._state_label(),
            "due": self.env["performance.home"]._when(row.due_date, today),
            "days_late": row.days_late,
        }

    @api.model
    def _goal_figures(self, people, appraisals):
        """Return {employee id: how many goals, their weights in total, how many are not on track}."""
        current = Domain("appraisal_id", "in", appraisals.ids) | Domain("cycle_id.state", "=", "running")
        groups = self.env["performance.goal"]._read_group(
            Domain("employee_id", "in", people.ids) & Domain("state", "!=", "cancelled") & current,
            ["employee_id", "state", "status"],
            ["__count", "weight:sum"],
        )
        figures = {}
        for person, state, status, count, weight in groups:
            row = figures.setdefault(person.id, {"goals": 0, "weight": 0, "goals_at_risk": 0})
            row["goals"] += count
            row["weight"] += weight if state in IN_SET | {"draft"} else 0
            row["goals_at_risk"] += count if status in ("at_risk", "off_track") and state in IN_SET else 0
        return figures

    @api.model
    def _talks(self, people):
        """Return {employee id: day of the last and of the next check-in}."""
        now = fields.Datetime.now()
        groups = self.env["performance.checkin"]._read_group(
            Domain("employee_id", "in", people.ids)
            & (Domain("state", "=", "held") | (Domain("state", "=", "planned") & Domain("start", ">=", now))),
            ["employee_id", "state"],
            ["start:min", "start:max"],
        )
        cells = {}
        for person, state, first, last in groups:
            row = cells.setdefault(person.id, {"last": "", "next": ""})
            row["last" if state == "held" else "next"] = self._day(last if state == "held" else first)
        return cells

    @api.model
    def _rhythms(self, people):
        rows = self.env["performance.checkin.rhythm"].search([("employee_id", "in", people.ids)])
        return {
            row.employee_id.id: {
                "checkin_overdue": row.is_overdue,
                "checkin_due": short_day(self.env, row.due_date),
                "rhythm_id": row.id,
            }
            for row in rows
        }

    @api.model
    def _day(self, moment):
        return short_day(self.env, fields.Datetime.context_timestamp(self, moment))
