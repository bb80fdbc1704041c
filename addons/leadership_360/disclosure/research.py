"""O1, O2, T8: agreement indices of the literature, for an export across many participants. Never part of a report.

A report keeps to AD_M (T7): these indices need a null distribution nobody knows, and are weak for three to five raters.
All are exact fractions of whole ratings; `items` is a list of items, each the list of its ratings.
"""

from fractions import Fraction
from statistics import median

from .averages import mean

SKEWED_NULL = {
    5: {"slight": "1.34", "moderate": "0.90", "heavy": "0.44", "triangular": "1.32", "normal": "1.04"},
    7: {"slight": "2.90", "moderate": "2.14", "heavy": "1.39", "triangular": "2.10", "normal": "1.40"},
}
"""Null variances for lenient or central raters, by number of points (LeBreton & Senter 2008). T8: prefer "slight"."""


def uniform_null(points):
    """Variance of ratings given at random: (A^2 - 1) / 12 (James, Demaree & Wolf 1984)."""
    return Fraction(points**2 - 1, 12)


def maximum_dissensus(points):
    """Variance if half the raters choose each end (Lindell, Brandt & Whitney)."""
    return Fraction(points**2 + 1, 2) - Fraction(points + 1, 2) ** 2


def skewed_null(points, shape):
    """A null variance of `SKEWED_NULL`; KeyError for a scale or shape it does not have."""
    return Fraction(SKEWED_NULL[points][shape])


def null_variance(proportions):
    """Variance of ratings 1, 2, ... given with these proportions (which sum to 1)."""
    expected = sum(point * share for point, share in enumerate(proportions, 1))
    return sum((point - expected) ** 2 * share for point, share in enumerate(proportions, 1))


def variance(ratings):
    """Sample variance (n - 1) of at least two ratings."""
    middle = mean(ratings)
    return sum((rating - middle) ** 2 for rating in ratings) / Fraction(len(ratings) - 1)


def r_wg(ratings, null):
    """r_wg of one item; negative values are set to 0 (James, Demaree & Wolf)."""
    return max(Fraction(0), 1 - variance(ratings) / null)


def r_wg_j(items, null):
    """r_wg(J) of a scale of J items; 0 where the ratings vary more than chance."""
    ratio = mean([variance(ratings) for ratings in items]) / null
    if ratio > 1:
        return Fraction(0)
    shared = len(items) * (1 - ratio)
    return shared / (shared + ratio)


def r_star_wg_j(items, null):
    """r*_wg(J) of Lindell: linear, does not grow with J, and not truncated."""
    return 1 - mean([variance(ratings) for ratings in items]) / null


def average_deviation_from_median(ratings):
    """AD_Md(j); AD_M is in `agreement`."""
    middle = Fraction(median(ratings))
    return mean([abs(rating - middle) for rating in ratings])


def a_wg(ratings, scale):
    """a_wg of one item (Brown & Hauenstein 2005), or None where a mean so near an end leaves it undefined."""
    n, middle = len(ratings), mean(ratings)
    if not Fraction(scale.low * (n - 1) + scale.high, n) <= middle <= Fraction(scale.high * (n - 1) + scale.low, n):
        return None
    possible = (scale.high + scale.low) * middle - middle**2 - scale.high * scale.low
    return 1 - 2 * variance(ratings) / (possible * Fraction(n, n - 1))


def a_wg_j(items, scale):
    """Mean of the items' a_wg where defined; None if nowhere."""
    defined = [value for ratings in items if (value := a_wg(ratings, scale)) is not None]
    return mean(defined) if defined else None
