"""A3: the base cells. The only place that reads ratings other than the participant's own.

Everything after this file works on `Cell`s. A set of ratings too small for a cell leaves no trace here, so nothing
later can use it by mistake.
"""

from dataclasses import dataclass
from fractions import Fraction

from .agreement import average_deviation
from .averages import mean
from .blocks import MANAGER


@dataclass(frozen=True)
class Cell:
    """What one block (or the manager) gave one item."""

    value: Fraction
    """b(i,B) of A3: exact, and never below the floor if that is on."""
    n: int
    """How many ratings stand behind it; used for weighting (A4) and never published (A5)."""
    deviation: Fraction | None = None
    """AD_M of the item (T7), if n reaches k_spread (A5)."""


def base_cells(case, people, split):
    """The cells that exist, as {item id: {block key or "manager": Cell}}; keys in the order of the blocks."""
    members = {block.key: [person for person in people if person.group in block.groups] for block in split.blocks}
    makers = {key: _block_cell for key in members}
    if split.manager:
        members[MANAGER] = [person for person in people if person.group == MANAGER]
        makers[MANAGER] = _manager_cell
    cells = {item.id: {} for item in case.items}
    for item_id, row in cells.items():
        for key, persons in members.items():
            ratings = [person.ratings[item_id] for person in persons if item_id in person.ratings]
            cell = makers[key](ratings, case)
            if cell:
                row[key] = cell
    return cells


def _block_cell(ratings, case):
    """Threshold k, floor if the policy says so. The floor also holds for a manager inside a block."""
    n = len(ratings)
    if n < case.policy.k:
        return None
    value = mean(ratings)
    return Cell(
        value=max(value, case.scale.floor) if case.policy.floor else value,
        n=n,
        deviation=average_deviation(ratings) if n >= case.policy.k_spread else None,
    )


def _manager_cell(ratings, case):
    """Threshold one and no floor: the manager was told beforehand that he is shown by himself."""
    return Cell(mean(ratings), len(ratings)) if ratings else None
