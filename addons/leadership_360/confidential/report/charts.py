"""Charts that are a column of a table: one small drawing per row, in percent, hidden from screen readers.

The numbers stand in the cells beside it, so print, translation and assistive technology need nothing else.
"""

from markupsafe import Markup

from .marks import dot, line, ring, shape, tag

_SELF, _GAP, _STEM, _MOVE = "#211A25", "#D6BFD0", "#9A7690", "#714B67"


def row_self(axis, view):
    """Your own row: the ring, and the start of the line that falls through the rows below."""
    if not view.me.shown:
        return _plot(axis, [])
    x = axis.x(view.me.value)
    return _plot(axis, [line(x, x, "50%", "100%", "me", _SELF), ring(x, "50%")])


def row_all(axis, view):
    """All others: the dot, your line, and the thick bar between them."""
    marks = []
    if view.me.shown and view.others.shown:
        marks.append(line(axis.x(view.others.value), axis.x(view.me.value), "50%", "50%", "gap", _GAP, 8))
    marks += _own_line(axis, view, "1")
    if view.others.shown:
        marks.append(dot(axis.x(view.others.value), "50%"))
    return _plot(axis, marks)


def row_group(axis, view, cell, kind):
    """One group: its shape, and the stem to your line. Absent stays empty: no mark, no zero (A3)."""
    marks = _own_line(axis, view, ".45")
    if cell.shown:
        x = axis.x(cell.value)
        if view.me.shown:
            marks.append(line(x, axis.x(view.me.value), "50%", "50%", "stem", _STEM, 1.25))
        marks.append(shape(kind, x, "50%"))
    return _plot(axis, marks)


def digits(axis):
    """The scale's numbers under (or over) a column of drawings."""
    parts = [
        Markup(
            f'<text class="k-muted" fill="#5F5564" font-family="Arial, Liberation Sans, sans-serif" font-size="11" '
            f'x="{axis.x(value)}" y="12" text-anchor="middle">{value}</text>'
        )
        for value in axis.ticks
    ]
    return _svg(parts, "digits", 16)


def strip(axis, view):
    """One line in two lanes: ring above, dot below, the bar between."""
    marks = []
    if view.me.shown:
        x = axis.x(view.me.value)
        if view.others.shown:
            marks.append(line(axis.x(view.others.value), x, 21, 21, "gap", _GAP, 4))
        marks += [line(x, x, 13, 27, "me", _SELF), ring(x, 8, 5, 2)]
    if view.others.shown:
        marks.append(dot(axis.x(view.others.value), 21, 5))
    return _plot(axis, marks, "strip", 30)


def change(axis, move):
    """Then an upright bar, now a dot: a ring always means you, so it is not used here."""
    then, now = axis.x(move.then.value), axis.x(move.now.value)
    marks = [
        line(then, now, "50%", "50%", "move", _MOVE, 2.5),
        line(then, then, "25%", "75%", "move", _MOVE, 2.5),
        dot(now, "50%", 6),
    ]
    return _plot(axis, marks, "plot", 34)


def _own_line(axis, view, opacity):
    if not view.me.shown:
        return []
    x = axis.x(view.me.value)
    return [line(x, x, 0, "100%", "me", _SELF, 1, opacity=opacity)]


def _plot(axis, marks, kind="plot", height=32):
    band = tag(
        "rect",
        class_="k-band",
        fill="#F6F0F5",
        x=axis.x(axis.cut),
        y=0,
        width=axis.width(axis.cut, axis.high),
        height="100%",
    )
    grid = [line(axis.x(value), axis.x(value), 0, "100%") for value in axis.ticks]
    return _svg([band, *grid, *marks], kind, height)


def _svg(parts, kind, height):
    body = Markup("").join(parts)
    return Markup(
        f'<svg class="{kind}" width="100%" height="{height}" aria-hidden="true" focusable="false">{body}</svg>'
    )
