"""Reading and showing numbers."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from performance_cycle.scoring.exact import exact, fewest, shown


def test_a_float_is_read_as_it_is_written():
    assert exact(2.34) == Fraction(234, 100)


@pytest.mark.parametrize("nothing", [float("nan"), float("inf"), "many", None, object()])
def test_what_is_no_number_is_refused(nothing):
    with pytest.raises(ValueError, match="not a"):
        exact(nothing)


@pytest.mark.parametrize(
    ("number", "digits", "text"),
    [("3.25", 1, "3.3"), ("4.35", 1, "4.4"), ("-0.25", 1, "-0.3"), ("2.345", 2, "2.35"), ("-0.004", 2, "0.00")],
)
def test_half_is_rounded_away_from_zero(number, digits, text):
    assert str(shown(number, digits)) == text


@given(st.decimals(-(10**9), 10**9, places=5), st.integers(0, 4))
def test_a_shown_number_is_the_decimal_module_s_half_up(number, digits):
    expected = number.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)

    assert shown(number, digits) == expected


@given(st.fractions())
def test_a_shown_number_is_never_further_than_half_a_hundredth(number):
    assert abs(exact(shown(number)) - number) <= Fraction(1, 200)


@pytest.mark.parametrize(("number", "text"), [(4, "4"), ("3.50", "3.5"), (100, "100"), (Fraction(11, 3), "3.67")])
def test_decimals_that_say_nothing_are_not_shown(number, text):
    assert f"{fewest(number):f}" == text


def test_no_number_shows_as_none():
    assert shown(None) is None and fewest(None) is None
