"""The part of a period somebody worked."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from performance_cycle.scoring.proration import Stint, days, overlap, shifted_year, worked_share

LEAP = (date(2028, 1, 1), date(2028, 12, 31))
YEAR = (date(2027, 1, 1), date(2027, 12, 31))
some_days = st.dates(date(2027, 1, 1), date(2029, 12, 31))
rates = st.fractions(0, 1, max_denominator=10)


@st.composite
def stints(draw):
    start = draw(some_days)
    end = draw(st.none() | st.integers(0, 400).map(lambda length: start + timedelta(days=length)))
    return Stint(start, end, draw(rates))


@pytest.mark.parametrize(
    ("period", "hired", "share"),
    [
        (YEAR, date(2020, 5, 1), Fraction(1)),
        (YEAR, date(2027, 7, 1), Fraction(184, 365)),
        (LEAP, date(2028, 7, 1), Fraction(184, 366)),
        (LEAP, date(2028, 2, 29), Fraction(307, 366)),
        (YEAR, date(2027, 12, 31), Fraction(1, 365)),
        (YEAR, date(2028, 1, 1), Fraction(0)),
    ],
)
def test_a_new_hire_counts_from_the_first_day(period, hired, share):
    assert worked_share(*period, [Stint(hired)]) == share


def test_february_has_twenty_nine_days_only_in_a_leap_year():
    assert days(date(2028, 2, 1), date(2028, 3, 1)) == days(date(2027, 2, 1), date(2027, 3, 1)) + 1


def test_part_time_counts_for_its_part():
    changed = [Stint(date(2020, 1, 1)), Stint(date(2027, 7, 1), rate=Fraction(1, 2))]

    assert worked_share(*YEAR, [Stint(date(2020, 1, 1), rate=Fraction(4, 5))]) == Fraction(4, 5)
    assert worked_share(*YEAR, changed) == Fraction(181 * 2 + 184, 2 * 365)


def test_a_copied_contract_with_the_same_dates_counts_once_and_the_copy_is_in_force():
    first, copy = Stint(date(2027, 1, 1)), Stint(date(2027, 1, 1), rate=Fraction(1, 2))

    assert worked_share(*YEAR, [first, first]) == 1
    assert worked_share(*YEAR, [first, copy]) == Fraction(1, 2)


def test_a_gap_between_two_contracts_is_not_worked():
    gap = [Stint(date(2027, 1, 1), date(2027, 3, 31)), Stint(date(2027, 5, 1))]

    assert worked_share(*YEAR, gap) == 1 - Fraction(30, 365)


def test_a_period_without_a_day_is_refused():
    with pytest.raises(ValueError, match="period"):
        worked_share(date(2027, 2, 1), date(2027, 1, 31), [])


@given(some_days, st.integers(0, 800), st.lists(stints(), max_size=4))
def test_the_share_is_what_counting_day_by_day_gives(start, length, contracts):
    end = start + timedelta(days=length)

    def rate_on(day):
        holding = [one for one in contracts if one.covers(day)]
        return max(reversed(holding), key=lambda one: one.start).rate if holding else 0

    counted = sum(rate_on(start + timedelta(days=number)) for number in range(length + 1))

    assert worked_share(start, end, contracts) == Fraction(counted) / (length + 1)


@given(some_days, st.integers(1, 800), st.integers(1, 800), st.lists(stints(), max_size=3))
def test_two_halves_of_a_period_make_the_whole(start, first, second, contracts):
    middle, end = start + timedelta(days=first - 1), start + timedelta(days=first + second - 1)

    halves = worked_share(start, middle, contracts) * first
    halves += worked_share(middle + timedelta(days=1), end, contracts) * second

    assert worked_share(start, end, contracts) * (first + second) == halves


@given(some_days, some_days, some_days, st.none() | some_days)
def test_an_overlap_is_never_longer_than_either_side(start, end, first, last):
    assert 0 <= overlap(start, end, first, last) <= days(start, end)
    assert last is None or overlap(start, end, first, last) == overlap(first, last, start, end)


@pytest.mark.parametrize(
    ("day", "years", "moved"),
    [
        (date(2028, 2, 29), 1, date(2029, 2, 28)),
        (date(2027, 2, 28), 1, date(2028, 2, 29)),
        (date(2028, 2, 28), 1, date(2029, 2, 28)),
        (date(2028, 2, 29), 4, date(2032, 2, 29)),
        (date(2026, 12, 31), 1, date(2027, 12, 31)),
        (date(2027, 6, 15), -1, date(2026, 6, 15)),
    ],
)
def test_dates_copied_from_the_last_cycle_keep_their_place_in_the_month(day, years, moved):
    assert shifted_year(day, years) == moved


@given(some_days, some_days, st.integers(-4, 4))
def test_copied_dates_keep_their_order(one, other, years):
    first, second = sorted((one, other))

    assert shifted_year(first, years) <= shifted_year(second, years)


def test_dates_are_copied_one_year_on_unless_said_otherwise():
    assert shifted_year(date(2026, 6, 15)) == date(2027, 6, 15)
