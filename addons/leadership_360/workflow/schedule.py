"""Dates of a round: reminders, the distance between rounds, and when names are deleted."""

from calendar import monthrange
from datetime import date, timedelta

LAST_REMINDER_DAYS = 3
LEAST_DAYS_BETWEEN_CLOSES = 90  # a hard floor: nearly the same raters twice could be subtracted (3.4 e)
MONTHS_BETWEEN_ROUNDS = 12  # F8, the default of a setting
KEEP_NAMES_DAYS = 30  # G6
PULSE_MONTHS = (3, 6)  # F7, after the plan has begun


def reminders_due(start, end, today):
    """Return how many of the two reminders are due: at half time and three days before the end (R8)."""
    half = start + (end - start) / 2
    last = end - timedelta(days=LAST_REMINDER_DAYS)
    return sum(today >= day for day in (half, max(half, last)))


def possible_from(closes, months=None):
    """Return the first day on which a round may end, given the dates `closes` of earlier ones, or None (F8).

    Without `months`, the distance is that of any two rounds: 90 days.
    """
    if not closes:
        return None
    last = max(closes)
    return last + timedelta(days=LEAST_DAYS_BETWEEN_CLOSES) if months is None else later(last, months)


def pulse_window(began):
    """Return the first and the last day on which a pulse may start, for a plan that began on the date `began` (F7)."""
    first, last = PULSE_MONTHS
    return later(began, first), later(began, last)


def later(day, months):
    """Return the date `months` months after `day`, or the last of that month."""
    year, month = day.year + (day.month - 1 + months) // 12, (day.month - 1 + months) % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
