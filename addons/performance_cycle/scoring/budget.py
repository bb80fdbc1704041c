"""What is spent and what is left of a compensation budget."""

from dataclasses import dataclass
from fractions import Fraction

from .exact import exact


@dataclass(frozen=True)
class Budget:
    """A budget in one currency: what was granted, what is proposed, what is approved, and what is left after both."""

    granted: Fraction
    proposed: Fraction
    approved: Fraction

    @property
    def left(self):
        """What is left; below zero when overspent."""
        return self.granted - self.proposed - self.approved

    @property
    def left_after_approved(self):
        """What is left before anything that is only proposed."""
        return self.granted - self.approved

    @property
    def over(self):
        """By how much it is overspent; zero when it is not."""
        return max(-self.left, Fraction(0))

    @property
    def used(self):
        """The share that is used, or None for a budget of nothing."""
        return (self.proposed + self.approved) / self.granted if self.granted else None

    def room_for(self, amount):
        """Whether one more amount fits."""
        return exact(amount) <= self.left


def budget(granted, proposed=(), approved=()):
    """The `Budget` of a granted sum and the amounts that are proposed and approved; refuses a negative grant."""
    if exact(granted) < 0:
        raise ValueError("a budget is not negative")
    return Budget(exact(granted), _total(proposed), _total(approved))


def _total(amounts):
    return sum((exact(amount) for amount in amounts), Fraction(0))
