"""The suggested result of a review together with the sum that leads to it."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from .exact import PERCENT, exact, fewest, shown
from .levels import Level, level_of, reach
from .weighted import Rated, counting, used_weights, weighted_mean


@dataclass(frozen=True)
class Side:
    """A part of the result (goals or competencies): its share in percent, its items; averaged if they weigh alike."""

    key: str
    label: str
    share: Fraction
    items: tuple[Rated, ...] = ()
    averaged: bool = False


@dataclass(frozen=True)
class Line:
    """One line of the sum.

    kind     part, item, average, left_out (an item), part_left_out, total or nothing
    share    the weight as it was agreed, in percent
    used     the weight that was really used, in percent
    score    the figure that is multiplied
    value    what the line adds; of a total, what it comes to
    figures  the ratings of an average
    level, reach  of a total: the level, and where it begins and ends
    """

    kind: str
    label: str = ""
    key: object = None
    share: Fraction | None = None
    used: Fraction | None = None
    score: Fraction | None = None
    value: Fraction | None = None
    figures: tuple[Fraction, ...] = ()
    level: Level | None = None
    reach: tuple[Decimal, Decimal] | None = None

    @property
    def reweighted(self):
        """Whether the weight used is not the weight agreed, because something was left out."""
        return None not in (self.share, self.used) and self.share != self.used

    def data(self):
        """The line as plain JSON values with the numbers as they are shown, for screens and for frozen snapshots."""
        return {
            "kind": self.kind,
            "label": self.label,
            "share": _text(fewest(self.share)),
            "used": _text(fewest(self.used)),
            "reweighted": self.reweighted,
            "score": _text(fewest(self.score) if self.kind == "item" else shown(self.score)),
            "value": _text(shown(self.value)),
            "figures": [_text(fewest(figure)) for figure in self.figures],
            "level": self.level.label if self.level else None,
            "reach": [_text(edge) for edge in self.reach] if self.reach else None,
        }


@dataclass(frozen=True)
class Result:
    """The suggested result: `total` and `level` are None (not zero) when nothing is rated; `lines` is the sum."""

    total: Fraction | None
    level: Level | None
    lines: tuple[Line, ...]

    @property
    def reweighted(self):
        """Whether a part had to be left out, so that the other counts for more than agreed."""
        return any(line.kind == "part" and line.reweighted for line in self.lines)

    def formula(self):
        """The sum in one line: "Goals 70 % × 3.90 + Competencies 30 % × 3.67 = 3.83"; "" when nothing is rated."""
        parts = [line for line in self.lines if line.kind == "part"]
        if self.total is None:
            return ""
        terms = " + ".join(f"{line.label} {fewest(line.used):f} % × {shown(line.score)}" for line in parts)
        return f"{terms} = {shown(self.total)}"

    def data(self):
        """The result as plain JSON values: total, level, formula, reweighted and lines."""
        return {
            "total": _text(shown(self.total)),
            "level": self.level.label if self.level else None,
            "formula": self.formula(),
            "reweighted": self.reweighted,
            "lines": [line.data() for line in self.lines],
        }


def suggest(sides, levels):
    """The `Result` of these sides on the scale of these levels.

    A side with nothing rated is left out and the others share its part in proportion; the lines say so. Raises
    ValueError unless the shares are at least zero and total 100.
    """
    sides = tuple(sides)
    shares = [exact(side.share) for side in sides]
    if min(shares, default=0) < 0 or sum(shares) != 100:
        raise ValueError("the shares of the result must total 100 %")
    parts = [Rated(side.label, share, weighted_mean(side.items)) for side, share in zip(sides, shares, strict=True)]
    total = weighted_mean(parts)
    lines = []
    for side, part, used in zip(sides, parts, used_weights(parts), strict=True):
        lines += _side_lines(side, part, used)
    level = level_of(total, levels)
    lines.append(_last_line(total, level, levels))
    return Result(total, level, tuple(lines))


def _side_lines(side, part, used):
    if used is None:
        kind = "part_left_out"
        head = Line(kind, part.label, side.key, share=part.weight, score=part.figure)
    else:
        head = Line("part", part.label, side.key, part.weight, used / PERCENT, part.figure, used * part.figure)
    return [head, *(_average_lines(side, part) if side.averaged else _item_lines(side))]


def _item_lines(side):
    whole = sum(item.weight for item in side.items)
    for item, used in zip(side.items, used_weights(side.items), strict=True):
        share = item.weight / whole / PERCENT if whole else item.weight
        if used is None:
            yield Line("left_out", item.label, item.key, share=share, score=item.figure)
        else:
            yield Line("item", item.label, item.key, share, used / PERCENT, item.figure, used * item.figure)


def _average_lines(side, part):
    rated = counting(side.items)
    if rated:
        yield Line("average", figures=tuple(item.figure for item in rated), value=part.figure)
    for item in side.items:
        if item not in rated:
            yield Line("left_out", item.label, item.key)


def _last_line(total, level, levels):
    if total is None:
        return Line("nothing")
    return Line("total", value=total, level=level, reach=reach(level, levels))


def _text(number):
    return None if number is None else f"{number:f}"
