"""Managers whose ratings are spread unlike the others': a question for calibration, never a verdict."""

from dataclasses import dataclass
from fractions import Fraction

from .exact import exact

FEWEST = 5  # below this a team's spread is chance
FAR = Fraction(1, 2)  # difference of means, in levels of the scale
NARROW = Fraction(1, 2)  # standard deviation against that of all others
WIDE = Fraction(3, 2)


@dataclass(frozen=True)
class Spread:
    """One manager's ratings: how many, their mean and variance, and the flags among high, low, same, narrow, wide."""

    manager: object
    count: int
    mean: Fraction | None
    variance: Fraction | None
    flags: tuple[str, ...] = ()


def mean(figures):
    """The exact mean, or None of nothing."""
    return sum(figures) / Fraction(len(figures)) if figures else None


def variance(figures):
    """The exact population variance, or None of nothing."""
    if not figures:
        return None
    middle = mean(figures)
    return sum((figure - middle) ** 2 for figure in figures) / len(figures)


def spreads(ratings_by_manager, fewest=FEWEST, far=FAR):
    """One `Spread` per manager, each compared with all ratings that are *not* his; unrated people (None) are left out.

    `ratings_by_manager` maps a manager to figures on the scale. Teams smaller than `fewest` are never flagged.
    """
    known = {
        manager: [exact(rating) for rating in ratings if rating is not None]
        for manager, ratings in ratings_by_manager.items()
    }
    result = []
    for manager, own in known.items():
        others = [figure for other, figures in known.items() if other != manager for figure in figures]
        flags = _flags(own, others, exact(far)) if len(own) >= fewest and len(others) >= fewest else ()
        result.append(Spread(manager, len(own), mean(own), variance(own), tuple(flags)))
    return tuple(result)


def _flags(own, others, far):
    distance = mean(own) - mean(others)
    if distance >= far:
        yield "high"
    if distance <= -far:
        yield "low"
    # Squares are compared, so that no root makes the arithmetic inexact.
    own_variance, usual = variance(own), variance(others)
    if usual and not own_variance:
        yield "same"
    elif own_variance < NARROW**2 * usual:
        yield "narrow"
    elif own_variance > WIDE**2 * usual:
        yield "wide"
