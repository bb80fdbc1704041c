import logging
from collections import defaultdict
from datetime import datetime, time, timedelta

import pytz

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.service.model import PG_CONCURRENCY_EXCEPTIONS_TO_RETRY

from ..workflow.kpi import window

_logger = logging.getLogger(__name__)

BATCH = 200
MEASURABLE = ("approved", "revision_proposed")


class PerformanceGoal(models.Model):
    _inherit = "performance.goal"

    definition_id = fields.Many2one(
        "gamification.goal.definition",
        "Automatic KPI",
        ondelete="restrict",
        index="btree_not_null",
        domain=[("computation_mode", "in", ("count", "sum")), ("field_date_id", "!=", False)],
        help="The figure measures itself every night, from the records of the employee's user in the goal's period.",
    )
    kpi_date = fields.Date("Measured on", readonly=True, copy=False)
    kpi_error = fields.Char("Could not be measured", readonly=True, copy=False)

    @api.constrains("definition_id", "level", "employee_id")
    def _check_definition(self):
        for goal in self.filtered("definition_id"):
            reason = goal.definition_id._kpi_refusal()
            if reason:
                raise ValidationError(self.env._("Automatic KPI: %(reason)s", reason=reason))
            if goal.level != "individual":
                raise ValidationError(
                    self.env._("Automatic KPI: it measures one person's records, so the goal must be individual.")
                )

    @api.onchange("definition_id")
    def _onchange_definition(self):
        if self.definition_id:
            self.direction = self.definition_id.condition
            self.unit = self.definition_id.full_suffix or self.unit

    def write(self, vals):
        if "definition_id" in vals:
            for goal in self:
                goal._refuse_closed_terms()
        return super().write(vals)

    def action_measure(self):
        """Measure now, for whoever may log progress."""
        for goal in self:
            if not goal._move_roles() & {"employee", "manager", "officer"}:
                raise AccessError(self.env._("Progress is measured by the employee, the manager or HR."))
            if not goal.definition_id or goal.state not in MEASURABLE:
                raise UserError(self.env._("“%(goal)s” is not an approved goal with an automatic KPI.", goal=goal.name))
        self._measure_kpis(fields.Date.context_today(self))

    @api.model
    def _cron_measure_kpis(self):
        """Measure every approved goal with a KPI once a day; a killed job goes on where it stopped."""
        today = fields.Date.context_today(self)
        todo = [
            ("definition_id", "!=", False),
            ("state", "in", MEASURABLE),
            "!",
            ("appraisal_id.state", "in", ("closed", "cancelled")),
            "|",
            ("kpi_date", "=", False),
            ("kpi_date", "<", today),
        ]
        remaining = self.search_count(todo)
        self.env["ir.cron"]._commit_progress(remaining=remaining)
        while goals := self.search(todo, limit=BATCH, order="definition_id, id"):
            goals._measure_kpis(today)
            remaining = max(0, remaining - len(goals))
            if not self.env["ir.cron"]._commit_progress(len(goals), remaining=remaining):
                return

    def _measure_kpis(self, as_of):
        """Measure these goals as of a date; a KPI that fails marks its own goals and stops no other."""
        groups = defaultdict(self.browse)
        for goal in self.sudo():
            groups[(goal.definition_id, *goal._kpi_window(as_of))] |= goal
        for (definition, first, last), goals in groups.items():
            together = goals.filtered("employee_id.user_id") if definition.batch_mode else self.browse()
            for each in [together, *(goals - together)]:
                each._measure_together(definition, first, last, as_of)

    def _measure_together(self, definition, first, last, as_of):
        if not self:
            return
        reason, figures = self._kpi_missing(definition, first), {}
        if not reason:
            figures, reason = self._kpi_try(definition._kpi_values, self.employee_id.user_id, first, last)
        # The day is noted for a failure too: or else one bad KPI would be tried without end tonight.
        self._with_key().write({"kpi_date": as_of, "kpi_error": reason})
        for goal in self if not reason else []:
            error = goal._kpi_try(goal._kpi_log, figures[goal.employee_id.user_id.id], as_of)[1]
            goal._with_key().kpi_error = error

    def _kpi_missing(self, definition, first):
        """Say what is missing for a measurement, or ""."""
        without = self.filtered(lambda goal: not goal.employee_id.user_id)
        if without:
            return self.env._("%(person)s has no user account.", person=without[0].employee_id.name)
        if not first:
            return self.env._("The goal's period has not begun.")
        return definition._kpi_refusal()

    def _kpi_try(self, measure, *args):
        """Return (what `measure` gives, "") or (None, why it failed); two servers in each other's way try again."""
        try:
            with self.env.cr.savepoint():
                return measure(*args), ""
        except PG_CONCURRENCY_EXCEPTIONS_TO_RETRY:
            raise
        # Whatever somebody else's model or domain raises is that KPI's own trouble.
        except Exception as error:
            _logger.info("KPI of goals %s could not be measured", self.ids, exc_info=True)
            return None, str(error).strip().split("\n")[0][:200] or type(error).__name__

    def _kpi_log(self, figure, as_of):
        """Add a line to the history when the figure is new."""
        figure = self._kpi_figure(figure)
        if self.measured and self.current == figure:
            return
        self.env["performance.goal.update"].create(
            {
                "goal_id": self.id,
                "date": min(as_of, self.date_due or as_of),
                "value": figure,
                "status": self.status or "on_track",
                "note": self.env._("Measured by “%(kpi)s”.", kpi=self.definition_id.name),
            }
        )

    def _kpi_figure(self, figure):
        """Return the figure as the goal counts: anything is a yes, milestones are whole and end with the last."""
        if self.direction == "yes_no":
            return int(bool(figure))
        return min(max(figure // 1, 0), self.target) if self.direction == "milestone" else figure

    def _kpi_window(self, as_of):
        """Return (first moment, first no longer counted) of the goal's period up to a date, typed for the KPI."""
        start = self.appraisal_id.date_start or self.cycle_id.date_start or as_of
        days = window(start, self.date_due or self.cycle_id.date_end or as_of, as_of)
        if not days:
            return False, False
        first, last = days[0], days[1] + timedelta(days=1)
        if self.definition_id.field_date_id.ttype == "date":
            return first, last
        zone = pytz.timezone(self.employee_id.user_id.tz or self.company_id.partner_id.tz or "UTC")
        return tuple(
            zone.localize(datetime.combine(day, time.min)).astimezone(pytz.utc).replace(tzinfo=None)
            for day in (first, last)
        )
