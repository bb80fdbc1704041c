"""The two averages of the report (T1, T2)."""

from fractions import Fraction


def mean(values):
    """The exact mean of at least one number."""
    return Fraction(sum(values), len(values))


def mean_of_half(values):
    """T2: the mean of the numbers that are there, or None if fewer than half are. None stands for "not there"."""
    existing = [value for value in values if value is not None]
    if not existing or 2 * len(existing) < len(values):
        return None
    return mean(existing)
