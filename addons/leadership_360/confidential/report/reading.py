"""From the sealed snapshot to the facts of a report; every rule of what is shown and in which words lives here."""

from decimal import Decimal

from ...disclosure import TAU_COMPETENCY, TAU_ITEM, self_mark
from ...disclosure.scale import Scale
from .axis import Axis
from .change import read_change
from .facts import Cell, Competency, Facts, Item, Question, View
from .focus import suggest
from .groups import columns, group_name


def read(snapshot, words, earlier=None):
    """Turn {"result", "form", "closed"} into Facts in the language of `words`.

    `earlier`: the snapshot of the round before, if this reader may open it (T9).
    The result must not be `too_few`: then there is nothing to read (A6).
    """
    return _Reader(snapshot, words).facts(earlier)


class _Reader:
    """Holds what every step needs: result, form, words, columns."""

    def __init__(self, snapshot, words):
        self.snapshot = snapshot
        self.result, self.form, self.closed = snapshot["result"], snapshot["form"], snapshot.get("closed", "")
        self.words = words
        self.policy = self.form["policy"]
        scale = self.form["scale"]
        self.axis = Axis(scale["low"], scale["high"], Decimal(str(scale["cut"])))
        self.groups = columns(self.result, words)
        self.self_present = any("self" in one for one in self.result["items"].values())
        floor = Scale(self.axis.low, self.axis.high).floor
        self.floor = Decimal(floor.numerator) / floor.denominator if self.policy.get("floor", True) else None

    def facts(self, earlier):
        words, form = self.words, self.form
        competencies = tuple(self._competency(place, one) for place, one in enumerate(form["competencies"], 1))
        items = {item.id: item for one in competencies for item in one.items}
        groups = self.groups
        return Facts(
            **self._head(),
            groups=groups,
            others_n=sum(group.n for group in groups),
            self_present=self.self_present,
            unused=tuple(group_name([group], words) for group in self.result.get("unused", ())),
            competencies=competencies,
            strengths=tuple(self._strengths(competencies)),
            top=tuple(items[key] for key in self.result["top"]),
            bottom=tuple(items[key] for key in self.result["bottom"]),
            rated=sum(item.view.others.shown for item in items.values()),
            questions=tuple(map(self._question, form.get("questions", ()))),
            labelled=any(set(found) - {"all", "manager"} for found in self.result.get("comments", {}).values()),
            change=read_change(self.snapshot, earlier, competencies, words),
            suggestions=suggest(items.values(), words),
        )

    def _head(self):
        """What the form alone says: who, when, on which scale."""
        words, form = self.words, self.form
        points = form["scale"]["points"]
        return {
            "name": form["participant"]["name"],
            "job": form["participant"].get("job") or "",
            "program": form.get("program") or "",
            "start": words.day(form.get("start")),
            "end": words.day(form.get("end")),
            "closed": words.day(self.closed),
            "k": self.policy["k"],
            "axis": self.axis,
            "points": tuple((words.number(point["value"]), words.pick(point["label"])) for point in points),
            "floor": words.number(self.floor) if self.floor is not None else "",
            "invited": sum((form.get("invited") or {}).values()),
        }

    def _competency(self, place, one):
        found = self.result["competencies"].get(one["id"], {})
        name = self.words.pick(one["name"])
        items = tuple(self._item(item, name) for item in one["items"])
        return Competency(
            id=one["id"],
            anchor=f"c{place}",
            name=name,
            definition=self.words.pick(one.get("definition") or {}),
            view=self._view(found, TAU_COMPETENCY, "not_shown", "under_half"),
            items=items,
            agreement=tuple(self._agreement(found)),
            most=self._most(items),
        )

    def _item(self, item, competency):
        view = self._view(self.result["items"].get(item["id"], {}), TAU_ITEM, "fewer", "no_answer")
        return Item(item["id"], self.words.pick(item["other"]), self.words.pick(item["self"]), competency, view)

    def _view(self, found, tau, absent, alone):
        """`absent` and `alone`: the words where a block, or one person, has no value."""
        cells = found.get("cells", {})
        kind = found.get("class", "")
        return View(
            me=self._cell(found.get("self"), alone if self.self_present else "no_answer"),
            others=self._all(found.get("all"), cells, absent),
            gap=self._gap(found.get("gap")),
            groups=tuple(self._group_cell(cells.get(group.key), group.key, absent, alone) for group in self.groups),
            kind=kind,
            flag=self_mark(found, tau) or "",
        )

    def _group_cell(self, value, key, absent, alone):
        if key == "manager":
            return self._cell(value, alone)
        return self._cell(value, absent, self.floor)

    def _all(self, value, cells, absent):
        """All others may be lower than said only where every value behind it is (A3): one manager's value is exact."""
        floored = cells and all(key != "manager" and Decimal(cell) == self.floor for key, cell in cells.items())
        return self._cell(value, absent, self.floor if floored else None)

    def _cell(self, value, absent, floor=None):
        if value is None:
            return Cell(self.words(absent, k=self.policy["k"]))
        number = Decimal(str(value))
        text = self.words.number(value)
        if floor is not None and number == floor:
            return Cell(self.words("or_lower", value=text), number, True)
        return Cell(text, number)

    def _gap(self, value):
        return Cell("–") if value is None else Cell(self.words.signed(value), Decimal(value), signed=True)

    def _agreement(self, found):
        for group in self.groups:
            label = found.get("agreement", {}).get(group.key)
            if label:
                yield self.words(label, group=group.name)

    def _most(self, items):
        """The two behaviours others see most, of those that count as strengths."""
        seen = [item for item in items if item.view.others.shown and item.view.others.value >= self.axis.cut]
        return tuple(item.text for item in sorted(seen, key=lambda item: -item.view.others.value)[:2])

    def _strengths(self, competencies):
        strong = [one for one in competencies if one.view.others.shown and one.view.others.value >= self.axis.cut]
        strong.sort(key=lambda one: -one.view.others.value)
        for kind in ("confirmed_strength", "hidden_strength", ""):
            chosen = tuple(one for one in strong if one.view.kind == kind)
            if chosen:
                yield kind, chosen

    def _question(self, question):
        found = self.result.get("comments", {}).get(question["id"], {})
        named = ((group.name, tuple(found[group.key])) for group in self.groups if found.get(group.key))
        return Question(self.words.pick(question["text"]), tuple(found.get("all", ())), tuple(named))
