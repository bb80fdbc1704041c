"""T14: one decimal, half away from zero, on exact fractions. No binary float comes near a published number."""

from fractions import Fraction


def rounded(value):
    """The nearest tenth as a Fraction; a tie goes away from zero (3.25 -> 3.3, -0.25 -> -0.3)."""
    tenths = (abs(value) * 10 + Fraction(1, 2)) // 1
    return Fraction(-tenths if value < 0 else tenths, 10)


def shown(value):
    """`rounded(value)` as the text a reader sees: "3.3", "-1.1", "0.0" (never "-0.0")."""
    tenths = int(rounded(value) * 10)
    whole, tenth = divmod(abs(tenths), 10)
    return f"{'-' if tenths < 0 else ''}{whole}.{tenth}"
