"""T3 to T5, O7."""

from fractions import Fraction

import pytest
from leadership_360.disclosure import TAU_COMPETENCY, TAU_ITEM, self_mark
from leadership_360.disclosure.classes import classify, gap

CUT = Fraction("3.5")
ORACLE = [
    ("5", "4.2", "0.8", "confirmed_strength", "confirmed_strength"),
    ("3", "4.2", "-1.2", "hidden_strength", "hidden_strength"),
    ("4", "4.2", "-0.2", "confirmed_strength", "confirmed_strength"),
    ("5", "3.2", "1.8", "blind_spot", "blind_spot"),
    ("3", "3.2", "-0.2", "development_area", "development_area"),
    ("2", "3.2", "-1.2", "development_area", "development_area"),
    ("4", "3.5", "0.5", "confirmed_strength", "confirmed_strength"),
    ("3.9", "3.4", "0.5", None, "blind_spot"),
    ("3.0", "3.5", "-0.5", "confirmed_strength", "hidden_strength"),
    ("2.9", "3.4", "-0.5", "development_area", "development_area"),
]


@pytest.mark.parametrize(("own", "others", "distance", "item_class", "competency_class"), ORACLE)
def test_the_printed_classes(own, others, distance, item_class, competency_class):
    own, others = Fraction(own), Fraction(others)

    assert gap(own, others) == Fraction(distance)
    assert classify(own, others, CUT, TAU_COMPETENCY) == competency_class
    if item_class:
        assert classify(own, others, CUT, TAU_ITEM) == item_class


@pytest.mark.parametrize(
    ("class_", "distance", "mark"),
    [
        ("confirmed_strength", "0.5", "self_higher"),
        ("confirmed_strength", "0.4", None),
        ("development_area", "-0.5", "self_lower"),
        ("development_area", "-0.4", None),
        ("blind_spot", "1.5", None),
        ("hidden_strength", "-1.5", None),
    ],
)
def test_a_strength_both_see_may_be_marked_self_higher_and_a_development_area_self_lower(class_, distance, mark):
    assert self_mark({"class": class_, "gap": distance}, TAU_COMPETENCY) == mark


def test_without_a_class_there_is_no_mark():
    assert self_mark({"cells": {}, "self": 5}, TAU_ITEM) is None
