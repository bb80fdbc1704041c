"""Change since the last round (T9): what `disclosure.trend` found for all others, one line per competency."""

from decimal import Decimal

from ...disclosure import trend
from .facts import Cell, Change, Move


def read_change(snapshot, earlier, competencies, words):
    """Compare with an earlier snapshot this reader may open; None where nothing at all can be compared."""
    if not earlier:
        return None
    found = trend(snapshot, earlier)
    lines = tuple(_line(one.name, one.view.others, found["competencies"].get(one.id), words) for one in competencies)
    items = [(item, found["items"].get(item.id)) for one in competencies for item in one.items]
    moved = tuple(_line(item.text, item.view.others, entry, words) for item, entry in items if _moved(entry))
    if not moved and all(line.then is None for line in lines):
        return None
    return Change(words.day(earlier.get("closed")), lines, moved)


def _line(name, now, entry, words):
    change = (entry or {}).get("all")
    if not change:
        return Move(name, None, now, words("not_comparable"))
    then = Cell(words.number(change["before"]), Decimal(change["before"]))
    size = Cell(words.signed(change["change"]), Decimal(change["change"]), signed=True)
    return Move(name, then, now, words(change["word"]), size)


def _moved(entry):
    return entry and entry.get("all", {}).get("word") in ("higher", "lower")
