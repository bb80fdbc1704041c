"""Managers whose ratings are spread unlike the others'."""

from fractions import Fraction
from statistics import pvariance

import pytest
from hypothesis import given
from hypothesis import strategies as st
from performance_cycle.scoring.spread import spreads

USUAL = [2, 3, 3, 3, 4, 4]
teams = st.dictionaries(st.sampled_from("ABCDEF"), st.lists(st.none() | st.integers(1, 5), max_size=9), max_size=6)


def flags_of(own, others=USUAL):
    return spreads({"him": own, "others": others})[0].flags


@pytest.mark.parametrize(
    ("own", "flags"),
    [
        ([3, 3, 3, 3, 3], ("same",)),
        ([5, 5, 5, 5, 5], ("high", "same")),
        ([1, 2, 1, 2, 2, 3], ("low",)),
        ([1, 5, 1, 5, 3, 4], ("wide",)),
        ([3, 3, 3, 3, 3, 3, 3, 3, 3, 4], ("narrow",)),
        ([2, 3, 3, 4, 4], ()),
    ],
)
def test_an_unusual_spread_is_flagged_by_what_is_unusual(own, flags):
    assert flags_of(own) == flags


def test_a_small_team_is_never_flagged():
    assert flags_of([5, 5, 5, 5]) == ()


def test_a_manager_is_compared_with_the_others_and_not_with_himself():
    assert flags_of([5] * 50) == ("high", "same")


def test_a_team_without_ratings_has_no_mean_rather_than_zero():
    (own, _others) = spreads({"him": [None], "others": USUAL})

    assert (own.count, own.mean, own.variance, own.flags) == (0, None, None, ())


@given(teams)
def test_count_mean_and_variance_are_those_of_the_rated(ratings):
    for spread in spreads(ratings):
        rated = [rating for rating in ratings[spread.manager] if rating is not None]

        assert spread.count == len(rated)
        assert spread.variance is None or float(spread.variance) == pytest.approx(pvariance(rated))


@given(teams, st.integers(-3, 3))
def test_moving_everybody_alike_flags_nobody_else(ratings, shift):
    moved = {name: [None if rating is None else rating + shift for rating in own] for name, own in ratings.items()}

    assert [one.flags for one in spreads(moved)] == [one.flags for one in spreads(ratings)]


@given(st.lists(st.integers(1, 5), min_size=5, max_size=12))
def test_managers_who_rate_alike_are_not_flagged(ratings):
    assert {one.flags for one in spreads({"one": ratings, "other": ratings[::-1]})} == {()}


@pytest.mark.parametrize(("own", "flags"), [([4, 4, 4, 4, 3, 2], ("high",)), ([2, 2, 2, 2, 3, 4], ("low",))])
def test_half_a_level_of_difference_is_the_first_that_is_flagged(own, flags):
    others = [2, 3, 3, 3, 4, 3] if flags == ("high",) else [4, 3, 3, 3, 2, 3]

    (spread, _others) = spreads({"him": own, "others": others})

    assert abs(spread.mean - 3) == Fraction(1, 2)
    assert flags[0] in spread.flags


def test_a_little_less_than_half_a_level_is_not_flagged():
    assert "high" not in flags_of([4, 4, 4, 4, 3, 2, 3], [2, 3, 3, 3, 4, 3])
