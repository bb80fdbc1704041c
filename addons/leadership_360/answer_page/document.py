"""The document around every screen, with its own style and script inside and the headers that allow nothing else."""

import base64
import hashlib
from functools import cache
from pathlib import Path

from markupsafe import Markup

from . import languages, screens

STATIC = Path(__file__).parents[1] / "static" / "answer"
TEMPLATE = Path(__file__).with_name("document.html")


@cache
def _source(name):
    return (STATIC / name).read_text(encoding="utf-8")


def style():
    return _source("page.css")


def script():
    return _source("hints.js") + _source("page.js")


@cache
def _template():
    return Markup(TEMPLATE.read_text(encoding="utf-8"))


def _hash(text):
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


@cache
def headers():
    """Security headers of every answer under this address, as a tuple of pairs."""
    policy = (
        "default-src 'none'",
        f"style-src {_hash(style())}",
        f"script-src {_hash(script())}",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
    return (
        ("Content-Security-Policy", "; ".join(policy)),
        ("Cache-Control", "no-store"),
        ("Referrer-Policy", "no-referrer"),
        ("X-Robots-Tag", "noindex, nofollow"),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    )


def document(inside, lang, title, brand, with_script=False):
    """A whole page. `inside` is trusted HTML; only the first page carries the script."""
    return _template().format(
        lang=languages.html_lang(lang),
        dir=languages.direction(lang),
        title=title if title == brand else f"{title} – {brand}",
        style=Markup(style()),
        inside=inside,
        script=Markup("<script>{}</script>").format(Markup(script())) if with_script else "",
    )


def first(say, lang):
    """The page behind the link: it knows nothing yet, the script posts the secret; without a script, a form asks."""
    return document(FIRST.format(
        opening=say("opening"), form=screens.code_form(say), offline=say("offline"),
        offline_text=say("offline_text"), again=say("again"),
    ), lang, say("brand"), say("brand"), with_script=True)  # fmt: skip


FIRST = Markup("""<div id="page"><main class="wrap"><p class="wait" id="wait" hidden>{opening}</p>
<div class="done" id="offline" hidden><h1 tabindex="-1">{offline}</h1><p>{offline_text}</p>
<p><button class="go" type="button" id="again">{again}</button></p></div>
<noscript>{form}</noscript></main></div><p class="vh" role="status" id="live"></p>""")


def small(inside, say, lang, title):
    """A page with one message: done, calm, resting."""
    return document(Markup('<main class="wrap">{}</main>').format(inside), lang, say(title), say("brand"))
