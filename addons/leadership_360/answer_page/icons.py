"""Five small line drawings; they repeat words and are hidden from screen readers."""

from markupsafe import Markup

SHAPES = {
    "eye": "M2 12c2.6-4.6 6-7 10-7s7.4 2.4 10 7c-2.6 4.6-6 7-10 7s-7.4-2.4-10-7ZM12 9.2a2.8 2.8 0 1 1 0 5.6"
    " 2.8 2.8 0 0 1 0-5.6Z",
    "key": "M15.5 3.5a5 5 0 1 1 0 10 5 5 0 0 1 0-10ZM11.8 12 3.5 20.5M6.5 17.5 9 20",
    "lock": "M5 11h14v9.5H5ZM8 11V8a4 4 0 0 1 8 0v3",
    "people": "M9 4.5a3.3 3.3 0 1 1 0 6.6 3.3 3.3 0 0 1 0-6.6ZM2.5 20c0-3.8 2.9-6 6.5-6s6.5 2.2 6.5 6M16 5.2a3 3 0"
    " 0 1 0 5.6M18 14.4c2.2.8 3.5 2.8 3.5 5.6",
    "care": "M12 3.5 2 20.5h20ZM12 10v5M12 17.6v.6",
    "done": "M12 2.5a9.5 9.5 0 1 1 0 19 9.5 9.5 0 0 1 0-19ZM7.5 12.3l3.2 3.2 6-6.5",
}
SVG = Markup(
    '<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" '
    'stroke-linejoin="round" aria-hidden="true"><path d="{}"/></svg>'
)


def icon(name):
    return SVG.format(SHAPES[name])
