"""T6: the items others see most and least."""

LONGEST = 5


def top_and_bottom(totals):
    """Two lists of item ids, highest first and lowest first.

    `totals` is {item id: displayed total} in questionnaire order, for the items that have one; N counts those. In both
    lists the item that comes first in the questionnaire wins a tie. (So where more than half of the totals are the same
    number an item can stand in both lists: between equal numbers there is no most and least.)
    """
    length = min(LONGEST, len(totals) // 2)
    # sorted() is stable: equal totals stay in questionnaire order.
    highest = sorted(totals, key=lambda item: -totals[item])
    lowest = sorted(totals, key=totals.get)
    return highest[:length], lowest[:length]
