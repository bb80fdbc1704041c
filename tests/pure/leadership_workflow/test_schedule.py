"""When reminders go out, and how far apart rounds are."""

from datetime import date

import pytest
from leadership_360.workflow.schedule import keep_until, possible_from, pulse_window, reminders_due

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


def test_a_round_may_end_ninety_days_after_the_last_close():
    assert possible_from([date(2025, 1, 1), date(2026, 8, 24)]) == date(2026, 11, 22)


def test_a_full_round_may_end_a_year_or_another_number_of_months_after_the_last():
    assert possible_from([date(2025, 11, 20)], 12) == date(2026, 11, 20)
    assert possible_from([date(2026, 8, 31)], 6) == date(2027, 2, 28)


def test_a_first_round_may_end_at_any_time():
    assert possible_from([]) is None


def test_a_pulse_starts_three_to_six_months_after_the_plan():
    assert pulse_window(date(2026, 11, 30)) == (date(2027, 2, 28), date(2027, 5, 30))


@pytest.mark.parametrize(
    ("program_end", "left", "last_day"),
    [
        (None, None, date(2028, 1, 31)),
        (date(2027, 6, 30), None, date(2028, 1, 31)),
        (date(2026, 6, 30), None, date(2027, 6, 30)),
        (date(2020, 6, 30), None, date(2026, 5, 1)),  # long over: three months to read it
        (None, date(2026, 3, 1), date(2026, 3, 31)),
    ],
)
def test_a_report_is_kept_until_the_earliest_of_its_three_ends(program_end, left, last_day):
    assert keep_until(date(2026, 1, 31), program_end, left) == last_day
