"""Ratings against guideline ranges."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from performance_cycle.scoring.distribution import Guideline, distribution, whole_percents
from performance_cycle.scoring.exact import shown

LEVELS = [5, 4, 3, 2, 1]
rating_lists = st.lists(st.none() | st.sampled_from(LEVELS), max_size=60)
guideline_ranges = st.tuples(st.integers(0, 100), st.integers(0, 100)).map(
    lambda pair: Guideline.percent(*sorted(pair))
)


def test_a_share_above_its_range_says_by_how_many_points():
    ratings = [5] * 46 + [4] * 203 + [3] * 327 + [2] * 65 + [1] * 13

    bands = distribution(ratings, LEVELS, {4: Guideline.percent(15, 25)})

    assert [band.percent for band in bands] == [7, 31, 50, 10, 2]
    assert (shown(bands[1].points, 0), bands[1].outside) == (6, True)
    assert bands[1].people == 203 - 164


def test_a_share_below_its_range_counts_down():
    (band, *_others) = distribution([4] * 20, LEVELS, {5: Guideline.percent(5, 10)})

    assert (band.points, band.people, band.outside) == (-5, -1, True)


def test_a_group_is_not_blamed_for_not_being_divisible():
    (band, *_others) = distribution([5, 4, 4], LEVELS, {5: Guideline.percent(5, 15)})

    assert band.points > 0
    assert not band.outside


def test_nobody_rated_has_no_shares_rather_than_zeros():
    bands = distribution([None, None], LEVELS, {4: Guideline.percent(15, 25)})

    assert {(band.count, band.share, band.percent, band.outside) for band in bands} == {(0, None, None, False)}


def test_a_rating_that_is_no_level_is_refused():
    with pytest.raises(ValueError, match="not a level"):
        distribution([6], LEVELS)


@pytest.mark.parametrize("ends", [(30, 20), (-1, 20), (50, 101)])
def test_a_range_that_is_none_is_refused(ends):
    with pytest.raises(ValueError, match="guideline"):
        Guideline.percent(*ends)


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=9))
def test_whole_percents_total_a_hundred_and_are_never_a_whole_point_off(counts):
    percents = whole_percents(counts)

    whole = sum(counts)

    assert not whole or sum(percents) == 100
    assert not whole or all(
        abs(percent - Fraction(count * 100, whole)) < 1 for count, percent in zip(counts, percents, strict=True)
    )
    assert whole or set(percents) == {None}


@given(rating_lists)
def test_every_rating_is_in_one_band(ratings):
    bands = distribution(ratings, LEVELS)

    rated = [rating for rating in ratings if rating is not None]

    assert [band.count for band in bands] == [rated.count(level) for level in LEVELS]
    assert not rated or sum(band.share for band in bands) == 1


@given(rating_lists, guideline_ranges)
def test_points_are_the_distance_to_the_range_and_zero_inside(ratings, guideline):
    band = distribution(ratings, LEVELS, {3: guideline})[2]

    if band.share is None:
        assert band.points == 0
    elif band.points:
        edge = guideline.high if band.points > 0 else guideline.low
        assert band.share - edge == band.points / 100
    else:
        assert guideline.low <= band.share <= guideline.high


@given(rating_lists, guideline_ranges)
def test_moving_the_people_named_brings_a_level_back_into_its_range(ratings, guideline):
    rated = [rating for rating in ratings if rating is not None]
    band = distribution(rated, LEVELS, {3: guideline})[2]

    moved = band.count - band.people

    assert 0 <= moved <= len(rated)
    assert not rated or guideline.low - Fraction(1, len(rated)) < Fraction(moved, len(rated))
    assert not rated or Fraction(moved, len(rated)) < guideline.high + Fraction(1, len(rated))
