"""Rises, their cost, and the guideline matrix."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from performance_cycle.scoring.budget import budget
from performance_cycle.scoring.compensation import (
    Cell,
    beside_guideline,
    cost,
    decided,
    guideline,
    percent_of,
    position,
    prorated_percent,
    raised,
)

wages = st.decimals(0, 10**7, places=2)
percents = st.decimals(0, 50, places=2)
MATRIX = [
    Cell("Exceeds", None, Fraction(9, 10), Fraction(4), Fraction(6)),
    Cell("Exceeds", Fraction(9, 10), Fraction(11, 10), Fraction(3), Fraction(5)),
    Cell("Exceeds", Fraction(11, 10), None, Fraction(1), Fraction(3)),
]


@pytest.mark.parametrize(
    ("wage", "percent", "new"), [("3333.33", "2.5", "3416.66"), (4000, 3, "4120.00"), (1000.1, 0, "1000.10")]
)
def test_a_rise_is_rounded_to_the_cent(wage, percent, new):
    assert raised(wage, percent) == Decimal(new)


def test_a_currency_without_cents_has_none():
    assert str(raised(333333, 2.5, digits=0)) == "341666"


def test_a_rise_in_a_leap_year_costs_for_the_days_that_are_left():
    assert cost(4000, 3, Fraction(184, 366), periods=12) == Decimal("723.93")


def test_who_was_there_for_half_of_the_year_gets_half_of_the_percent():
    assert prorated_percent("3.5", Fraction(1, 2)) == Fraction(7, 4)


@given(wages, percents)
def test_the_percent_of_a_rise_is_the_percent_given_but_for_half_a_cent(wage, percent):
    change = raised(wage, percent) - wage

    assert (percent_of(change, wage) is None) == (not wage)
    assert abs(Fraction(change) - Fraction(wage) * Fraction(percent) / 100) <= Fraction(1, 200)


@given(wages, percents, percents)
def test_a_higher_percent_never_means_a_lower_wage(wage, one, other):
    low, high = sorted((one, other))

    assert wage <= raised(wage, low) <= raised(wage, high)


@pytest.mark.parametrize(("where", "low"), [("0.5", 4), ("0.89", 4), ("0.9", 3), ("1.0999", 3), ("1.1", 1), (3, 1)])
def test_the_matrix_has_one_field_for_every_position(where, low):
    assert guideline(MATRIX, "Exceeds", where).low == low


def test_the_matrix_is_silent_without_a_rating_or_a_position():
    assert guideline(MATRIX, None, 1) is None
    assert guideline(MATRIX, "Exceeds", None) is None
    assert guideline(MATRIX, "Meets", 1) is None


@pytest.mark.parametrize(("percent", "points"), [(4, 0), ("4.5", 0), (6, 0), (7, 1), (2, -2)])
def test_a_proposal_beside_its_guideline_says_by_how_much(percent, points):
    assert beside_guideline(percent, MATRIX[0]) == points
    assert beside_guideline(percent, None) == 0


@pytest.mark.parametrize(("wage", "midpoint", "where"), [(4500, 5000, "0.9"), (None, 5000, None), (4500, 0, None)])
def test_the_position_in_the_band_is_a_share_of_its_middle(wage, midpoint, where):
    assert position(wage, midpoint) == (None if where is None else Fraction(where))


amounts = st.lists(st.decimals(-1000, 10000, places=2), max_size=20)


@given(st.decimals(0, 10**6, places=2), amounts, amounts)
def test_a_budget_is_what_is_used_and_what_is_left(granted, proposed, approved):
    spent = budget(granted, proposed, approved)

    assert spent.proposed + spent.approved + spent.left == granted
    assert spent.over == max(-spent.left, 0)
    assert spent.used is None or spent.used * spent.granted + spent.left == granted


def test_cents_add_up_exactly():
    spent = budget(0.3, [0.1, 0.1], [0.1])

    assert (spent.left, spent.over, spent.room_for(0), spent.room_for("0.01")) == (0, 0, True, False)


def test_what_is_only_proposed_does_not_stand_against_an_approval():
    assert budget(100, [80], [30]).left_after_approved == 70


def test_a_budget_of_nothing_has_no_used_share_and_a_negative_one_is_refused():
    assert budget(0, [5]).used is None
    with pytest.raises(ValueError, match="negative"):
        budget(-1)


def test_a_rise_costs_its_percent_for_one_whole_period_unless_said_otherwise():
    assert cost(4000, 3) == 120
    assert cost(4000, 3, periods=12) == 1440


def test_a_change_of_a_wage_is_told_in_percent():
    assert percent_of(150, 4000) == Fraction(15, 4)


@pytest.mark.parametrize(
    ("basis", "figure", "share", "new"),
    [
        ("percent", 3, 1, "4120.00"),
        ("percent", 3, Fraction(1, 2), "4060.00"),
        ("amount", "150.50", Fraction(1, 2), "4150.50"),
        ("wage", 4500, Fraction(1, 2), "4500.00"),
        ("one_off", 900, 1, "4000.00"),
    ],
)
def test_a_decision_makes_a_new_wage_of_the_old_one(basis, figure, share, new):
    assert str(decided(basis, 4000, figure, share)) == new
