"""When two people should meet next."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from performance_cycle.workflow.rhythm import following

weekdays = st.dates(date(2020, 1, 1), date(2040, 1, 1)).filter(lambda day: day.isoweekday() < 6)


@pytest.mark.parametrize(
    ("day", "rhythm", "next_day"),
    [
        (date(2026, 11, 20), "week", date(2026, 11, 27)),
        (date(2026, 11, 20), "fortnight", date(2026, 12, 4)),
        (date(2026, 11, 20), "month", date(2026, 12, 21)),  # the 20th is a Sunday
        (date(2028, 1, 31), "month", date(2028, 2, 29)),
        (date(2026, 12, 15), "month", date(2027, 1, 15)),
    ],
)
def test_the_next_meeting_is_a_rhythm_later_and_on_a_working_day(day, rhythm, next_day):
    assert following(day, rhythm) == next_day


def test_without_a_rhythm_nothing_is_proposed():
    assert following(date(2026, 11, 20), "none") is None


def test_the_time_of_day_is_kept():
    assert following(datetime(2026, 11, 20, 9, 30), "week") == datetime(2026, 11, 27, 9, 30)


@given(weekdays)
def test_weeks_keep_the_weekday(day):
    assert following(day, "week") - day == timedelta(days=7)
    assert following(day, "fortnight") - day == timedelta(days=14)


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.sampled_from(["week", "fortnight", "month"]))
def test_nobody_is_asked_to_meet_on_a_weekend_or_in_the_past(day, rhythm):
    proposed = following(day, rhythm)

    assert proposed.isoweekday() < 6
    assert timedelta(days=7) <= proposed - day <= timedelta(days=33)
