from odoo import fields, models
from odoo.fields import Domain
from odoo.tools import format_date

from ..workflow.counts import percent
from ..workflow.enrollment import PARTICIPATING
from ..workflow.round import OPEN

# Who left is counted for the programme as a whole only.
GROUPS = {
    "waiting": ("nominated", "invited"),
    "accepted": ("accepted",),
    "active": ("active",),
    "completed": ("completed",),
    "left": ("withdrawn",),
}
PEOPLE = tuple(GROUPS)[:-1]
DONE = {
    "rounds_open": ("leadership.feedback.round", [("state", "in", OPEN)]),
    "rounds_done": ("leadership.feedback.round", [("state", "in", ("closed", "released"))]),
    "sessions": ("leadership.session", [("state", "=", "held")]),
    "assignments": ("leadership.assignment", [("state", "=", "done")]),
}


class LeadershipCohort(models.Model):
    """What the overview and the homes tell of a cohort: its stages, and numbers without names."""

    _inherit = "leadership.cohort"

    def _overview_counts(self):
        """Return {cohort id: {what: how many}}, by one grouped query for each thing that is counted."""
        counts = {cohort.id: dict.fromkeys((*GROUPS, *DONE), 0) for cohort in self}
        group_of = {state: group for group, states in GROUPS.items() for state in states}
        mine = Domain("cohort_id", "in", self.ids)
        # sudo: numbers only; the caller has chosen the cohorts whose counts the reader may see
        people = self.env["leadership.enrollment"].sudo()._read_group(mine, ["cohort_id", "state"], ["__count"])
        for cohort, state, number in people:
            if state in group_of:
                counts[cohort.id][group_of[state]] += number
        part = Domain("enrollment_id", "any", mine & Domain("state", "in", PARTICIPATING))
        for what, (model, domain) in DONE.items():
            # sudo: as above
            done = self.env[model].sudo()._read_group(part & Domain(domain), ["enrollment_id.cohort_id"], ["__count"])
            for cohort, number in done:
                counts[cohort.id][what] = number
        return counts

    def _overview_row(self, counts):
        """Return what the overview shows of this cohort."""
        whole = sum(counts[group] for group in PEOPLE)
        dates = (format_date(self.env, day) for day in (self.date_start, self.date_end) if day)
        return {
            "id": self.id,
            "name": self.name,
            "dates": " - ".join(dates),
            "stage_id": self.stage_id.id,
            "people": whole,
            "groups": [
                {"key": group, "count": counts[group], "percent": percent(counts[group], whole)} for group in PEOPLE
            ],
            **{what: counts[what] for what in DONE},
        }

    def _stages(self):
        """Return the stages that this cohort goes through, with the month in which each begins."""
        return [
            {
                "id": stage.id,
                "name": stage.name,
                "when": format_date(
                    self.env, fields.Date.add(self.date_start, months=stage.month - 1), date_format="MMM y"
                ),
            }
            for stage in self.program_id.stage_ids
        ]
