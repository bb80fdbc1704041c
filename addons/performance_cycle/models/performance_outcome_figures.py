from datetime import date, timedelta
from fractions import Fraction

from odoo import api, fields, models

from ..scoring.compensation import decided
from ..scoring.exact import exact, shown
from ..scoring.proration import Stint, days, shifted_year, worked_share

MONTHS = 12


class PerformanceOutcome(models.Model):
    """The figures of a decision. All of these run in sudo and are shown in the wage row only."""

    _inherit = "performance.outcome"

    guideline = fields.Char(compute="_compute_guideline", help="What the strategy's table of raises suggests.")

    @api.depends_context("uid")
    @api.depends("kind", "appraisal_id")
    def _compute_guideline(self):
        for outcome in self:
            # sudo: only compares a user; whom it is about reads the decision, not what is usual
            mine = outcome.sudo().employee_id.user_id == self.env.user
            outcome.guideline = outcome._guideline_for_all() if outcome.is_wage and not mine else ""

    def _guideline_for_all(self):
        """The whole range for this result: who proposes is not told where in the pay band the person stands."""
        # sudo: the result was shared, and the table is no secret
        rows = self.sudo().appraisal_id.strategy_id.raise_ids
        level = self.level_id
        cells = rows.filtered(lambda cell: cell.level_id == level)
        if not level or not cells:
            return ""
        return self.env._(
            "For “%(level)s”: %(low)s to %(high)s %%",
            level=level.name,
            low=f"{min(cells.mapped('low')):g}",
            high=f"{max(cells.mapped('high')):g}",
        )

    def _wage_today(self):
        return self._person()._get_version(self.effective_date).wage

    def _wage_after(self, wage):
        """The wage that this decision makes of another."""
        own = self.sudo()
        figures = {"percent": own.percent, "amount": own.amount, "wage": own.wage_ids.asked_wage}
        return decided(own.basis, wage, figures.get(own.basis, 0), own._due_share(), own.currency_id.decimal_places)

    def _due_share(self):
        """The share of the figure that is due: all of it, or what of the cycle was worked where the strategy says so.

        A wage is already that of a part-time job: a percent of it counts days only, an amount working time too.
        """
        own = self.sudo()
        if not own.appraisal_id.strategy_id.outcome_prorate or own.basis not in ("percent", "one_off"):
            return Fraction(1)
        stints = own._stints(full_time=own.basis == "percent")
        return worked_share(own.cycle_id.date_start, own.cycle_id.date_end, stints)

    def _cost(self, before, after):
        """What it costs in the year of the cycle in which it takes effect, or in the year after for a later date."""
        own = self.sudo()
        digits = own.currency_id.decimal_places
        if own.basis == "one_off":
            return shown(exact(own.amount) * own._due_share(), digits)
        start, end = own.cycle_id.date_start, own.cycle_id.date_end
        while own.effective_date > end:
            start, end = shifted_year(start), shifted_year(end)
        stints = [
            Stint(max(stint.start, own.effective_date), stint.end)
            for stint in own._stints(full_time=True)
            if stint.end is None or stint.end >= own.effective_date
        ]
        months = round(days(start, end) * MONTHS / 365)
        return shown((exact(after) - exact(before)) * months * worked_share(start, end, stints), digits)

    def _stints(self, full_time=False):
        """Return the employee's versions as stretches of work, each with its working time."""
        person = self._person()
        versions = person.version_ids.sorted("date_version")
        contracted = any(version.contract_date_start for version in versions)
        worked = versions.filtered("contract_date_start") if contracted else versions
        return [
            Stint(
                version.contract_date_start or date.min
                if version == worked[:1]
                else max(version.date_version, version.contract_date_start or version.date_version),
                self._last_day(person, version, versions),
                Fraction(1) if full_time else _rate(version),
            )
            for version in worked
        ]

    def _last_day(self, person, version, versions):
        """Return the day before the next version, or the end of the contract, whichever comes first."""
        following = versions.filtered(lambda other: other.date_version > version.date_version)[:1].date_version
        ends = (following and following - timedelta(days=1), version.contract_date_end, person.departure_date)
        return min((end for end in ends if end), default=None)


def _rate(version):
    calendar = version.resource_calendar_id
    return exact(calendar.work_time_rate) / 100 if calendar else Fraction(1)
