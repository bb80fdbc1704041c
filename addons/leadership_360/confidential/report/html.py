"""The report as one self-contained page: own template files, everything escaped, no script, no style attribute.

`style_source` is what a Content-Security-Policy needs to allow the one stylesheet and nothing else.
"""

import re
from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from . import charts, marks
from .radar import radar

_FOLDER = Path(__file__).parent / "templates"
_TEMPLATES = Environment(
    loader=FileSystemLoader(_FOLDER), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
)


@dataclass(frozen=True)
class Urls:
    """Where this reader can go from the report; what has no address is not offered."""

    pdf: str = ""
    xlsx: str = ""
    log: str = ""
    focus: str = ""
    release: str = ""
    revoke: str = ""


@dataclass(frozen=True)
class Frame:
    """What surrounds the report for this reader.

    `reader` is participant or coach; `released` and `keep_until` are ISO days; `coach_uid` is what the release names.
    `locked`: the participant's own copy needs a passphrase.
    """

    reader: str = "participant"
    coach: str = ""
    coach_uid: int = 0
    released: str = ""
    keep_until: str = ""
    locked: bool = False
    csrf: str = ""
    urls: Urls = Urls()
    pdf: bool = True
    paper: bool = False


def page(facts, words, frame):
    """Render the report. Returns (html, style source for the policy)."""
    return _render("page.html", words, facts=facts, frame=frame, day=words.day)


def notice(name, words, action="", label="", points=()):
    """Render a short calm page: `name` is a key of NOTICES, `action` an address of our own for its one button."""
    return _render("notice.html", words, name=name, action=action, label=label, points=points)


def ask(name, words, action, csrf, fields):
    """Render the question for the passphrase: `name` is needed, wrong or blocked; `fields` are sent along."""
    return _render("ask.html", words, name=name, action=action, csrf=csrf, fields=fields)


def passphrase(content, words, csrf):
    """Render the page on which a passphrase is set, changed or given up; `content` is a statement.Passphrase."""
    return _render("passphrase.html", words, page=content, csrf=csrf)


def statement(content, words, frame):
    """Render the statement page: how the report is protected, its access log, who can read it."""
    return _render("statement.html", words, statement=content, frame=frame, day=words.day)


def _render(template, words, **values):
    style = stylesheet(words("confidential_foot"))
    html = _TEMPLATES.get_template(template).render(
        t=words, style=Markup(style), marks=marks, charts=charts, radar=radar, **values
    )
    return html, style_source(style)


@cache
def stylesheet(foot):
    """Join the stylesheet's files; the only words in it are the foot of printed pages, never a name or a number."""
    css = "".join((_FOLDER / name).read_text() for name in ("screen.css", "narrow.css", "paper.css"))
    return css.replace("__FOOT__", re.sub(r"[^A-Za-z0-9 ]", lambda found: f"\\{ord(found[0]):x} ", foot))


def style_source(style):
    """Say which stylesheet a policy may allow: 'sha256-...' of exactly the text between the tags."""
    return f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'"
