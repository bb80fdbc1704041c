"""The suggested result and its sum."""

import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from performance_cycle.scoring.levels import Level
from performance_cycle.scoring.result import Side, suggest
from performance_cycle.scoring.weighted import Rated

SCALE = [
    Level.of(value, label)
    for value, label in enumerate(["Below", "Partly meets", "Meets", "Exceeds", "Outstanding"], start=1)
]
ratings = st.none() | st.integers(1, 5)
goal_sets = st.lists(st.tuples(st.integers(0, 100), ratings), max_size=6)


def side(key, share, pairs, averaged=False):
    items = tuple(Rated.of(f"{key} {place}", weight, figure) for place, (weight, figure) in enumerate(pairs))
    return Side(key, key.title(), Fraction(share), items, averaged)


def goals(share, pairs):
    return side("goals", share, pairs)


def competencies(share, figures):
    return side("competencies", share, [(1, figure) for figure in figures], averaged=True)


def amara():
    figures = [("Revenue", 40, 4), ("Churn", 30, 4), ("Onboarding", 20, 3), ("References", 10, 5)]
    skills = [("Customer focus", 1, 4), ("Negotiation", 1, 3), ("Teamwork", 1, 4), ("Planning", 1, None)]
    return [
        Side("goals", "Goals", Fraction(70), tuple(Rated.of(*figure) for figure in figures)),
        Side("competencies", "Competencies", Fraction(30), tuple(Rated.of(*skill) for skill in skills), averaged=True),
    ]


def test_the_sum_reads_line_by_line_as_a_person_would_write_it():
    result = suggest(amara(), SCALE).data()

    told = [(line["kind"], line["label"], line["used"], line["score"], line["value"]) for line in result["lines"]]

    assert told == [
        ("part", "Goals", "70", "3.90", "2.73"),
        ("item", "Revenue", "40", "4", "1.60"),
        ("item", "Churn", "30", "4", "1.20"),
        ("item", "Onboarding", "20", "3", "0.60"),
        ("item", "References", "10", "5", "0.50"),
        ("part", "Competencies", "30", "3.67", "1.10"),
        ("average", "", None, None, "3.67"),
        ("left_out", "Planning", None, None, None),
        ("total", "", None, None, "3.83"),
    ]
    assert result["lines"][6]["figures"] == ["4", "3", "4"]
    assert (result["level"], result["lines"][-1]["reach"]) == ("Exceeds", ["3.50", "4.49"])
    assert result["formula"] == "Goals 70 % × 3.90 + Competencies 30 % × 3.67 = 3.83"
    assert not result["reweighted"]


def test_a_side_with_nothing_rated_is_left_out_and_the_sum_says_so():
    result = suggest([goals(70, [(100, 4)]), competencies(30, [None, None])], SCALE)

    part, _item, left_out, *_rest = result.lines

    assert result.total == 4
    assert result.reweighted and part.reweighted and (part.share, part.used) == (70, 100)
    assert (left_out.kind, left_out.share, left_out.used) == ("part_left_out", 30, None)
    assert result.formula() == "Goals 100 % × 4.00 = 4.00"


def test_a_goal_that_is_not_rated_gives_its_weight_to_the_others_and_the_line_says_so():
    result = suggest([goals(100, [(60, 4), (20, 2), (20, None)]), competencies(0, [])], SCALE)

    kept, other, left_out = result.lines[1:4]

    assert result.total == Fraction(7, 2)
    assert (kept.share, kept.used, kept.reweighted) == (60, 75, True)
    assert (other.share, other.used) == (20, 25)
    assert (left_out.kind, left_out.share) == ("left_out", 20)


def test_nothing_rated_has_no_total_which_is_not_zero():
    result = suggest([goals(70, [(100, None)]), competencies(30, [])], SCALE)

    assert (result.total, result.level, result.formula()) == (None, None, "")
    assert result.lines[-1].kind == "nothing"


def test_a_rating_of_zero_is_a_total_of_zero():
    scale = [Level.of(0, "None"), Level.of(1, "Some")]

    result = suggest([goals(100, [(100, 0)])], scale)

    assert (result.total, result.level.label, result.lines[-1].kind) == (0, "None", "total")


@pytest.mark.parametrize("shares", [(70, 20), (70, 40), (120, -20), ()])
def test_shares_that_do_not_total_a_hundred_are_refused(shares):
    with pytest.raises(ValueError, match="100 %"):
        suggest([goals(share, []) for share in shares], SCALE)


@given(st.integers(0, 100), goal_sets, st.lists(ratings, max_size=6))
def test_the_lines_add_up_exactly_to_the_total(share, pairs, figures):
    result = suggest([goals(share, pairs), competencies(100 - share, figures)], SCALE)

    parts = [line for line in result.lines if line.kind == "part"]
    items = [line for line in result.lines if line.kind == "item"]

    assert result.total is None or sum(line.value for line in parts) == result.total
    assert result.total is None or sum(line.used for line in parts) == 100
    assert not items or not parts or parts[0].key != "goals" or sum(line.value for line in items) == parts[0].score


@given(st.integers(0, 100), goal_sets, st.lists(ratings, max_size=6))
def test_every_goal_and_every_competency_is_accounted_for(share, pairs, figures):
    lines = suggest([goals(share, pairs), competencies(100 - share, figures)], SCALE).lines

    counted = sum(1 for line in lines if line.kind in ("item", "left_out"))
    averaged = sum(len(line.figures) for line in lines)

    assert counted + averaged == len(pairs) + len(figures)
    assert sum(1 for line in lines if line.kind in ("part", "part_left_out")) == 2


@given(st.integers(1, 99), goal_sets, st.lists(ratings, max_size=6), st.integers(0, 100))
def test_what_is_not_rated_never_moves_the_total(share, pairs, figures, weight):
    before = suggest([goals(share, pairs), competencies(100 - share, figures)], SCALE)

    after = suggest([goals(share, [*pairs, (weight, None)]), competencies(100 - share, [*figures, None])], SCALE)

    assert after.total == before.total


@given(st.integers(0, 100), st.integers(1, 5), st.lists(st.integers(1, 100), min_size=1, max_size=5))
def test_the_same_rating_everywhere_is_the_result(share, rating, weights):
    pairs = [(weight, rating) for weight in weights]

    result = suggest([goals(share, pairs), competencies(100 - share, [rating, rating])], SCALE)

    assert result.total == rating
    assert result.level.value == rating


@given(st.integers(0, 100), goal_sets, st.lists(ratings, max_size=6))
def test_the_sum_can_be_frozen_as_json(share, pairs, figures):
    data = suggest([goals(share, pairs), competencies(100 - share, figures)], SCALE).data()

    assert json.loads(json.dumps(data)) == data
