"""A second, independent implementation of the release, to compare with. It shares no code with the add-on.

It is written to be read beside the rules and to be slow: lists of answers filtered again and again,
numerators and denominators instead of fractions, decimals for rounding. Comments come back sorted, to be compared as
collections.
"""

from decimal import ROUND_HALF_UP, Decimal, localcontext
from math import lcm


def reference(case):
    return Collection(case).result()


class Collection:
    def __init__(self, case):
        self.case = case
        self.policy = {"k": 3, "small_groups": "merge", "manager_shown": True, "floor": True} | case["policy"]
        self.low, self.high = case["scale"]
        self.cut = Decimal(self.policy["cut"]) if "cut" in self.policy else Decimal(self.low + self.high + 1) / 2
        self.item_ids = [item["id"] for item in case["items"]]
        self.a1()
        self.home, self.unused = a2([group for _, group in self.heads], **self.a2_parameters())
        self.labels = list(dict.fromkeys(self.home.values()))
        self.alone = self.policy["manager_shown"] and any(group == "manager" for _, group in self.heads)
        self.columns = self.labels + (["manager"] if self.alone else [])
        self.base = {}
        for item in self.item_ids:
            for column in self.columns:
                self.a3(item, column)

    def a2_parameters(self):
        return {name: self.policy[name] for name in ("k", "small_groups", "manager_shown")}

    def a1(self):
        """heads: (number of the response, group); answers: {item: (group, rating)}; own: the self ratings."""
        given = [
            (number, response["group"], item, rating)
            for number, response in enumerate(self.case["responses"])
            for item, rating in response["ratings"].items()
            if rating is not None
        ]
        self.heads = list(dict.fromkeys((number, group) for number, group, _, _ in given if group != "self"))
        self.answers = {item: [(g, rating) for _, g, i, rating in given if i == item] for item in self.item_ids}
        self.own = {item: rating for _, group, item, rating in given if group == "self"}

    def answered(self, item, column):
        """The ratings of an item in a column: a block, or the manager where he stands alone."""
        groups = column.split("+")
        return [rating for group, rating in self.answers[item] if group in groups]

    def a3(self, item, column):
        """base: {(item, column): ((numerator, denominator), n)}"""
        x = self.answered(item, column)
        if len(x) < (1 if column == "manager" else self.policy["k"]):
            return
        value = (sum(x), len(x))
        if column != "manager" and self.policy["floor"] and 2 * sum(x) < (2 * self.low + 1) * len(x):
            value = (2 * self.low + 1, 2)
        self.base[item, column] = value, len(x)

    def all_others(self, item):
        """A4, or None."""
        if not any((item, label) in self.base for label in self.labels):
            return None
        found = [self.base[item, column] for column in self.columns if (item, column) in self.base]
        weight = sum(n for _, n in found)
        return average([(value[0] * n * len(found), value[1] * weight) for value, n in found])

    def item(self, id_):
        cells = {
            column: one_decimal(self.base[id_, column][0]) for column in self.columns if (id_, column) in self.base
        }
        own = self.own.get(id_)
        entry = finish(cells, self.all_others(id_), None if own is None else str(own), self.cut, Decimal("1.0"))
        return entry if own is None else {**entry, "self": own}

    def competency(self, name):
        ids = [item["id"] for item in self.case["items"] if item["competency"] == name]
        cells = {
            column: half([self.base[i, column][0] for i in ids if (i, column) in self.base], ids)
            for column in self.columns
        }
        total = half([self.all_others(i) for i in ids if self.all_others(i)], ids)
        own = half([(self.own[i], 1) for i in ids if i in self.own], ids)
        cells = {column: one_decimal(value) for column, value in cells.items() if value}
        entry = finish(cells, total, one_decimal(own) if own else None, self.cut, Decimal("0.5"))
        spreads = {label: self.spread(ids, label) for label in self.labels}
        labels = {label: self.word(spread) for label, spread in spreads.items() if spread}
        return {**entry, "agreement": labels}

    def spread(self, ids, label):
        """A5, as (numerator, denominator) or None."""
        enough = [i for i in ids if len(self.answered(i, label)) >= max(5, self.policy["k"] + 2)]
        return half([average_distance(self.answered(i, label)) for i in enough], ids)

    def word(self, spread):
        return "similar" if 6 * spread[0] <= (self.high - self.low + 1) * spread[1] else "different"

    def size(self, label):
        return sum(self.home.get(group) == label for _, group in self.heads)

    def pools(self):
        """A6: {name: groups}"""
        pools = {"all": list(self.home)}
        if self.policy.get("comment_labels") and min(map(self.size, self.labels)) >= 5:
            pools = {label: [group for group in self.home if self.home[group] == label] for label in self.labels}
        return {**pools, "manager": ["manager"]} if self.alone else pools

    def said(self, question, groups):
        heads = [number for number, group in self.heads if group in groups]
        words = [self.case["responses"][number]["comments"].get(question, "") for number in heads]
        return sorted(filter(None, (" ".join(word.replace("\u200b", "").split()) for word in words)))

    def result(self):
        if not self.labels:
            return {"too_few": True}
        items = {id_: self.item(id_) for id_ in self.item_ids}
        # T6
        ladder = [(Decimal(items[i]["all"]), place, i) for place, i in enumerate(self.item_ids) if "all" in items[i]]
        m = min(5, len(ladder) // 2)
        return {
            "blocks": [{"groups": label.split("+"), "n": self.size(label)} for label in self.labels],
            "manager": {"n": sum(group == "manager" for _, group in self.heads)} if self.alone else None,
            "unused": self.unused,
            "items": items,
            "competencies": {item["competency"]: self.competency(item["competency"]) for item in self.case["items"]},
            "top": [i for _, _, i in sorted(ladder, key=lambda step: (-step[0], step[1]))][:m],
            "bottom": [i for _, _, i in sorted(ladder)][:m],
            "comments": {
                question: {name: self.said(question, groups) for name, groups in self.pools().items()}
                for question in self.case["questions"]
            },
        }


def a2(groups, k, small_groups, manager_shown):
    """({group: the label of its block} in the order of the blocks, unused groups)."""
    order = ["other", "peer", "report"] + ([] if manager_shown else ["manager"])
    n = {group: groups.count(group) for group in order}
    parts = [{group} for group in order if n[group] >= k]
    small = {group for group in order if 0 < n[group] < k}
    if sum(n[group] for group in small) >= k:
        parts.append(small)
        small = set()
    elif small and parts and small_groups == "merge":
        fewest = min(sum(n[group] for group in part) for part in parts)
        next(part for part in parts if sum(n[group] for group in part) == fewest).update(small)
        small = set()
    labels = ["+".join(group for group in order if group in part) for part in parts]
    return {group: label for label in labels for group in label.split("+")}, [g for g in order if g in small]


def average(pairs):
    bottom = lcm(*(denominator for _, denominator in pairs))
    return sum(numerator * (bottom // denominator) for numerator, denominator in pairs), bottom * len(pairs)


def half(pairs, ids):
    return average(pairs) if pairs and len(pairs) >= len(ids) / 2 else None


def average_distance(ratings):
    n, total = len(ratings), sum(ratings)
    return sum(abs(n * rating - total) for rating in ratings), n * n


def one_decimal(pair):
    with localcontext() as context:
        context.prec = 60
        value = (Decimal(pair[0]) / Decimal(pair[1])).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return str(abs(value) if value == 0 else value)


def finish(cells, total, mine, cut, tau):
    entry = {"cells": cells}
    if total:
        entry["all"] = one_decimal(total)
    if mine is not None:
        entry["self"] = mine
    if total and mine is not None:
        theirs = Decimal(entry["all"])
        gap = Decimal(mine) - theirs
        entry["gap"] = str(gap.quantize(Decimal("0.1")) + 0)
        if theirs >= cut:
            entry["class"] = "hidden_strength" if gap <= -tau else "confirmed_strength"
        else:
            entry["class"] = "blind_spot" if gap >= tau else "development_area"
    return entry
