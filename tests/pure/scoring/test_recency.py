"""How recent the evidence is."""

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from performance_cycle.scoring.recency import Month, months_of, recency

START, END, TODAY = date(2026, 1, 1), date(2026, 12, 31), date(2026, 11, 20)
some_days = st.dates(date(2025, 6, 1), date(2027, 6, 1))


def test_the_share_of_the_last_sixty_days_is_told_with_its_counts():
    days = [date(2026, 1, 5)] * 9 + [date(2026, 10, 1)] * 14

    told = recency(days, START, END, TODAY)

    assert (told.recent, told.total, told.share) == (14, 23, Fraction(14, 23))
    assert told.since == date(2026, 9, 21)


def test_the_month_in_which_the_last_sixty_days_begin_is_split():
    told = recency([date(2026, 9, 20), date(2026, 9, 21), date(2026, 9, 30)], START, END, TODAY)

    assert told.months[8] == Month(2026, 9, before=1, recent=2)


def test_no_evidence_has_no_share_rather_than_zero():
    assert recency([], START, END, TODAY).share is None
    assert recency([date(2026, 1, 5)], START, END, TODAY).share == 0


def test_what_lies_outside_the_period_or_in_the_future_is_not_counted():
    days = [date(2025, 12, 31), date(2026, 11, 21), date(2026, 11, 20)]

    assert recency(days, START, END, TODAY).total == 1


def test_empty_months_are_there_and_a_period_may_cross_the_new_year():
    assert months_of(date(2026, 11, 15), date(2027, 2, 1)) == [(2026, 11), (2026, 12), (2027, 1), (2027, 2)]
    assert len(recency([], START, END, TODAY).months) == 12


@given(st.lists(some_days), some_days, st.integers(0, 500), some_days, st.integers(0, 120))
def test_the_months_hold_every_piece_of_evidence_once(days, start, length, as_of, window):
    told = recency(days, start, start + timedelta(days=length), as_of, window)

    assert sum(month.before + month.recent for month in told.months) == told.total
    assert sum(month.recent for month in told.months) == told.recent
    assert told.share is None or 0 <= told.share <= 1


@given(st.lists(some_days), some_days, st.integers(0, 60), st.integers(0, 60))
def test_a_longer_window_never_makes_less_recent(days, as_of, window, more):
    narrow, wide = (recency(days, START, END, as_of, length) for length in (window, window + more))

    assert narrow.recent <= wide.recent
    assert narrow.total == wide.total


def test_the_first_and_the_last_day_of_the_period_are_counted():
    assert recency([START, END], START, END, date(2027, 3, 1)).total == 2
