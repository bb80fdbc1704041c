"""Dates of a round: reminders, the distance between rounds, and when names are deleted."""

from datetime import timedelta

LAST_REMINDER_DAYS = 3
LEAST_DAYS_BETWEEN_CLOSES = 90  # a hard floor: nearly the same raters twice could be subtracted (3.4 e)
MONTHS_BETWEEN_ROUNDS = 12  # F8, the default of a setting
KEEP_NAMES_DAYS = 30  # G6


def reminders_due(start, end, today):
    """Return how many of the two reminders are due: at half time and three days before the end (R8)."""
    half = start + (end - start) / 2
    last = end - timedelta(days=LAST_REMINDER_DAYS)
    return sum(today >= day for day in (half, max(half, last)))


def too_soon(last_close, end, months):
    """Return "never" within 90 days, "reason" within `months` months of the date `last_close`, or None."""
    if not last_close:
        return None
    days = (end - last_close).days
    if days < LEAST_DAYS_BETWEEN_CLOSES:
        return "never"
    return "reason" if days < months * 365.25 / 12 else None
