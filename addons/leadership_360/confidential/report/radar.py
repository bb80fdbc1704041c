"""The overview: one axis per competency, dashed rings for you, a solid shape for others. The table has the numbers."""

from math import cos, pi, sin
from textwrap import wrap

from markupsafe import Markup, escape

from .marks import dot, line, ring, tag

_CENTRE_X, _CENTRE_Y, _RADIUS = 300, 214, 158
_LABEL = 16
_FONT = "Arial, Liberation Sans, sans-serif"
MINIMUM = 3


def radar(axis, competencies, title):
    """Draw competencies clockwise from the top, or nothing if fewer than three have a value."""
    if sum(one.view.others.shown for one in competencies) < MINIMUM:
        return ""
    spokes = [_Spoke(place, len(competencies), axis) for place in range(len(competencies))]
    body = Markup("").join(
        [
            *_ground(spokes, axis),
            *_curve(
                spokes, [one.view.others for one in competencies], "area", "#714B67", fill_opacity=".16", width=2.5
            ),
            *_curve(spokes, [one.view.me for one in competencies], "me", "#211A25", stroke_dasharray="5 4", width=1.75),
            *_points(spokes, [one.view.me for one in competencies], lambda x, y: ring(x, y, 7)),
            *_points(spokes, [one.view.others for one in competencies], lambda x, y: dot(x, y, 4.5)),
            *_digits(spokes[0], spokes[1], axis),
            *(_label(spoke, one.name) for spoke, one in zip(spokes, competencies, strict=True)),
        ]
    )
    head = Markup('<svg class="radar" viewBox="0 0 600 430" role="img" aria-labelledby="radar-title">')
    return head + Markup('<title id="radar-title">%s</title>') % title + body + Markup("</svg>")


class _Spoke:
    """One axis of the radar and where values and words stand along it."""

    def __init__(self, place, count, axis):
        self.angle = 2 * pi * place / count - pi / 2
        self.axis = axis

    def at(self, value):
        return self.out(self.axis.share(value) * _RADIUS)

    def out(self, distance):
        x, y = _CENTRE_X + distance * cos(self.angle), _CENTRE_Y + distance * sin(self.angle)
        return f"{x:.1f}", f"{y:.1f}"


def _ground(spokes, axis):
    """The shaded ring of strengths, one grid line per point, the spokes."""
    yield tag("polygon", class_="k-band", fill="#F6F0F5", points=_polygon(spokes, axis.high))
    yield tag("polygon", class_="k-paper", fill="#FFFFFF", points=_polygon(spokes, axis.cut))
    for value in axis.ticks[1:]:
        yield tag("polygon", class_="k-grid", fill="none", stroke="#DCD4DA", points=_polygon(spokes, value))
    for spoke in spokes:
        x, y = spoke.out(_RADIUS)
        yield line(_CENTRE_X, x, _CENTRE_Y, y)


def _polygon(spokes, value):
    return " ".join(",".join(spoke.at(value)) for spoke in spokes)


def _curve(spokes, cells, kind, ink, width, **more):
    """A closed shape if every value is there; otherwise only the stretches between neighbours that both are (A3)."""
    style = {"stroke": ink, "stroke_width": width, "stroke_linejoin": "round", **more}
    if all(cell.shown for cell in cells):
        points = " ".join(",".join(spoke.at(cell.value)) for spoke, cell in zip(spokes, cells, strict=True))
        return [tag("polygon", class_=f"k-{kind}", fill=ink if kind == "area" else "none", points=points, **style)]
    pairs = list(zip(spokes, cells, strict=True))
    stretches = []
    for (spoke, cell), (following, its_cell) in zip(pairs, pairs[1:] + pairs[:1], strict=True):
        if cell.shown and its_cell.shown:
            (x1, y1), (x2, y2) = spoke.at(cell.value), following.at(its_cell.value)
            stretches.append(tag("line", class_=f"k-{kind}", x1=x1, y1=y1, x2=x2, y2=y2, **style))
    return stretches


def _points(spokes, cells, mark):
    return [mark(*spoke.at(cell.value)) for spoke, cell in zip(spokes, cells, strict=True) if cell.shown]


def _digits(first, second, axis):
    """The scale's numbers, halfway between the first two axes, where no curve needs the room."""
    step = -(-(axis.high - axis.low) // 5)
    for value in axis.ticks[step::step]:
        (x1, y1), (x2, y2) = first.at(value), second.at(value)
        yield _text(
            (float(x1) + float(x2)) / 2, (float(y1) + float(y2)) / 2 + 4, value, "middle", "k-muted rt", "#5F5564", 11
        )


def _label(spoke, name):
    x, y = map(float, spoke.out(_RADIUS + 18))
    lines = wrap(name, _LABEL, break_long_words=False) or [""]
    # A word longer than a line is written smaller instead of being broken at an odd place.
    classes, size = ("k-ink rl", 15) if max(map(len, lines)) <= _LABEL + 2 else ("k-ink rs", 11.5)
    side = round(cos(spoke.angle) * 2)
    anchor = "start" if side > 0 else "end" if side < 0 else "middle"
    y += 5 - 8.5 * (len(lines) - 1) + sin(spoke.angle) * 8.5 * (len(lines) - 1)
    texts = [_text(x, y + 17 * place, part, anchor, classes, "#211A25", size) for place, part in enumerate(lines)]
    return Markup("").join(texts)


def _text(x, y, content, anchor, classes, ink, size):
    return Markup(
        f'<text class="{classes}" fill="{ink}" font-family="{_FONT}" font-size="{size}" '
        f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(content)}</text>'
    )
