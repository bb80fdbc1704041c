"""What a case is once it has been read: immutable, complete, and with nothing left to doubt."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from .scale import Scale

GROUPS = ("self", "manager", "peer", "report", "other")


class CaseError(ValueError):
    """The case cannot be used; the message is one line for a person and never quotes a rating or a comment."""


@dataclass(frozen=True)
class Policy:
    """The parameters of section 3.2, frozen at launch."""

    k: int = 3
    """The smallest number of people behind any published number."""
    small_groups: str = "merge"
    """"merge" or "drop": what A2 does with groups that are too small even together."""
    manager_shown: bool = True
    """Whether the manager is shown by himself; otherwise he is a protected group like the others."""
    floor: bool = True
    """Whether A3 replaces block means below the scale's floor by the floor."""
    comment_labels: bool = False
    """Whether comments are listed per block where every block is large enough (see `comments`)."""
    cut: Fraction | None = None
    """T4: where a strength begins, if the questionnaire sets it; else the scale's own."""

    @property
    def k_spread(self):
        """A5: the smallest number of ratings behind an agreement label."""
        return max(5, self.k + 2)


@dataclass(frozen=True)
class Item:
    id: str
    competency: str


@dataclass(frozen=True)
class Response:
    """What one person sent. "No opportunity to observe" and "not answered" are both simply not in `ratings` (Q5)."""

    group: str
    ratings: Mapping[str, int]
    comments: Mapping[str, str]


@dataclass(frozen=True)
class Case:
    """One collection, in questionnaire order."""

    policy: Policy
    scale: Scale
    items: tuple[Item, ...]
    questions: tuple[str, ...]
    responses: tuple[Response, ...]

    @property
    def cut(self):
        """T4: the displayed value from which others see a strength."""
        return self.scale.cut if self.policy.cut is None else self.policy.cut

    @property
    def competencies(self):
        """Competency -> its item ids, in questionnaire order, wherever in the questionnaire the items stand."""
        members = {}
        for item in self.items:
            members.setdefault(item.competency, []).append(item.id)
        return members
