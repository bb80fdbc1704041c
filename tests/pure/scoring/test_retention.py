"""Tenure and turnover."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from performance_cycle.scoring.retention import Employment, average_tenure, tenure, tenure_bands, turnover

TODAY = date(2026, 11, 20)
some_days = st.dates(date(2000, 1, 1), date(2030, 12, 31))


@st.composite
def employments(draw):
    start = draw(some_days)
    return Employment(start, draw(st.none() | st.integers(0, 4000).map(lambda length: start + timedelta(days=length))))


@pytest.mark.parametrize(
    ("start", "as_of", "years"),
    [
        (date(2024, 2, 29), date(2025, 2, 28), 1),
        (date(2024, 2, 29), date(2028, 2, 28), 3 + Fraction(365, 366)),
        (date(2024, 2, 29), date(2028, 2, 29), 4),
        (date(2025, 11, 20), TODAY, 1),
        (date(2026, 11, 20), TODAY, 0),
        (date(2027, 1, 1), TODAY, 0),
        (date(2025, 11, 21), TODAY, Fraction(364, 365)),
    ],
)
def test_a_year_of_service_is_full_on_its_anniversary(start, as_of, years):
    assert tenure(start, as_of) == years


@given(some_days, some_days, st.integers(0, 400))
def test_tenure_only_grows(start, as_of, more):
    assert 0 <= tenure(start, as_of) <= tenure(start, as_of + timedelta(days=more))


@given(some_days, st.integers(0, 10000))
def test_tenure_is_within_a_day_of_the_calendar(start, length):
    assert abs(tenure(start, start + timedelta(days=length)) - Fraction(length * 4, 1461)) <= Fraction(1, 150)


def test_only_who_is_there_counts_for_the_average_and_the_bands():
    people = [
        Employment(date(2016, 11, 20)),
        Employment(date(2024, 11, 20)),
        Employment(date(2010, 1, 1), date(2026, 11, 19)),
        Employment(date(2027, 1, 1)),
    ]

    assert average_tenure(people, TODAY) == 6
    assert tenure_bands(people, TODAY) == (0, 0, 1, 0, 1)


def test_nobody_has_no_average_rather_than_zero():
    assert average_tenure([], TODAY) is None
    assert turnover([], TODAY).rate is None


def test_one_of_ten_who_leaves_at_the_end_of_the_window_is_a_tenth():
    people = [Employment(date(2020, 1, 1)) for _number in range(9)] + [Employment(date(2020, 1, 1), TODAY)]

    told = turnover(people, TODAY)

    assert (told.since, told.departures, told.average, told.rate) == (date(2025, 11, 21), 1, 10, Fraction(1, 10))


def test_only_departures_of_the_twelve_months_count():
    days = [date(2025, 11, 20), date(2025, 11, 21), date(2026, 11, 20), date(2026, 11, 21)]

    assert turnover([Employment(date(2020, 1, 1), day) for day in days], TODAY).departures == 2


@given(st.lists(employments(), max_size=8), some_days)
def test_everybody_who_is_there_is_in_one_band(people, as_of):
    assert sum(tenure_bands(people, as_of)) == sum(1 for one in people if one.on(as_of))


@given(st.lists(employments(), max_size=5), some_days)
def test_the_average_headcount_is_what_counting_every_day_gives(people, as_of):
    told = turnover(people, as_of)

    window = [told.since + timedelta(days=number) for number in range((as_of - told.since).days + 1)]

    assert len(window) in (365, 366)
    assert told.average == Fraction(sum(one.on(day) for day in window for one in people), len(window))
