"""How ratings spread over the levels, against guideline ranges that are never forced."""

import math
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction

from .exact import PERCENT, exact


@dataclass(frozen=True)
class Guideline:
    """The range of a level, as shares of all rated people."""

    low: Fraction
    high: Fraction

    def __post_init__(self):
        if not 0 <= self.low <= self.high <= 1:
            raise ValueError("a guideline lies between 0 and 100 % and starts before it ends")

    @classmethod
    def percent(cls, low, high):
        """The range as a strategy stores it, in percent."""
        return cls(exact(low) * PERCENT, exact(high) * PERCENT)


@dataclass(frozen=True)
class Band:
    """One level of a distribution.

    share is None when nobody is rated. points: percentage points above (+) or below (-) the guideline. people: how many
    would have to be elsewhere for it to hold, rounded in their favour; without a guideline both are zero.
    """

    level: object
    count: int
    share: Fraction | None
    percent: int | None
    guideline: Guideline | None = None
    points: Fraction = Fraction(0)
    people: int = 0

    @property
    def outside(self):
        """Whether the guideline is missed by at least one whole person: no group is blamed for not being divisible."""
        return self.people != 0


def distribution(ratings, levels, guidelines=None):
    """One `Band` per level, in the order of `levels`, from the ratings given (None = not rated, left out).

    `guidelines` maps a level to its `Guideline`. Raises ValueError for a rating that is no level.
    """
    counts = Counter(rating for rating in ratings if rating is not None)
    if unknown := set(counts) - set(levels):
        raise ValueError(f"not a level of this scale: {sorted(map(str, unknown))}")
    percents = whole_percents([counts[level] for level in levels])
    rated = counts.total()
    return tuple(
        _band(level, counts[level], rated, percent, (guidelines or {}).get(level))
        for level, percent in zip(levels, percents, strict=True)
    )


def _band(level, count, rated, percent, guideline):
    if not rated:
        return Band(level, 0, None, None, guideline)
    share = Fraction(count, rated)
    if guideline is None:
        return Band(level, count, share, percent)
    over, under = max(share - guideline.high, Fraction(0)), max(guideline.low - share, Fraction(0))
    most, least = math.ceil(guideline.high * rated), math.floor(guideline.low * rated)
    people = max(count - most, 0) - max(least - count, 0)
    return Band(level, count, share, percent, guideline, (over - under) * 100, people)


def whole_percents(counts):
    """Whole percents that total 100, by largest remainder (ties: the earlier one); None for nothing."""
    whole = sum(counts)
    if not whole:
        return [None] * len(counts)
    exact_shares = [Fraction(count * 100, whole) for count in counts]
    percents = [math.floor(share) for share in exact_shares]
    by_remainder = sorted(range(len(counts)), key=lambda place: percents[place] - exact_shares[place])
    for place in by_remainder[: 100 - sum(percents)]:
        percents[place] += 1
    return percents
