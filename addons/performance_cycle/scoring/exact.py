"""Reading numbers exactly and showing them the way people round."""

import math
from decimal import Decimal
from fractions import Fraction

PERCENT = Fraction(1, 100)


def exact(number):
    """The number as a `Fraction`, a float read as it is written: 2.34 is 234/100.

    Takes int, float, Decimal, Fraction or a decimal str; raises ValueError for anything that is no finite number.
    """
    if isinstance(number, bool):
        return Fraction(int(number))
    if isinstance(number, float):
        if not math.isfinite(number):
            raise ValueError(f"not a finite number: {number}")
        return Fraction(repr(number))
    try:
        return Fraction(number)
    except (TypeError, ValueError, OverflowError) as error:
        raise ValueError(f"not a number: {number!r}") from error


def known(number):
    """The number exactly, or None when there is none."""
    return None if number is None else exact(number)


def shown(number, digits=2):
    """The number as a person reads it: a Decimal with `digits` decimals, half away from zero; None stays None."""
    if number is None:
        return None
    scaled = abs(exact(number)) * 10**digits
    whole = int(scaled + Fraction(1, 2))
    sign = 1 if exact(number) < 0 and whole else 0
    return Decimal((sign, tuple(int(digit) for digit in str(whole)), -digits))


def fewest(number):
    """The number with as few decimals as its shown form needs: 4 rather than 4.00, but 3.5 and 3.67."""
    if number is None:
        return None
    value = shown(number)
    return Decimal(int(value)) if value == int(value) else value.normalize()
