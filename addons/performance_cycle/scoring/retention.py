"""Tenure and turnover: whether people stay, and which."""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from .proration import days, overlap

BANDS = ((0, 1), (1, 2), (2, 5), (5, 10), (10, None))


@dataclass(frozen=True)
class Employment:
    """The first and the last day of somebody's employment; no last day means still there."""

    start: date
    end: date | None = None

    def on(self, day):
        """Whether the person is employed on that day."""
        return self.start <= day and (self.end is None or day <= self.end)


@dataclass(frozen=True)
class Turnover:
    """Departures in the twelve months up to a day, their average headcount, and the rate (None if nobody was there)."""

    since: date
    departures: int
    average: Fraction
    rate: Fraction | None


def tenure(start, as_of):
    """Years of service on a day: whole anniversaries and the part of the running year, never below zero."""
    if as_of < start:
        return Fraction(0)
    years = as_of.year - start.year
    if _anniversary(start, years) > as_of:
        years -= 1
    reached, coming = _anniversary(start, years), _anniversary(start, years + 1)
    return years + Fraction((as_of - reached).days, (coming - reached).days)


def _anniversary(day, years):
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February, in a year without one
        return date(day.year + years, 2, 28)


def average_tenure(employments, as_of):
    """The mean tenure in years of those employed on the day, or None when nobody is."""
    present = [tenure(one.start, as_of) for one in employments if one.on(as_of)]
    return sum(present) / len(present) if present else None


def tenure_bands(employments, as_of, bands=BANDS):
    """How many of those employed on the day fall into each band (from, below) of years, in the order of the bands."""
    present = [tenure(one.start, as_of) for one in employments if one.on(as_of)]
    return tuple(sum(1 for years in present if years >= low and (high is None or years < high)) for low, high in bands)


def turnover(employments, as_of):
    """The `Turnover` of the twelve months that end with `as_of`; the average headcount is taken over every day of them.

    Somebody whose last day is in these months has departed; a last day after `as_of` is still to come.
    """
    employments = tuple(employments)
    since = _anniversary(as_of, -1) + timedelta(days=1)
    departures = sum(1 for one in employments if one.end is not None and since <= one.end <= as_of)
    present = sum(overlap(since, as_of, one.start, one.end) for one in employments)
    average = Fraction(present, days(since, as_of))
    return Turnover(since, departures, average, departures / average if average else None)
