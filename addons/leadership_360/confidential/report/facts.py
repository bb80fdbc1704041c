"""What a report states, in reading order, exactly as displayed: page, PDF and XLSX all render this and nothing else."""

from dataclasses import dataclass
from decimal import Decimal

CLASSES = ("confirmed_strength", "hidden_strength", "blind_spot", "development_area")


@dataclass(frozen=True)
class Cell:
    """One value: its text, and the number behind it, or None where words explain why there is none (A3)."""

    text: str
    value: Decimal | None = None
    floored: bool = False
    signed: bool = False

    @property
    def shown(self):
        return self.value is not None


@dataclass(frozen=True)
class Group:
    """A column of values: the manager or one block. `n` counts the block's people, never an item's answers (A5)."""

    key: str
    name: str
    n: int
    shape: str
    merged: bool = False


@dataclass(frozen=True)
class View:
    """How one behaviour or competency is seen: by oneself, by all others, by each group in the order of the columns."""

    me: Cell
    others: Cell
    gap: Cell
    groups: tuple[Cell, ...]
    kind: str = ""
    flag: str = ""


@dataclass(frozen=True)
class Item:
    """A behaviour: `text` as others read it, `own` in the first person."""

    id: str
    text: str
    own: str
    competency: str
    view: View


@dataclass(frozen=True)
class Competency:
    """A competency with its behaviours in questionnaire order."""

    id: str
    anchor: str
    name: str
    definition: str
    view: View
    items: tuple[Item, ...]
    agreement: tuple[str, ...] = ()
    most: tuple[str, ...] = ()


@dataclass(frozen=True)
class Question:
    """An open question and its shuffled comments (A6).

    `named`: (group, its comments) for the manager shown by himself, and for all blocks where comments carry labels.
    """

    text: str
    comments: tuple[str, ...]
    named: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Move:
    """One line of "since last time" (T9); `then` and `size` are None where rounds cannot be compared."""

    name: str
    then: Cell | None
    now: Cell
    word: str
    size: Cell | None = None


@dataclass(frozen=True)
class Change:
    """Change since an earlier round: competencies always, behaviours only where a whole point moved."""

    day: str
    competencies: tuple[Move, ...]
    items: tuple[Move, ...]


@dataclass(frozen=True)
class Suggestion:
    """A behaviour offered as focus (F3) with the reason in numbers."""

    item: Item
    kind: str
    numbers: str


@dataclass(frozen=True)
class Facts:
    """One report. Strengths are sorted by displayed value, everything else follows the questionnaire."""

    name: str
    job: str
    program: str
    start: str
    end: str
    closed: str
    k: int
    axis: object
    points: tuple[tuple[str, str], ...]
    floor: str
    groups: tuple[Group, ...]
    others_n: int
    invited: int
    self_present: bool
    unused: tuple[str, ...]
    competencies: tuple[Competency, ...]
    strengths: tuple[tuple[str, tuple[Competency, ...]], ...]
    top: tuple[Item, ...]
    bottom: tuple[Item, ...]
    rated: int
    questions: tuple[Question, ...]
    labelled: bool
    change: Change | None
    suggestions: tuple[tuple[str, tuple[Suggestion, ...]], ...]

    @property
    def panels(self):
        """Competencies by class, confirmed strengths first; then those without a class, last those without a value."""
        order = {kind: place for place, kind in enumerate(CLASSES)}
        return sorted(self.competencies, key=lambda one: order.get(one.view.kind, 4 if one.view.others.shown else 5))
