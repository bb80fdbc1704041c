"""A weighted mean in which a missing figure is left out, never counted as zero."""

from dataclasses import dataclass
from fractions import Fraction

from .exact import exact, known


@dataclass(frozen=True)
class Rated:
    """One rated thing: what it is called, what it weighs (any unit), and its figure or None when it is not rated."""

    label: str
    weight: Fraction
    figure: Fraction | None
    key: object = None

    @classmethod
    def of(cls, label, weight, figure, key=None):
        """The same from ordinary numbers; refuses a negative weight."""
        if exact(weight) < 0:
            raise ValueError(f"the weight of {label} is negative")
        return cls(label, exact(weight), known(figure), key)


def counting(items):
    """The items that are rated and weigh something, in their order."""
    return tuple(item for item in items if item.figure is not None and item.weight > 0)


def weighted_mean(items):
    """The mean of the rated items by weight, or None when nothing that counts is rated."""
    items = counting(items)
    if not items:
        return None
    return sum(item.weight * item.figure for item in items) / sum(item.weight for item in items)


def used_weights(items):
    """What each item really weighs, as shares that total 1, in the order of `items`; None for one that is left out."""
    whole = sum(item.weight for item in counting(items))
    return tuple(item.weight / whole if item.figure is not None and item.weight > 0 else None for item in items)
