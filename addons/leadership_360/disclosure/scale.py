"""The rating scale (Q4), and what its three derived numbers become on a scale other than 1 to 5.

The rules give these numbers for the default scale only. Each is read as a distance in scale steps, because a step is
what a rater sees, so every one of them is the rule's own number on 1 to 5:

===================  ===============================  ======  ========  ==========
number               reading                          1 to 5  1 to 7    -3 to +3
===================  ===============================  ======  ========  ==========
floor (A3)           lowest point + half a step       1.5     1.5       -2.5
cut (T4)             middle of the scale + half step  3.5     4.5       0.5
agreement (A5, T7)   number of points / 6             5/6     7/6       7/6
===================  ===============================  ======  ========  ==========
"""

from dataclasses import dataclass
from fractions import Fraction

_HALF_STEP = Fraction(1, 2)


@dataclass(frozen=True)
class Scale:
    """Consecutive whole numbers from `low` to `high`."""

    low: int = 1
    high: int = 5

    @property
    def points(self):
        """How many points a rater chooses from (c in T7, A in O1)."""
        return self.high - self.low + 1

    @property
    def floor(self):
        """A3: no block is shown below this, so that "everybody chose the lowest" is never said. Read "1.5 or lower"."""
        return self.low + _HALF_STEP

    @property
    def cut(self):
        """T4: from here on others see a strength; a questionnaire may set another (policy key `cut`)."""
        return Fraction(self.low + self.high, 2) + _HALF_STEP

    @property
    def agreement(self):
        """T7: the largest average deviation still called "similar" (c/6, Burke & Dunlap 2002)."""
        return Fraction(self.points, 6)
