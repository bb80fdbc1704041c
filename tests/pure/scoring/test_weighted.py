"""A weighted mean without the missing."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from performance_cycle.scoring.weighted import Rated, used_weights, weighted_mean

figures = st.none() | st.fractions(0, 5, max_denominator=20)
items = st.lists(st.builds(Rated, st.just("goal"), st.fractions(0, 100, max_denominator=10), figures), max_size=8)


def rated(*pairs):
    return [Rated.of("goal", weight, figure) for weight, figure in pairs]


def test_a_missing_rating_is_left_out_and_not_a_zero():
    assert weighted_mean(rated((50, 4), (50, None))) == 4
    assert weighted_mean(rated((50, 4), (50, 0))) == 2


@pytest.mark.parametrize("pairs", [[], [(100, None)], [(0, 5)], [(0, 5), (100, None)]])
def test_nothing_rated_is_nothing_and_not_a_zero(pairs):
    assert weighted_mean(rated(*pairs)) is None


def test_everything_rated_zero_is_zero():
    assert weighted_mean(rated((60, 0), (40, 0))) == 0


def test_a_negative_weight_is_refused():
    with pytest.raises(ValueError, match="negative"):
        Rated.of("goal", -1, 3)


@given(items)
def test_the_mean_lies_between_the_lowest_and_the_highest_that_count(things):
    counted = [item.figure for item in things if item.figure is not None and item.weight]

    mean = weighted_mean(things)

    assert (mean is None) == (not counted)
    assert mean is None or min(counted) <= mean <= max(counted)


@given(items)
def test_the_used_weights_total_one_and_give_the_mean(things):
    used = used_weights(things)

    taken = [(share, item.figure) for share, item in zip(used, things, strict=True) if share is not None]

    assert not taken or sum(share for share, _figure in taken) == 1
    assert not taken or sum(share * figure for share, figure in taken) == weighted_mean(things)


@given(items, st.fractions(Fraction(1, 10), 10))
def test_only_the_proportions_of_the_weights_matter(things, scale):
    scaled = [Rated(item.label, item.weight * scale, item.figure) for item in things]

    assert weighted_mean(scaled) == weighted_mean(things)


@given(items, st.fractions(0, 100))
def test_one_more_thing_that_is_not_rated_changes_nothing(things, weight):
    assert weighted_mean([*things, Rated("new", weight, None)]) == weighted_mean(things)
