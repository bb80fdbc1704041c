"""Which level a number is."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from performance_cycle.scoring.exact import exact, shown
from performance_cycle.scoring.levels import Level, boundaries, ladder, level_for_attainment, level_of, reach

FIVE = [
    Level.of(value, label)
    for value, label in enumerate(["Below", "Partly meets", "Meets", "Exceeds", "Outstanding"], start=1)
]
scales = st.lists(st.decimals(-20, 20, places=1), min_size=1, max_size=9, unique=True).map(
    lambda values: [Level.of(value) for value in values]
)


@pytest.mark.parametrize(
    ("number", "label"),
    [
        ("3.49", "Meets"),
        ("3.5", "Exceeds"),
        ("4.49", "Exceeds"),
        ("4.5", "Outstanding"),
        (0, "Below"),
        (9, "Outstanding"),
    ],
)
def test_half_way_goes_up(number, label):
    assert level_of(number, FIVE).label == label


def test_exceeds_reaches_from_three_fifty_to_four_forty_nine():
    assert [str(edge) for edge in reach(FIVE[3], FIVE)] == ["3.50", "4.49"]


def test_the_outer_levels_begin_and_end_with_the_scale():
    assert reach(FIVE[0], FIVE) == (1, Decimal("1.49"))
    assert reach(FIVE[4], FIVE) == (Decimal("4.50"), 5)


def test_the_level_is_that_of_the_number_a_person_reads():
    number = Fraction("4.495")

    assert str(shown(number)) == "4.50"
    assert level_of(number, FIVE).label == "Outstanding"


def test_no_number_has_no_level():
    assert level_of(None, FIVE) is None


@given(scales, st.decimals(-20, 20, places=3))
def test_the_level_is_the_nearest_one_and_the_higher_of_two(levels, number):
    seen = exact(shown(number))

    nearest = min(levels, key=lambda level: (abs(level.value - seen), -level.value))

    assert level_of(number, levels) == nearest


@given(scales, st.decimals(-20, 20, places=2))
def test_a_shown_number_inside_the_scale_lies_in_the_reach_of_its_level_and_of_no_other(levels, number):
    steps = ladder(levels)
    inside = min(max(exact(number), steps[0].value), steps[-1].value)

    holding = [level for level in levels if reach(level, levels)[0] <= shown(inside) <= reach(level, levels)[1]]

    assert holding == [level_of(inside, levels)]


@given(scales)
def test_every_level_is_the_level_of_its_own_value(levels):
    assert all(level_of(level.value, levels) == level for level in levels)
    assert list(boundaries(levels)) == sorted(boundaries(levels))


@pytest.mark.parametrize("levels", [[], [Level.of(1, "a"), Level.of(1, "b")]])
def test_a_scale_without_levels_or_with_two_of_one_value_is_refused(levels):
    with pytest.raises(ValueError, match="scale"):
        level_of(1, levels)


@pytest.mark.parametrize(
    ("share", "value"), [("0.49", 1), ("0.5", 2), ("0.9", 3), ("1.09", 3), ("1.5", 5), (None, None), ("-0.1", None)]
)
def test_an_attainment_suggests_the_highest_level_it_has_reached(share, value):
    steps = [(0, 1), ("0.5", 2), ("0.9", 3), ("1.1", 4), ("1.3", 5)]

    assert level_for_attainment(share, steps) == value


def test_a_strategy_without_steps_suggests_nothing():
    assert level_for_attainment(1, []) is None


@pytest.mark.parametrize(("value", "low"), [("1.3", "1.15"), ("1.25", "1.13"), ("2", "1.50")])
def test_a_reach_begins_with_the_first_hundredth_at_the_boundary(value, low):
    levels = [Level.of(1), Level.of(value)]

    assert str(reach(levels[1], levels)[0]) == low


def test_steps_are_read_by_attainment_whatever_their_values_and_order():
    assert level_for_attainment("1.5", [("1.2", 1), (0, 5), ("0.8", 3)]) == 1
