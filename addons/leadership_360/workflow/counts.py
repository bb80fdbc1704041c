"""What a programme's counts may say without saying it of a person.

A cohort of fewer than FEW people shows no percentages. How many have withdrawn is told for the programme as a whole
only, from LEAVERS on, and those who left are in no other count: a total that still held them would give them away by
subtraction. What remains: who notes a count today and tomorrow sees that it has fallen.
"""

FEW = 5
LEAVERS = 3


def percent(part, whole):
    """Return `part` of `whole` in whole percent, or None where the people are too few."""
    return (200 * part + whole) // (2 * whole) if whole >= FEW else None


def leavers(number):
    """Return the number of those who left, or None where it could be told who."""
    return number if number >= LEAVERS else None
