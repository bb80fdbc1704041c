"""O4, O5, T10: how far a mean of few raters can be trusted. For the guide's figures, never printed beside a person's.

These are statements about raters in general, and roots are not fractions: floats are right here, and only here.
"""

from fractions import Fraction
from math import ceil, sqrt

SINGLE_RATER = {"report": Fraction(30, 100), "peer": Fraction(37, 100), "manager": Fraction(50, 100)}
"""Reliability of one rater by group (Conway & Huffcutt 1997)."""
_Z90 = 1.645


def spearman_brown(single, raters):
    """Reliability of the mean of `raters` people, each with reliability `single`; exact if `single` is."""
    return raters * single / (1 + (raters - 1) * single)


def raters_needed(single, target):
    """The smallest number of raters whose mean reaches the reliability `target` (below 1)."""
    return ceil(target * (1 - single) / (single * (1 - target)))


def standard_error(deviation, raters):
    """Standard error of a mean, for ratings of one person that vary by `deviation`."""
    return deviation / sqrt(raters)


def standard_error_of_change(deviation, raters):
    """Standard error of the difference of two such means from different rounds."""
    return standard_error(deviation, raters) * sqrt(2)


def detectable_change(deviation, raters):
    """MDC90: smaller differences between two rounds are within chance, nine times in ten."""
    return _Z90 * standard_error_of_change(deviation, raters)
