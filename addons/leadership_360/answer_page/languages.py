"""Which language the page speaks, and how that language is written."""

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

RIGHT_TO_LEFT = {"ar", "ckb", "dv", "fa", "he", "ps", "ur", "yi"}
# The page's own sentences are translated into these; the questions into whatever the form has.
OWN = ("en_US", "fr_FR", "de_DE", "es_ES", "nl_NL")


def base(code):
    """`fr_FR` -> `fr`, `sr@latin` -> `sr`, `pt-BR` -> `pt`."""
    return code.replace("-", "_").split("@")[0].split("_")[0].lower()


def direction(code):
    return "rtl" if base(code) in RIGHT_TO_LEFT else "ltr"


def html_lang(code):
    """The tag for HTML's lang attribute (BCP 47)."""
    plain, _sep, script = code.partition("@")
    return plain.replace("_", "-") + {"latin": "-Latn", "Cyrl": "-Cyrl"}.get(script, "")


def _locale(code):
    try:
        return Locale.parse(code.split("@")[0])
    except (UnknownLocaleError, ValueError):
        return None


def own_name(code, languages=()):
    """What a language calls itself; with its region where the form has two of the same."""
    locale = _locale(code)
    if locale is None:
        return code
    twins = [other for other in languages if base(other) == base(code)]
    name = locale.get_display_name() if len(twins) > 1 else locale.get_language_name()
    return name[:1].upper() + name[1:]


def long_date(day, code):
    """Weekday, day, month and year as this language writes them."""
    return format_date(day, "full", locale=_locale(code) or "en")


def preferred(header):
    """The codes of an Accept-Language header, best first; garbage gives an empty list."""
    ranked = []
    for position, part in enumerate((header or "")[:500].split(",")):
        code, _sep, weight = part.strip().partition(";q=")
        try:
            rank = float(weight or 1)
        except ValueError:
            rank = 0
        if code and rank > 0:
            ranked.append((-rank, position, code.replace("-", "_")))
    return [code for _rank, _position, code in sorted(ranked)]


def choose(languages, wanted=None, header=""):
    """One of `languages`: the one asked for, else the browser's preference, else English, else the first."""
    if wanted in languages:
        return wanted
    for code in preferred(header):
        for same in (lambda a, b: a.lower() == b.lower(), lambda a, b: base(a) == base(b)):
            match = next((language for language in languages if same(language, code)), None)
            if match:
                return match
    return "en_US" if "en_US" in languages or not languages else languages[0]
