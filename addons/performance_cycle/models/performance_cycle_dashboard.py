from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import format_date

from ..scoring.distribution import Guideline, distribution
from ..workflow.appraisal import AFTER_REVIEW, STATES
from .day_format import short_day

RANK = {state: place for place, (state, _label) in enumerate(STATES)}
# The state in which a phase's work is done by those it waits for.
WORK = {
    "goal_setting": "goal_setting",
    "self_review": "self_review",
    "manager_review": "manager_review",
    "calibration": "calibration",
    "sharing": "shared",
}
LATE_ROWS = 8


class PerformanceCycle(models.Model):
    _inherit = "performance.cycle"

    @api.readonly
    def dashboard(self):
        """Return what the cycle's page shows: phases, figures, departments, ratings, who is late.

        For officers (who may write the cycle). Counts by one grouped query each, whatever the number of people.
        """
        self.ensure_one()
        self.check_access("write")
        today = fields.Date.context_today(self)
        counts = self._counts_by_state()
        late_by_state = dict(
            self.env["performance.appraisal"]._read_group(self._late_domain(today), ["state"], ["__count"])
        )
        phases = [self._phase_row(phase, counts, late_by_state, today) for phase in self.phase_ids.sorted("sequence")]
        late = self._late_rows(today)
        return {
            "today": format_date(self.env, today, date_format="full"),
            "phases": phases,
            "focus": self._focus(phases),
            "departments": self._department_rows(today),
            "ratings": self._rating_rows(),
            "late": [self._late_row(row, today) for row in late[:LATE_ROWS]],
            "late_count": len(late),
            "no_manager": self.env["performance.appraisal"].search_count(self._no_manager_domain()),
        }

    def _counts_by_state(self):
        """Return {state: how many}; cancelled appraisals are not counted."""
        groups = self.env["performance.appraisal"]._read_group(
            [("cycle_id", "=", self.id), ("state", "!=", "cancelled")], ["state"], ["__count"]
        )
        return dict(groups)

    def _counts_reviewed(self):
        """Return how many of those still with their manager were submitted already."""
        return self.env["performance.appraisal"].search_count(
            [("cycle_id", "=", self.id), ("state", "=", "manager_review"), ("review_date", "!=", False)]
        )

    def _phase_row(self, phase, counts, late_by_state, today):
        work, total = WORK.get(phase.kind), sum(counts.values())
        reviewed = self._counts_reviewed() if phase.kind == "manager_review" else 0
        done = sum(count for state, count in counts.items() if work and RANK[state] > RANK[work]) + reviewed
        here = counts.get(work, 0) - reviewed
        # Who joined later, or got more time, is not late on the day of the phase.
        late = min(late_by_state.get(work, 0), here)
        tone = "pending" if phase.date_start > today else "open"
        if phase.date_due < today and (late or not here):
            tone = "late" if late else "done"
        return {
            "id": phase.id,
            "kind": phase.kind,
            "label": phase.display_name,
            "tone": tone,
            "start": short_day(self.env, phase.date_start),
            "due": short_day(self.env, phase.date_due),
            "days": (phase.date_due - today).days,
            "counted": bool(work),
            "done": done,
            "here": here,
            "late": late,
            "total": total,
            "elapsed": self._elapsed(phase, today),
        }

    def _elapsed(self, phase, today):
        """Return how much of the phase has passed, in percent."""
        length = (phase.date_due - phase.date_start).days or 1
        return max(0, min(100, round(100 * (today - phase.date_start).days / length)))

    def _focus(self, phases):
        """Return the counted phase that is open now, else the last one that began."""
        begun = [row for row in phases if row["counted"] and row["tone"] != "pending"]
        running = [row for row in begun if row["tone"] == "open"]
        return (running or begun or [None])[-1]

    def _department_rows(self, today):
        """Return per department how many are late, under way and through with the manager's review."""
        Appraisal = self.env["performance.appraisal"]
        everybody = [("cycle_id", "=", self.id), ("state", "!=", "cancelled")]
        reviewed = ["|", ("review_date", "!=", False), ("state", "in", AFTER_REVIEW)]
        late = dict(Appraisal._read_group(self._late_domain(today), ["department_id"], ["__count"]))
        done = dict(Appraisal._read_group(everybody + reviewed, ["department_id"], ["__count"]))
        rows = [
            self._department_row(department, total, done.get(department, 0), late.get(department, 0))
            for department, total in Appraisal._read_group(everybody, ["department_id"], ["__count"])
        ]
        return sorted(rows, key=lambda row: -row["total"])

    def _department_row(self, department, total, done, late):
        return {
            "id": department.id,
            "name": department.name or "",
            "total": total,
            "done": done,
            "late": min(late, total - done),
            "under_way": max(total - done - late, 0),
            "percent": round(100 * done / total),
        }

    def _rating_rows(self):
        """Return the distribution of submitted reviews beside the guideline ranges, level by level."""
        report, mine = self.env["performance.report"], Domain("cycle_id", "=", self.id)
        groups = report._read_group(mine & Domain("level_id", "!=", False), ["level_id"], ["__count"])
        rated = dict(groups)
        strategies = self.env["performance.strategy"].union(
            *(row for [row] in report._read_group(mine, ["strategy_id"]))
        )
        # sudo: which scale is used, which everybody may read; the rest of a strategy is HR's
        scales = strategies.sudo().scale_id.with_env(self.env)
        levels = scales.level_ids if len(scales) == 1 else self.env["performance.scale.level"]
        levels = (levels | levels.union(*rated)).sorted("value", reverse=True)
        ranges = {row.level_id: Guideline.percent(row.low, row.high) for row in self._guidelines(strategies[:1])}
        bands = distribution([level for level, count in groups for _one in range(count)], list(levels), ranges)
        return {"submitted": sum(rated.values()), "levels": [self._band_row(band) for band in bands]}

    def _guidelines(self, strategy):
        """Return the ranges that HR compares with; a manager has none."""
        ranges = self.env["performance.strategy.guideline"]
        return ranges.search([("strategy_id", "=", strategy.id)]) if ranges.has_access("read") else ranges

    def _band_row(self, band):
        row = {"name": band.level.name, "value": band.level.value, "count": band.count, "percent": band.percent or 0}
        if band.guideline:
            row.update(low=float(band.guideline.low * 100), high=float(band.guideline.high * 100))
            row["points"] = round(float(band.points)) if band.outside else 0
        return row

    def _late_domain(self, today):
        return [("cycle_id", "=", self._origin.id), ("due_date", "<", today)]  # a form asks before a cycle is saved

    def _no_manager_domain(self):
        return [
            ("cycle_id", "=", self.id),
            ("state", "not in", ["closed", "cancelled"]),
            "|",
            ("manager_id", "=", False),
            ("manager_id.active", "=", False),
        ]

    def _late_rows(self, today):
        rows = self.env["performance.appraisal"].search(self._late_domain(today))
        return rows.sorted(lambda row: (-row.days_late, row.reminded_on or fields.Date.to_date("1970-01-01")))

    def _late_row(self, row, today):
        ago = (today - row.reminded_on).days if row.reminded_on else None
        return {
            "id": row.id,
            "name": row.employee_id.name,
            "department": row.department_id.name or "",
            "what": row._state_label(),
            "days_late": row.days_late,
            "reminded_days_ago": ago,
            "own": row.is_mine,
        }

    def action_remind_all(self):
        """Remind everybody who is late."""
        self.ensure_one()
        self.check_access("write")
        rows = self.env["performance.appraisal"].search(self._late_domain(fields.Date.context_today(self)))
        rows.filtered(lambda row: not row.is_mine).action_remind()
        return True

    def action_open_late(self):
        return self._open_some({"search_default_late": 1})

    def action_open_no_manager(self):
        return self._open_some({"search_default_no_manager": 1})

    def _open_some(self, context):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("performance_cycle.performance_appraisal_action")
        return dict(action, domain=[("cycle_id", "=", self.id)], context=context)

    def action_open_pivot(self):
        self.ensure_one()
        return dict(self._open_some({}), views=[(False, "pivot"), (False, "list"), (False, "form")])
