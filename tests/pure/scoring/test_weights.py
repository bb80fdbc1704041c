"""Is a set of goals whole."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from performance_cycle.scoring.weights import equalised, weight_problems


def codes(*args, **kwargs):
    return [problem.code for problem in weight_problems(*args, **kwargs)]


@pytest.mark.parametrize("weights", [[40, 30, 20, 10], [100], [33.3, 33.3, 33.4], [0.1] * 1000, [100, 0]])
def test_weights_that_total_a_hundred_are_whole(weights):
    assert weight_problems(weights) == ()


def test_a_total_that_is_not_a_hundred_says_what_it_is():
    (problem,) = weight_problems([33.33, 33.33, 33.33])

    assert (problem.code, problem.value) == ("total", Fraction(9999, 100))


def test_a_negative_weight_is_found_even_when_the_total_is_right():
    (problem,) = weight_problems([60, -10, 50])

    assert (problem.code, problem.value, problem.at) == ("negative", -10, 1)


def test_the_number_of_goals_is_the_strategy_s():
    assert codes([50, 50], minimum=3) == ["too_few"]
    assert codes([50, 50], maximum=1) == ["too_many"]
    assert codes([50, 50], minimum=2, maximum=2) == []
    assert codes([50, 50], maximum=0) == []


def test_an_empty_set_is_too_few_but_has_no_wrong_total():
    assert codes([]) == []
    assert codes([], minimum=1) == ["too_few"]


@given(st.integers(1, 300))
def test_equal_weights_are_whole_numbers_that_total_a_hundred_and_differ_by_one_at_most(count):
    weights = equalised(count)

    assert len(weights) == count
    assert weight_problems(weights) == ()
    assert max(weights) - min(weights) <= 1
    assert list(weights) == sorted(weights, reverse=True)


def test_equal_weights_of_nothing_are_nothing():
    assert equalised(0) == ()


@given(st.lists(st.integers(0, 60), min_size=1))
def test_exactly_the_sets_that_total_a_hundred_pass(weights):
    assert (weight_problems(weights) == ()) == (sum(weights) == 100)
