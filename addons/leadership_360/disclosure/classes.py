"""T3 to T5: the gap between the participant's view and the others', and the four words for it.

Everything here takes *displayed* numbers (one decimal), so that whoever checks the report with a pencil agrees.
"""

from fractions import Fraction

CONFIRMED_STRENGTH = "confirmed_strength"
HIDDEN_STRENGTH = "hidden_strength"
BLIND_SPOT = "blind_spot"
DEVELOPMENT_AREA = "development_area"

TAU_ITEM = Fraction(1)
"""T4, T5: a self rating of one item moves by whole steps."""
TAU_COMPETENCY = Fraction(1, 2)
"""T4, T5: about half a standard deviation, the usual minimally important difference."""


def gap(own, others):
    """T3: positive means that the participant sees more of it than others do."""
    return own - others


def classify(own, others, cut, tau):
    """T4: exactly one of the four classes."""
    if others >= cut:
        return HIDDEN_STRENGTH if gap(own, others) <= -tau else CONFIRMED_STRENGTH
    return BLIND_SPOT if gap(own, others) >= tau else DEVELOPMENT_AREA


def self_mark(entry, tau):
    """T4's remark beside a class: "self_higher", "self_lower" or None.

    `entry` is an item's or a competency's entry of a Result, `tau` is `TAU_ITEM` or `TAU_COMPETENCY`. Only the two
    classes whose name does not already say it carry a remark.
    """
    distance = Fraction(entry.get("gap", "0"))
    if entry.get("class") == CONFIRMED_STRENGTH and distance >= tau:
        return "self_higher"
    if entry.get("class") == DEVELOPMENT_AREA and distance <= -tau:
        return "self_lower"
    return None
