"""The rating scale as a line from left to right, in percent: charts stay fluid from 360 px to A4."""

from dataclasses import dataclass
from decimal import Decimal

_MARGIN = 4


@dataclass(frozen=True)
class Axis:
    """The scale's ends and the value from which something counts as a strength (T4)."""

    low: int
    high: int
    cut: Decimal

    def share(self, value):
        """Place a value between the ends, as a fraction from 0 to 1."""
        return float((Decimal(value) - self.low) / (self.high - self.low))

    def x(self, value):
        """Place a value on the line, in percent with one decimal."""
        return f"{_MARGIN + self.share(value) * (100 - 2 * _MARGIN):.1f}%"

    def width(self, start, end):
        """Measure a stretch of the line, in percent."""
        return f"{abs(self.share(end) - self.share(start)) * (100 - 2 * _MARGIN):.1f}%"

    @property
    def ticks(self):
        return range(self.low, self.high + 1)
