"""The statement page of one report: what protects it, and its access log in plain words (G11)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One line of the access log, as read by the participant."""

    when: str
    who: str
    role: str
    what: str


@dataclass(frozen=True)
class Statement:
    """`whole`: the log's chain holds. `points`: sentences on protection. `back`: the report's address, if it opens."""

    title: str
    points: tuple[str, ...]
    lines: tuple[Line, ...]
    whole: bool
    back: str = ""


def tell(entry, words, when, name):
    """Say one Entry of the vault's log. `when(at)` and `name(uid)` give text in the reader's language."""
    role = f"role_{entry.role}"
    return Line(when(entry.at), name(entry.uid) or words("by_server"), words(role), _what(entry, words, name))


def _what(entry, words, name):
    if entry.action in ("release", "revoke"):
        return words(f"action_{entry.action}", name=name(int(entry.detail)))
    if entry.action == "download" and entry.detail:
        return words("action_download_as", kind=entry.detail)
    return words(f"action_{entry.action}")
