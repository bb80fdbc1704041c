"""How far a goal has come."""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from performance_cycle.scoring.attainment import KINDS, Cap, MetricError, attainment, metric_problem

WIDE = Cap(Fraction(-(10**9)), Fraction(10**9))
figures = st.fractions(-1000, 1000, max_denominator=1000)


@pytest.mark.parametrize(
    ("kind", "baseline", "target", "current", "share"),
    [
        ("higher", 1.8, 2.4, 2.34, Fraction(90, 100)),
        ("lower", 7.5, 5.0, 5.2, Fraction(92, 100)),
        ("milestone", 0, 4, 3, Fraction(75, 100)),
        ("higher", 0, 6, 7, Fraction(7, 6)),
        ("higher", 32, 45, 38, Fraction(6, 13)),
        ("higher", -10, 10, 0, Fraction(1, 2)),
        ("yes_no", None, None, 1, Fraction(1)),
        ("yes_no", 0, 0, 0, Fraction(0)),
        ("milestone", 0, 4, 6, Fraction(1)),
        ("milestone", 0, 4, -1, Fraction(0)),
    ],
)
def test_attainment_is_the_part_of_the_way_that_is_done(kind, baseline, target, current, share):
    assert attainment(kind, baseline, target, current) == share


@pytest.mark.parametrize("kind", KINDS)
def test_no_data_is_not_zero(kind):
    baseline, target = (9, 5) if kind == "lower" else (0, 5)

    assert attainment(kind, baseline, target, None) is None
    assert attainment(kind, baseline, target, baseline) == 0 or kind == "yes_no"


def test_a_target_that_is_not_set_yet_is_no_data():
    assert attainment("higher", 0, None, 3) is None
    assert metric_problem("higher", 0, None) == "no_target"


@pytest.mark.parametrize(
    ("kind", "baseline", "target", "code"),
    [
        ("higher", 5, 5, "target_is_baseline"),
        ("lower", 5, 5, "target_is_baseline"),
        ("higher", None, 0, "target_is_baseline"),
        ("higher", 5, 4, "target_not_above"),
        ("lower", 5, 6, "target_not_below"),
        ("milestone", 0, 0, "no_milestones"),
        ("milestone", 0, 2.5, "milestones_not_whole"),
        ("sideways", 0, 1, "unknown_kind"),
    ],
)
def test_a_metric_that_cannot_be_measured_is_refused_with_its_reason(kind, baseline, target, code):
    with pytest.raises(MetricError) as refused:
        attainment(kind, baseline, target, 1)

    assert refused.value.code == metric_problem(kind, baseline, target) == code


@given(figures, figures)
def test_the_baseline_is_zero_and_the_target_is_one_whatever_the_direction(baseline, target):
    assume(baseline != target)
    kind = "higher" if target > baseline else "lower"

    assert attainment(kind, baseline, target, baseline, WIDE) == 0
    assert attainment(kind, baseline, target, target, WIDE) == 1
    assert attainment(kind, baseline, target, (baseline + target) / 2, WIDE) == Fraction(1, 2)


@given(figures, figures, figures)
def test_lower_is_higher_seen_in_a_mirror(baseline, target, current):
    assume(target > baseline)

    higher = attainment("higher", baseline, target, current, WIDE)

    assert attainment("lower", -baseline, -target, -current, WIDE) == higher


@given(figures, figures, figures, figures)
def test_getting_closer_never_counts_for_less(baseline, target, one, other):
    assume(target > baseline)
    low, high = sorted((one, other))

    assert attainment("higher", baseline, target, low) <= attainment("higher", baseline, target, high)


@given(figures, figures, figures, st.fractions(Fraction(1, 100), 100), figures)
def test_the_unit_of_a_metric_does_not_matter(baseline, target, current, scale, shift):
    assume(target > baseline)
    moved = [figure * scale + shift for figure in (baseline, target, current)]

    assert attainment("higher", *moved) == attainment("higher", baseline, target, current)


@given(st.sampled_from(KINDS), figures, figures, figures, st.integers(-50, 100), st.integers(0, 200))
def test_the_cap_of_the_strategy_holds_for_every_kind(kind, baseline, target, current, low, width):
    assume(metric_problem(kind, baseline, target) is None)
    cap = Cap.percent(low, low + width)

    assert cap.low <= attainment(kind, baseline, target, current, cap) <= cap.high


def test_the_cap_is_nothing_to_one_and_a_half_unless_the_strategy_says_otherwise():
    assert attainment("higher", 0, 10, 100) == Fraction(3, 2)
    assert attainment("higher", 0, 10, -5) == 0
    assert attainment("higher", 0, 10, 100, Cap.percent(0, 200)) == 2


def test_a_cap_that_ends_before_it_starts_is_refused():
    with pytest.raises(ValueError, match="cap"):
        Cap.percent(100, 50)


def test_a_single_milestone_is_a_metric():
    assert attainment("milestone", 0, 1, 1) == 1
