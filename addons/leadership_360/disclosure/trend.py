"""T9: what changed since an earlier round, from two frozen reports and nothing else.

A change is the difference of two displayed values, and a word for it. It never says "significant": with this few
raters it is a talking point (T10, `reliability.detectable_change`).

Readings:

* A block's values are compared if its label is the same in both rounds; a value that is absent in one round has no
  change. The manager's and the participant's own values are compared in the same way.
* "All others" is compared only where it is made of the same cells in both rounds, else one name would stand for
  different groups.
* A competency is compared only if it has the same items in both rounds; its mean over other items is another number.
* Two scales are the same if their ends are and no point has two different labels in one language. (A translation that
  was added later does not make another scale.)
"""

from dataclasses import dataclass
from fractions import Fraction

from .rounding import shown

_LARGE_ITEM = Fraction(1)
_LARGE_COMPETENCY = Fraction(1, 2)
_SLIGHT_COMPETENCY = Fraction(3, 10)


def trend(now, before):
    """Return {"items": {id: changes}, "competencies": {id: changes}}, leaving out what has nothing to compare.

    `now` and `before` are frozen reports, {"result": Result, "form": launch snapshot}. Bare Results are taken too: then
    the caller answers for the scales being the same, and competencies are compared only if all items are the same.
    Changes look like an entry of the Result, {"cells": {key: change}, "all": change, "self": change}, and a change is
    {"before": "3.1", "now": "3.6", "change": "0.5", "word": "higher"}. The words are about_the_same, higher, lower and,
    for competencies, slightly_higher and slightly_lower.
    """
    now, before = _round(now), _round(before)
    if not _same_scale(now.scale, before.scale):
        return {"items": {}, "competencies": {}}
    comparable = {
        name: entry for name, entry in now.competencies.items() if now.members[name] == before.members.get(name)
    }
    return {
        "items": _changes(now.items, before.items, _item_word),
        "competencies": _changes(comparable, before.competencies, _competency_word),
    }


@dataclass(frozen=True)
class _Round:
    items: dict
    competencies: dict
    members: dict
    """Competency -> the ids of its items."""
    scale: dict | None


def _round(report):
    result, form = report.get("result", report), report.get("form")
    items, competencies = result.get("items", {}), result.get("competencies", {})
    if form:
        members = {
            competency["id"]: {item["id"] for item in competency["items"]} for competency in form["competencies"]
        }
        return _Round(items, competencies, members, form["scale"])
    # A bare Result does not say which items belong together: take them all.
    return _Round(items, competencies, {name: items.keys() for name in competencies}, None)


def _same_scale(scale, other):
    if scale is None or other is None:
        return scale is other
    if (scale["low"], scale["high"]) != (other["low"], other["high"]):
        return False
    labels, others = _labels(scale), _labels(other)
    return all(labels[key] == others[key] for key in labels.keys() & others.keys())


def _labels(scale):
    """{(point, language): label}"""
    return {
        (point["value"], language): label
        for point in scale.get("points", [])
        for language, label in point["label"].items()
    }


def _changes(entries, earlier, word):
    """{id: changes} for the ids on both sides that have something to compare."""
    found = {id_: _entry_changes(entry, earlier[id_], word) for id_, entry in entries.items() if id_ in earlier}
    return {id_: changes for id_, changes in found.items() if changes}


def _entry_changes(entry, earlier, word):
    cells, earlier_cells = entry["cells"], earlier["cells"]
    changes = {}
    if shared := [key for key in cells if key in earlier_cells]:
        changes["cells"] = {key: _change(cells[key], earlier_cells[key], word) for key in shared}
    for name in ("all", "self") if cells.keys() == earlier_cells.keys() else ("self",):
        if name in entry and name in earlier:
            changes[name] = _change(entry[name], earlier[name], word)
    return changes


def _change(now, before, word):
    difference = Fraction(now) - Fraction(before)
    return {"before": before, "now": now, "change": shown(difference), "word": word(difference)}


def _item_word(difference):
    if abs(difference) < _LARGE_ITEM:
        return "about_the_same"
    return "higher" if difference > 0 else "lower"


def _competency_word(difference):
    if abs(difference) < _SLIGHT_COMPETENCY:
        return "about_the_same"
    direction = "higher" if difference > 0 else "lower"
    return direction if abs(difference) >= _LARGE_COMPETENCY else f"slightly_{direction}"
