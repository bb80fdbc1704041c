"""The statement page of one report: what protects it, and its access log in plain words (G11)."""

from dataclasses import dataclass

LOGIN_EVENTS = ("login_changed", "password_changed", "second_factor_changed")


@dataclass(frozen=True)
class Line:
    """One line of the access log, as read by the participant."""

    when: str
    who: str
    role: str
    what: str


@dataclass(frozen=True)
class Statement:
    """`points`: (is it well, sentence) on protection. `whole`: does the log's chain hold? None until it is checked.

    `url`: where the round's pages are; `back`: the report itself, if it opens; `closed`: there is a result to delete;
    `modules`: the add-ons that were examined;
    `locked`: the participant has set a passphrase.
    """

    title: str
    points: tuple[tuple[bool, str], ...]
    lines: tuple[Line, ...]
    whole: bool | None = None
    back: str = ""
    url: str = ""
    closed: bool = False
    modules: tuple[str, ...] = ()
    locked: bool = False


def tell(entry, words, when, name):
    """Say one Entry of the vault's log. `when(at)` and `name(uid)` give text in the reader's language."""
    role = f"role_{entry.role}"
    return Line(when(entry.at), name(entry.uid) or words("by_server"), words(role), _what(entry, words, name))


def _what(entry, words, name):
    if entry.action in ("release", "revoke"):
        return words(f"action_{entry.action}", name=name(int(entry.detail)))
    if entry.action == "download" and entry.detail:
        return words("action_download_as", kind=entry.detail)
    what = words(f"action_{entry.action}")
    if entry.action in LOGIN_EVENTS and entry.detail:  # it happened to the coach's login
        return f"{name(int(entry.detail))} ({words('role_coach')}): “{what}”"
    return what


@dataclass(frozen=True)
class Passphrase:
    """The page of the own passphrase: is one set, the recovery code just made, and what was wrong (a key of WORDS)."""

    is_set: bool
    code: str = ""
    trouble: str = ""
    done: str = ""
