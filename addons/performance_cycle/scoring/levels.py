"""Which rating level a number is: boundaries lie half way between the levels, and half goes up."""

import math
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from .exact import exact, shown

STEP = Fraction(1, 100)


@dataclass(frozen=True)
class Level:
    """One level of a scale: its value, and the label and key its owner knows it by."""

    value: Fraction
    label: str = ""
    key: object = None

    @classmethod
    def of(cls, value, label="", key=None):
        """The same from an ordinary number."""
        return cls(exact(value), label, key)


def ladder(levels):
    """The levels from the lowest to the highest as a tuple; raises ValueError for none, or for two of one value."""
    steps = tuple(sorted(levels, key=lambda level: level.value))
    if not steps:
        raise ValueError("a scale needs a level")
    if len({level.value for level in steps}) < len(steps):
        raise ValueError("two levels of a scale share a value")
    return steps


def boundaries(levels):
    """The numbers from which each level but the lowest begins, ascending."""
    steps = ladder(levels)
    return tuple((low.value + high.value) / 2 for low, high in pairwise(steps))


def level_of(number, levels):
    """The level of a number, or None for None.

    It follows the number as it is shown, with two decimals: nobody reads 4.50 and gets the level that ends at 4.49.
    """
    if number is None:
        return None
    seen = exact(shown(number))
    return ladder(levels)[sum(1 for boundary in boundaries(levels) if seen >= boundary)]


def reach(level, levels):
    """From where to where a level reaches, as two Decimals as shown: (3.50, 4.49) for 4 of 5."""
    steps = ladder(levels)
    place = steps.index(level)
    edges = boundaries(levels)
    low = _hundredths_up(edges[place - 1]) if place else shown(level.value)
    high = _hundredths_up(edges[place]) - Decimal("0.01") if place < len(edges) else shown(level.value)
    return low, high


def _hundredths_up(number):
    return shown(math.ceil(number / STEP) * STEP)


def level_for_attainment(share, steps):
    """The level value an attainment suggests, or None without data or below the first step.

    `steps` are pairs (smallest share, level value); a strategy that wants no suggestion has none.
    """
    if share is None:
        return None
    reached = [(exact(least), value) for least, value in steps if exact(least) <= exact(share)]
    return max(reached, key=lambda step: step[0])[1] if reached else None
