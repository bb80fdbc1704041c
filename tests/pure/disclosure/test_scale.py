"""What floor, cut and agreement become on other scales."""

from fractions import Fraction

import pytest
from leadership_360.disclosure import release
from leadership_360.disclosure.scale import Scale

from .cases import a_case, rated


@pytest.mark.parametrize(
    ("low", "high", "floor", "cut", "agreement"),
    [
        (1, 5, "1.5", "3.5", "5/6"),
        (1, 7, "1.5", "4.5", "7/6"),
        (1, 4, "1.5", "3", "4/6"),
        (0, 10, "0.5", "5.5", "11/6"),
        (-3, 3, "-2.5", "0.5", "7/6"),
    ],
)
def test_the_three_numbers_a_scale_implies(low, high, floor, cut, agreement):
    scale = Scale(low, high)

    assert (scale.floor, scale.cut, scale.agreement) == (Fraction(floor), Fraction(cut), Fraction(agreement))


def test_a_pulse_from_minus_three_to_three_goes_through_the_same_algorithm():
    shown = release(a_case(*rated("peer", -3, -3, -3), *rated("report", 0, 0, -1), *rated("self", 1), scale=(-3, 3)))

    assert shown["items"]["a"] == {
        "cells": {"peer": "-2.5", "report": "-0.3"},
        "all": "-1.4",
        "self": 1,
        "gap": "2.4",
        "class": "blind_spot",
    }


@pytest.mark.parametrize(("cut", "class_"), [("4.0", "confirmed_strength"), ("4.1", "development_area")])
def test_a_questionnaire_may_set_its_own_cut(cut, class_):
    shown = release(a_case(*rated("peer", 4, 4, 4), *rated("self", 4), cut=cut))

    assert shown["items"]["a"]["class"] == class_
