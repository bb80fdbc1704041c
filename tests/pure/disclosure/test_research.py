"""O1, O2: the published numbers."""

from fractions import Fraction

import pytest
from leadership_360.disclosure import research
from leadership_360.disclosure.agreement import agreement, average_deviation
from leadership_360.disclosure.averages import mean
from leadership_360.disclosure.scale import Scale

S1 = [[4, 4, 5, 3, 4], [5, 4, 4, 4, 5], [4, 3, 4, 4, 5], [3, 3, 2, 4, 3]]
UNIFORM, SLIGHT = research.uniform_null(5), research.skewed_null(5, "slight")


def close(value):
    return pytest.approx(value, abs=5e-8)


@pytest.mark.parametrize(
    ("points", "uniform", "dissensus", "limit"),
    [
        (4, 1.25, 2.25, 2 / 3),
        (5, 2, 4, 5 / 6),
        (6, 2.916667, 6.25, 1),
        (7, 4, 9, 7 / 6),
        (9, 6.666667, 16, 1.5),
        (10, 8.25, 20.25, 5 / 3),
        (11, 10, 25, 11 / 6),
    ],
)
def test_null_variances_and_limits_by_number_of_points(points, uniform, dissensus, limit):
    assert float(research.uniform_null(points)) == pytest.approx(uniform, abs=5e-7)
    assert float(research.maximum_dissensus(points)) == dissensus
    assert float(Scale(1, points).agreement) == close(limit)


@pytest.mark.parametrize(
    ("shape", "proportions"),
    [
        ("slight", ".05 .15 .20 .35 .25"),
        ("moderate", "0 .10 .15 .40 .35"),
        ("heavy", "0 0 .10 .40 .50"),
        ("triangular", ".11 .22 .34 .22 .11"),
        ("normal", ".07 .24 .38 .24 .07"),
    ],
)
def test_skewed_null_variances_follow_from_their_proportions(shape, proportions):
    assert research.null_variance([Fraction(share) for share in proportions.split()]) == research.skewed_null(5, shape)


def test_seven_points_have_their_own_skewed_null_variances():
    assert [float(research.skewed_null(7, shape)) for shape in research.SKEWED_NULL[7]] == [2.9, 2.14, 1.39, 2.1, 1.4]
    assert research.uniform_null(7) == 4


def test_s1_item_by_item():
    assert [float(mean(ratings)) for ratings in S1] == [4.0, 4.4, 4.0, 3.0]
    assert [float(research.variance(ratings)) for ratings in S1] == [0.5, 0.3, 0.5, 0.5]
    assert [float(research.r_wg(ratings, UNIFORM)) for ratings in S1] == [0.75, 0.85, 0.75, 0.75]
    assert [float(research.r_wg(ratings, SLIGHT)) for ratings in S1] == [
        close(value) for value in (0.6268657, 0.7761194, 0.6268657, 0.6268657)
    ]
    assert [float(average_deviation(ratings)) for ratings in S1] == [0.40, 0.48, 0.40, 0.40]
    assert [float(research.average_deviation_from_median(ratings)) for ratings in S1] == [0.4] * 4


def test_s1_as_a_scale():
    assert mean([mean(ratings) for ratings in S1]) == Fraction("3.85")
    assert float(research.r_wg_j(S1, UNIFORM)) == close(0.9323308)
    assert float(research.r_wg_j(S1, SLIGHT)) == close(0.8877805)
    assert float(research.r_star_wg_j(S1, UNIFORM)) == 0.775
    assert mean([average_deviation(ratings) for ratings in S1]) == Fraction("0.42")
    assert mean([research.average_deviation_from_median(ratings) for ratings in S1]) == Fraction("0.40")
    assert agreement([average_deviation(ratings) for ratings in S1], Scale()) == "similar"


def test_a_wg_is_undefined_for_a_mean_too_near_an_end():
    values = [research.a_wg(ratings, Scale()) for ratings in S1]

    assert values[1] is None
    assert [float(value) for value in values if value is not None] == [close(0.7333333), close(0.7333333), close(0.8)]
    assert float(research.a_wg_j(S1, Scale())) == close(0.7555556)
    assert research.a_wg_j([S1[1]], Scale()) is None


def test_s2_people_at_both_ends_are_different():
    ratings = [1, 5, 1, 5, 1, 5]

    assert research.variance(ratings) == Fraction("4.8")
    assert 1 - research.variance(ratings) / UNIFORM == Fraction("-1.4")
    assert research.r_wg(ratings, UNIFORM) == 0
    assert average_deviation(ratings) == 2
    assert agreement([average_deviation(ratings)], Scale()) == "different"


def test_s3_people_of_one_mind():
    assert research.r_wg([4, 4, 4], UNIFORM) == 1
    assert average_deviation([4, 4, 4]) == 0


def test_s4_on_seven_points():
    ratings = [5, 6, 6, 7, 5, 6, 4, 6]

    assert mean(ratings) == Fraction("5.625")
    assert float(research.variance(ratings)) == close(0.8392857)
    assert float(research.r_wg(ratings, research.uniform_null(7))) == close(0.7901786)
    assert average_deviation(ratings) == Fraction("0.71875")


def test_s5_a_scale_below_chance():
    items = [[1, 5, 1, 5], [2, 5, 1, 4]]

    assert [float(research.variance(ratings)) for ratings in items] == [close(16 / 3), close(10 / 3)]
    assert research.r_wg_j(items, UNIFORM) == 0
    assert float(research.r_star_wg_j(items, UNIFORM)) == close(-1.1666667)


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        (1, (0.75, 0.5, 0.25)),
        (3, (0.9, 0.75, 0.5)),
        (5, (0.9375, 0.8333333, 0.625)),
        (10, (0.9677419, 0.9090909, 0.7692308)),
    ],
)
def test_r_wg_j_grows_with_the_number_of_items(items, expected):
    ratings = [1, 2, 3, 4, 5]
    nulls = [research.variance(ratings) / Fraction(share) for share in ("0.25", "0.5", "0.75")]

    assert [float(research.r_wg_j([ratings] * items, null)) for null in nulls] == [close(value) for value in expected]
