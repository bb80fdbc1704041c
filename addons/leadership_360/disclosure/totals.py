"""A4, T1, T2: what is computed from the base cells and their n, and from nothing else."""

from .averages import mean_of_half
from .blocks import MANAGER


def item_total(cells):
    """All others for one item: the mean of its cells weighted by n, the manager included; None without a block cell.

    `cells` is {block key or "manager": Cell}. The participant's own rating is never in it (T1).
    """
    if not cells.keys() - {MANAGER}:
        return None
    return sum(cell.n * cell.value for cell in cells.values()) / sum(cell.n for cell in cells.values())


def competency_cells(keys, rows):
    """{block key or "manager": mean of its cells}, for the keys with a cell for at least half of the items.

    `rows` has the cells of each item of the competency. An item counts once, however many rated it (T2).
    """
    means = {key: mean_of_half([row[key].value if key in row else None for row in rows]) for key in keys}
    return {key: value for key, value in means.items() if value is not None}
