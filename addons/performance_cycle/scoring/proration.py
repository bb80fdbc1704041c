"""The part of a period that somebody worked, counted in days."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from .exact import exact


@dataclass(frozen=True)
class Stint:
    """A stretch of employment: first day, last day (None = still there), working time as a share of full time."""

    start: date
    end: date | None = None
    rate: Fraction = Fraction(1)

    def covers(self, day):
        """Whether this day is part of it."""
        return self.start <= day and (self.end is None or day <= self.end)


def days(start, end):
    """How many days a period has, first and last included; none when it ends before it starts."""
    return max((end - start).days + 1, 0)


def overlap(start, end, first, last=None):
    """How many days of the period lie between `first` and `last` (None = open), all included."""
    return days(max(start, first), end if last is None else min(end, last))


def worked_share(start, end, stints):
    """The share of the period that was worked, by day: 1 for the whole period at full time.

    Where stints overlap (a copied contract keeps its dates) a day counts once, for the stint that began last, and among
    those that began on the same day for the last one given. Raises ValueError for a period without a day.
    """
    length = days(start, end)
    if not length:
        raise ValueError("the period ends before it starts")
    stints = list(stints)
    edges = sorted({start, end + timedelta(days=1)} | _edges(start, end, stints))
    worked = sum((following - day).days * _rate(day, stints) for day, following in pairwise(edges))
    return Fraction(worked) / length


def _edges(start, end, stints):
    """The days inside the period on which the working time may change."""
    changes = {stint.start for stint in stints}
    changes |= {stint.end + timedelta(days=1) for stint in stints if stint.end is not None}
    return {day for day in changes if start < day <= end}


def _rate(day, stints):
    holding = [(stint.start, place) for place, stint in enumerate(stints) if stint.covers(day)]
    return exact(stints[max(holding)[1]].rate) if holding else Fraction(0)


def shifted_year(day, years=1):
    """The same day some years on, for dates copied from the last cycle: the last day of a month stays its last day."""
    year = day.year + years
    last = calendar.monthrange(year, day.month)[1]
    if day.day == calendar.monthrange(day.year, day.month)[1]:
        return date(year, day.month, last)
    return date(year, day.month, day.day)
