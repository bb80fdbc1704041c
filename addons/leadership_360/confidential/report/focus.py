"""Which behaviours are offered as a focus (F3): the reader chooses, the numbers only sort."""

from .facts import Suggestion

_OFFERED = (
    ("hidden_strength", "focus_hidden", 2),
    ("blind_spot", "focus_blind", 3),
    ("development_area", "focus_develop", 3),
)
_WITHOUT_OWN_VIEW = 4


def suggest(items, words):
    """Offer hidden strengths and blind spots by gap, development areas by lowest value; ties by questionnaire order."""
    items = [item for item in items if item.view.others.shown]
    if not any(item.view.kind for item in items):
        lowest = sorted(items, key=lambda item: item.view.others.value)[:_WITHOUT_OWN_VIEW]
        return (("focus_develop", tuple(_suggestion(item, words) for item in lowest)),) if lowest else ()
    return tuple(
        (heading, chosen) for kind, heading, most in _OFFERED if (chosen := _of_kind(items, kind, most, words))
    )


def _of_kind(items, kind, most, words):
    chosen = sorted((item for item in items if item.view.kind == kind), key=_urgency)
    return tuple(_suggestion(item, words) for item in chosen[:most])


def _urgency(item):
    return item.view.others.value if item.view.kind == "development_area" else -abs(item.view.gap.value)


def _suggestion(item, words):
    if item.view.me.shown:
        numbers = words("focus_item", others=item.view.others.text, you=item.view.me.text)
    else:
        numbers = words("focus_item_others", others=item.view.others.text)
    return Suggestion(item, item.view.kind, numbers)
