"""How much of the year's evidence is from its last weeks, so that the review is not of the last weeks only."""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

DAYS = 60


@dataclass(frozen=True)
class Month:
    """The evidence of one month: how much is recent and how much is from before."""

    year: int
    month: int
    before: int
    recent: int


@dataclass(frozen=True)
class Recency:
    """Evidence of a period: `recent` of `total` are from `since` on; `share` is None when there is no evidence."""

    since: date
    total: int
    recent: int
    share: Fraction | None
    months: tuple[Month, ...]


def recency(dates, start, end, as_of, days=DAYS):
    """The `Recency` of evidence at `dates` for a period from `start` to `end`, both included, seen on `as_of`.

    What lies outside the period or after `as_of` is not counted. `months` has every month of it, empty ones too.
    """
    since = as_of - timedelta(days=days)
    counted = [day for day in dates if start <= day <= min(end, as_of)]
    recent = [day for day in counted if day >= since]
    share = Fraction(len(recent), len(counted)) if counted else None
    months = tuple(_month(year, month, counted, since) for year, month in months_of(start, end))
    return Recency(since, len(counted), len(recent), share, months)


def _month(year, month, counted, since):
    days = [day for day in counted if (day.year, day.month) == (year, month)]
    recent = sum(1 for day in days if day >= since)
    return Month(year, month, len(days) - recent, recent)


def months_of(start, end):
    """The (year, month) pairs that the period touches, in order."""
    first, last = start.year * 12 + start.month - 1, end.year * 12 + end.month - 1
    return [(number // 12, number % 12 + 1) for number in range(first, last + 1)]
