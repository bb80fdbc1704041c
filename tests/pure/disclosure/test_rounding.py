"""T14, O6."""

from fractions import Fraction

import pytest
from leadership_360.disclosure.rounding import rounded, shown


@pytest.mark.parametrize(
    ("exact", "text"),
    [
        ("3.25", "3.3"),
        ("4.35", "4.4"),
        ("3.05", "3.1"),
        ("-0.25", "-0.3"),
        ("3.75", "3.8"),
        ("2.45", "2.5"),
        ("3.2499999", "3.2"),
        ("0", "0.0"),
        ("-1.1", "-1.1"),
        ("-2", "-2.0"),
        ("9.95", "10.0"),
    ],
)
def test_a_tie_goes_away_from_zero(exact, text):
    assert shown(Fraction(exact)) == text


@pytest.mark.parametrize("almost_nothing", ["-0.04", "0.04", "-0.0499"])
def test_zero_has_no_sign(almost_nothing):
    assert shown(Fraction(almost_nothing)) == "0.0"


def test_the_rounded_number_and_the_shown_text_are_the_same_number():
    for numerator in range(-700, 700):
        value = Fraction(numerator, 97)
        assert rounded(value) == Fraction(shown(value))
        assert abs(rounded(value) - value) <= Fraction(1, 20)


def test_a_mean_of_up_to_ten_ratings_gives_back_their_sum_so_rounding_protects_nothing():
    for n in range(1, 11):
        sums = range(n, 5 * n + 1)
        assert len({shown(Fraction(total, n)) for total in sums}) == len(sums)

    assert len({shown(Fraction(total, 11)) for total in range(11, 56)}) < 45
