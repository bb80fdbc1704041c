"""The marks of every chart: a ring is you, filled is others, one shape per group; words and rows carry the same.

Each mark has its light colour as attribute, for WeasyPrint, and a class that wins on screen and in the dark.
Nothing here takes text from data, so the pieces are safe markup by construction.
"""

from markupsafe import Markup

_PATHS = {
    "diamond": "M0-6.8 6.8 0 0 6.8-6.8 0Z",
    "square": "M-5.2-5.2H5.2V5.2H-5.2Z",
    "triangle": "M0-6.4 6.2 4.8H-6.2Z",
    "flipped": "M0 6.4 6.2-4.8H-6.2Z",
}
_CLASS_INK = {
    "confirmed_strength": "#14695C",
    "hidden_strength": "#22579B",
    "blind_spot": "#8A4B00",
    "development_area": "#5A4D66",
}
# Where ring and dot stand on the small line of a class word: left or right of the mark where strengths begin (T4).
_CLASS_PLACES = {
    "confirmed_strength": ((27, 6), (27, 3)),
    "hidden_strength": ((9, 4.5), (29, 4.5)),
    "blind_spot": ((27, 4.5), (7, 4.5)),
    "development_area": ((9, 6), (9, 3)),
}


def tag(name, **attributes):
    """One empty SVG element; `_` in an attribute name stands for `-`, a trailing one is dropped."""
    pairs = (f'{key.rstrip("_").replace("_", "-")}="{value}"' for key, value in attributes.items())
    return Markup(f"<{name} {' '.join(pairs)}/>")


def line(x1, x2, y1, y2, kind="grid", ink="#DCD4DA", width=1, **more):
    return tag("line", class_=f"k-{kind}", stroke=ink, stroke_width=width, x1=x1, x2=x2, y1=y1, y2=y2, **more)


def ring(x, y, r=6.5, width=2.25):
    """You."""
    return tag("circle", class_="k-ring", fill="#FFFFFF", stroke="#211A25", stroke_width=width, cx=x, cy=y, r=r)


def dot(x, y, r=7.5):
    """All others."""
    return tag("circle", class_="k-all", fill="#714B67", cx=x, cy=y, r=r)


def shape(kind, x, y):
    """One group: a path cannot have percent coordinates, so it sits in an svg of its own."""
    path = tag("path", class_="k-group", fill="#9A7690", d=_PATHS[kind])
    return Markup(f'<svg x="{x}" y="{y}" overflow="visible">{path}</svg>')


def key(kind):
    """The mark of a row, for legends and row heads: you, all, or a group's shape."""
    mark = {"you": lambda: ring(10, 9), "all": lambda: dot(10, 9)}.get(kind, lambda: shape(kind, 10, 9))()
    return Markup(f'<svg class="key" width="20" height="18" viewBox="0 0 20 18" aria-hidden="true">{mark}</svg>')


def pictogram(kind):
    """The class in the charts' own grammar: the tick is where strengths begin, the ring is you, the dot is others."""
    ink, ((ring_x, ring_r), (dot_x, dot_r)) = _CLASS_INK[kind], _CLASS_PLACES[kind]
    parts = (
        line(1, 35, 8, 8, f"{kind}-line", ink, 1, opacity=".45"),
        line(18, 18, 2, 14, f"{kind}-line", ink, 1, opacity=".7"),
        tag(
            "circle",
            class_=f"k-hole k-{kind}-line",
            stroke=ink,
            fill="#FFFFFF",
            stroke_width=1.5,
            cx=ring_x,
            cy=8,
            r=ring_r,
        ),
        tag("circle", class_=f"k-{kind}", fill=ink, cx=dot_x, cy=8, r=dot_r),
    )
    body = Markup("").join(parts)
    return Markup(f'<svg class="pict" width="36" height="16" viewBox="0 0 36 16" aria-hidden="true">{body}</svg>')
