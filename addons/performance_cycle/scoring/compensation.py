"""What a rise means in money, and what the guideline matrix says about it."""

from dataclasses import dataclass
from fractions import Fraction

from .exact import PERCENT, exact, shown


def raised(wage, percent, digits=2):
    """The wage after a rise of `percent`, as a Decimal rounded to the currency's `digits`."""
    return shown(exact(wage) * (1 + exact(percent) * PERCENT), digits)


def decided(basis, wage, figure, share=1, digits=2):
    """The wage after a decision: `figure` is a "percent" (due for `share`), an "amount" of change, or the new "wage".

    Anything else, as an amount paid once, leaves the wage as it is.
    """
    if basis == "percent":
        return raised(wage, prorated_percent(figure, share), digits)
    if basis == "amount":
        return shown(exact(wage) + exact(figure), digits)
    return shown(figure if basis == "wage" else wage, digits)


def percent_of(change, wage):
    """Which percent of the wage a change is, or None when the wage is zero."""
    return exact(change) / exact(wage) * 100 if exact(wage) else None


def cost(wage, percent, share=1, periods=1, digits=2):
    """What a rise costs over `periods` pay periods of which `share` is worked, as a Decimal in the wage's currency."""
    return shown(exact(wage) * exact(percent) * PERCENT * exact(share) * exact(periods), digits)


def prorated_percent(percent, share):
    """The percent that is due for somebody who was there for `share` of the period (see `proration.worked_share`)."""
    return exact(percent) * exact(share)


def position(wage, midpoint):
    """The position in the pay band as a share of its middle (1 = in the middle), or None without a middle."""
    if wage is None or not midpoint:
        return None
    return exact(wage) / exact(midpoint)


@dataclass(frozen=True)
class Cell:
    """One field of the guideline matrix: positions from `least` to just below `most` (None = open), and percents."""

    level: object
    least: Fraction | None
    most: Fraction | None
    low: Fraction
    high: Fraction

    def holds(self, level, where):
        """Whether this level and position fall into the field."""
        return (
            level == self.level
            and (self.least is None or where >= self.least)
            and (self.most is None or where < self.most)
        )


def guideline(matrix, level, where):
    """The `Cell` for a level and a position in the band, or None when the matrix says nothing."""
    if level is None or where is None:
        return None
    return next((cell for cell in matrix if cell.holds(level, exact(where))), None)


def beside_guideline(percent, cell):
    """By how many points a proposed percent is above (+) or below (-) its guideline; zero inside it or without one."""
    if cell is None:
        return Fraction(0)
    return max(exact(percent) - cell.high, Fraction(0)) - max(cell.low - exact(percent), Fraction(0))
