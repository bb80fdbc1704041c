"""When reminders go out, and how far apart rounds are."""

from datetime import date

import pytest
from leadership_360.workflow.schedule import reminders_due, too_soon

START, END = date(2026, 11, 2), date(2026, 11, 22)


@pytest.mark.parametrize(
    ("today", "due"),
    [
        (date(2026, 11, 11), 0),
        (date(2026, 11, 12), 1),
        (date(2026, 11, 18), 1),
        (date(2026, 11, 19), 2),
        (date(2026, 11, 22), 2),
    ],
)
def test_reminders_are_due_at_half_time_and_three_days_before_the_end(today, due):
    assert reminders_due(START, END, today) == due


def test_in_a_very_short_round_the_last_reminder_is_not_before_half_time():
    assert reminders_due(date(2026, 11, 2), date(2026, 11, 6), date(2026, 11, 3)) == 0


@pytest.mark.parametrize(
    ("last", "verdict"),
    [
        (None, None),
        (date(2026, 8, 25), "never"),
        (date(2026, 8, 24), "reason"),
        (date(2025, 11, 25), "reason"),
        (date(2025, 11, 20), None),
    ],
)
def test_never_within_ninety_days_and_within_a_year_only_with_a_reason(last, verdict):
    assert too_soon(last, END, 12) == verdict


def test_the_distance_of_a_year_is_a_setting():
    assert too_soon(date(2026, 5, 1), END, 6) is None
