"""Dates of a round: reminders, the distance between rounds, and when names are deleted."""

from calendar import monthrange
from datetime import date, timedelta

LAST_REMINDER_DAYS = 3
LEAST_DAYS_BETWEEN_CLOSES = 90  # a hard floor: nearly the same raters twice could be subtracted (3.4 e)
MONTHS_BETWEEN_ROUNDS = 12  # F8, the default of a setting
KEEP_NAMES_DAYS = 30  # G6
PULSE_MONTHS = (3, 6)  # F7, after the plan has begun
KEEP_REPORT_MONTHS = 24  # G6, the default of a setting
KEEP_AFTER_PROGRAM_MONTHS = 12
KEEP_AT_LEAST_DAYS = 90  # a round at the end of a programme that is long over is read before it goes
KEEP_FOR_LEAVER_DAYS = 30
KEEP_LOG_MONTHS = 6  # after the report


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


def keep_until(closed, program_end, left, months=KEEP_REPORT_MONTHS):
    """Return the last day of a report (G6): counted from close, the programme's end, or the participant's leaving.

    The three are dates; all but the first may be missing.
    """
    days = [later(closed, months)]
    if program_end:
        after_program = later(program_end, KEEP_AFTER_PROGRAM_MONTHS)
        days.append(max(after_program, closed + timedelta(days=KEEP_AT_LEAST_DAYS)))
    if left:
        days.append(left + timedelta(days=KEEP_FOR_LEAVER_DAYS))
    return min(days)
