from textwrap import shorten

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import format_date, format_time

from .day_format import short_day

SEVERAL = 3  # rows of a list that only says what there is
WORDS = 160


class PerformanceHome(models.AbstractModel):
    """What a person's own page shows, read with that person's own rights."""

    _name = "performance.home"
    _description = "My Performance"

    @api.model
    @api.readonly
    def my_performance(self):
        """Return what is due, my goals, my review, my next check-in and the feedback I was given."""
        today = fields.Date.context_today(self)
        return {
            "today": format_date(self.env, today, date_format="full"),
            "employee": bool(self.env.user.employee_ids),
            "due": self._due(today),
            "goals": self._goals(today),
            "review": self._review(today),
            "checkin": self._checkin(today),
            "feedback": self._feedback(),
        }

    @api.model
    def _mine(self, model, *domain, **options):
        """Return the records of a model that are about the current user."""
        return self.env[model].search(
            Domain.AND([Domain("employee_id.user_id", "=", self.env.uid), *domain]), **options
        )

    @api.model
    def _open(self, record):
        return {
            "type": "ir.actions.act_window",
            "res_model": record._name,
            "res_id": record.id,
            "views": [[False, "form"]],
        }

    @api.model
    def _when(self, day, today):
        """Say how far a date is away, in words."""
        if not day:
            return ""
        days, env = (day - today).days, self.env
        if days < -1:
            return env._("%(days)d days late", days=-days)
        near = {-1: env._("1 day late"), 0: env._("due today"), 1: env._("due tomorrow")}
        return near.get(days) or env._("due %(day)s", day=short_day(env, day))

    @api.model
    def _moment(self, start):
        """Name the day and the hour of a date and time in the reader's time zone."""
        day, hour = format_date(self.env, start.date(), date_format="full"), start.time()
        return f"{day}, {format_time(self.env, hour, time_format='short')}"

    @api.model
    def _goals(self, today):
        running = Domain("cycle_id.state", "=", "running") | Domain("cycle_id", "=", False)
        goals = self._mine("performance.goal", Domain("state", "!=", "cancelled") & running)
        states = dict(goals._fields["state"]._description_selection(self.env))
        statuses = dict(goals._fields["status"]._description_selection(self.env))
        return [
            {
                "id": goal.id,
                "name": goal.name,
                "measure": goal.measure_text,
                "weight": goal.weight,
                "measured": goal.measured,
                "progress": round(goal.progress),
                "status": goal.status,
                "status_label": statuses.get(goal.status, ""),
                "state": goal.state,
                "state_label": states[goal.state],
                "when": self._when(goal.date_due, today),
                "late": goal.is_late,
            }
            for goal in goals
        ]

    @api.model
    def _review(self, today):
        """Return the latest appraisal: where it stands, until when, and what may be known of its result."""
        row = self._mine(
            "performance.appraisal", Domain("state", "!=", "cancelled"), order="date_end desc, id desc", limit=1
        )
        if not row:
            return False
        return {
            "id": row.id,
            "cycle": row.cycle_id.display_name,
            "state": row.state,
            "state_label": row._state_label(),
            "manager": row.manager_id.display_name or "",
            "when": self._when(row.due_date, today),
            "late": bool(row.days_late),
            "level": row.level_id.name or "",
        }

    @api.model
    def _checkin(self, today):
        """Return the next check-in with anybody, and until when the rhythm asks for one with my manager."""
        coming = [("with_me", "=", True), ("state", "=", "planned"), ("start", ">=", fields.Datetime.now())]
        row = self.env["performance.checkin"].search(coming, order="start, id", limit=1)
        rhythm = self._mine("performance.checkin.rhythm", limit=1)
        mine = row.employee_user_id == self.env.user
        start = row.start and fields.Datetime.context_timestamp(self, row.start)
        return {
            "id": row.id,
            "who": (row.manager_id if mine else row.employee_id).display_name or "",
            "start": self._moment(start) if start else "",
            "topics": row.topic_count,
            "rhythm": rhythm.id,
            "rhythm_when": self._when(rhythm.due_date, today),
            "late": rhythm.is_overdue,
        }

    @api.model
    def _feedback(self):
        given = self._mine("performance.feedback", Domain("state", "=", "given"))
        return {
            "count": len(given),
            "rows": [
                {
                    "id": row.id,
                    "giver": row.giver_id.name,
                    "day": format_date(self.env, row.given_date.date()),
                    "text": shorten(row.body or "", WORDS),
                }
                for row in given[:SEVERAL]
            ],
        }
