"""A1 to A7 put together. A8, sealing and forgetting, is not done here: this is a function of its input and chance."""

from fractions import Fraction

from .agreement import agreement
from .averages import mean_of_half
from .blocks import MANAGER, partition, respondents
from .cells import base_cells
from .classes import TAU_COMPETENCY, TAU_ITEM, classify, gap
from .comments import published_comments
from .ranking import top_and_bottom
from .reading import read
from .rounding import rounded, shown
from .totals import competency_cells, item_total


def release(data, rng=None):
    """Return the Result of the case format for the case in `data`; raise `CaseError` if it is not one.

    `rng` (an object with `shuffle`) is for tests; by default comments are ordered by the system's cryptographic source.
    """
    case = read(data)
    people = respondents(case.responses)
    split = partition(people, case.policy)
    if not split.blocks:
        return {"too_few": True}
    cells = base_cells(case, people, split)
    totals = {item_id: item_total(row) for item_id, row in cells.items()}
    own = next((response.ratings for response in case.responses if response.group == "self"), {})
    top, bottom = top_and_bottom({item_id: rounded(total) for item_id, total in totals.items() if total is not None})
    return {
        "blocks": [{"groups": list(block.groups), "n": block.n} for block in split.blocks],
        "manager": {"n": split.manager} if split.manager else None,
        "unused": list(split.unused),
        "items": _items(case, cells, totals, own),
        "competencies": _competencies(case, split, cells, totals, own),
        "top": top,
        "bottom": bottom,
        "comments": published_comments(case, people, split, rng),
    }


def _items(case, cells, totals, own):
    """One entry per item, also for one about which nothing may be said."""
    return {
        item_id: _entry(
            {key: cell.value for key, cell in row.items()}, totals[item_id], own.get(item_id), case.cut, TAU_ITEM
        )
        for item_id, row in cells.items()
    }


def _competencies(case, split, cells, totals, own):
    """One entry per competency, in the order in which the questionnaire first names them."""
    blocks = [block.key for block in split.blocks]
    keys = [*blocks, MANAGER] if split.manager else blocks
    entries = {}
    for competency, item_ids in case.competencies.items():
        rows = [cells[item_id] for item_id in item_ids]
        total = mean_of_half([totals[item_id] for item_id in item_ids])
        own_mean = mean_of_half([own.get(item_id) for item_id in item_ids])
        entry = _entry(competency_cells(keys, rows), total, own_mean, case.cut, TAU_COMPETENCY)
        entries[competency] = entry | {"agreement": _agreement(blocks, rows, case.scale)}
    return entries


def _agreement(blocks, rows, scale):
    labels = {
        block: agreement([row[block].deviation if block in row else None for row in rows], scale) for block in blocks
    }
    return {block: label for block, label in labels.items() if label}


def _entry(cells, total, own, cut, tau):
    """What may be shown of one item or competency. What may not is absent; a gap and a class need both views."""
    entry = {"cells": {key: shown(value) for key, value in cells.items()}}
    if total is not None:
        entry["all"] = shown(total)
    if own is not None:
        entry["self"] = shown(own) if isinstance(own, Fraction) else own
    if total is not None and own is not None:
        mine, theirs = rounded(own), rounded(total)
        entry["gap"] = shown(gap(mine, theirs))
        entry["class"] = classify(mine, theirs, cut, tau)
    return entry
