"""The rules of nomination R1-R4 and R8, and the load on raters, as plain functions."""

from collections import Counter
from dataclasses import dataclass, field

RELATIONS = [
    ("self", "Self"),
    ("manager", "Manager"),
    ("peer", "Peer"),
    ("report", "Direct report"),
    ("other", "Other"),
]
PROTECTED = ("peer", "report", "other")

ADVISED = {"manager": (1, 2), "peer": (4, 6), "report": (0, 8), "other": (0, 6)}  # R2
ADVISED_TOTAL = (8, 15)
SOFT_LIMIT = 20
RESERVE = 2  # invited beyond k, because response is rarely complete (R3)
PROTECTED_TOTAL = 5
ACQUAINTED_MONTHS = 4  # R4
WINDOW_DAYS = (14, 21)  # R8
LOAD_CAP = 8


@dataclass(frozen=True)
class Finding:
    """One thing to say about a list of raters: the rule, whether it stops the launch, the numbers of its sentence."""

    rule: str
    code: str
    stops: bool
    values: dict = field(default_factory=dict)


def needed(k):
    """Return how many people a protected group must have at launch, unless it is empty (R3)."""
    return k + RESERVE


def quotas(relations, k):
    """Return `{group: (invited, needed)}` for the groups of `relations`, a list with one group per rater (R3)."""
    count = Counter(relations)
    return {group: (count[group], needed(k) if group in PROTECTED else 1) for group, _label in RELATIONS}


def check_list(relations, k):
    """Return the Findings about a list of raters, given as one group per rater, at the threshold `k` (R1-R3)."""
    count = Counter(relations)
    return [*_check_required(count), *_check_protected(count, k), *_check_advice(count)]


def _check_required(count):
    if count["self"] != 1:
        yield Finding("R1", "self_missing", True)
    if count["manager"] == 0:
        yield Finding("R1", "manager_missing", False)
    if count["manager"] > ADVISED["manager"][1]:
        yield Finding("R1", "managers_too_many", True, {"invited": count["manager"]})


def _check_protected(count, k):
    for group in PROTECTED:
        if 0 < count[group] < needed(k):
            values = {"group": group, "invited": count[group], "needed": needed(k), "missing": needed(k) - count[group]}
            yield Finding("R3", "group_too_small", True, values)
    total = sum(count[group] for group in PROTECTED)
    if total < PROTECTED_TOTAL:
        yield Finding("R3", "raters_too_few", True, {"invited": total, "needed": PROTECTED_TOTAL})


def _check_advice(count):
    for group in PROTECTED:
        low, high = ADVISED[group]
        if count[group] and not low <= count[group] <= high:
            yield Finding(
                "R2", "group_size", False, {"group": group, "invited": count[group], "low": low, "high": high}
            )
    total = sum(count.values()) - count["self"]
    if total > SOFT_LIMIT:
        yield Finding("R2", "total_above_limit", False, {"invited": total, "limit": SOFT_LIMIT})
    elif not ADVISED_TOTAL[0] <= total <= ADVISED_TOTAL[1]:
        yield Finding("R2", "total_size", False, {"invited": total, "low": ADVISED_TOTAL[0], "high": ADVISED_TOTAL[1]})


def check_window(start, end):
    """Return the Findings about the days from `start` to `end`, two dates (R8)."""
    days = (end - start).days
    if days < 1:
        return [Finding("R8", "window_empty", True)]
    low, high = WINDOW_DAYS
    return (
        [] if low <= days <= high else [Finding("R8", "window_length", False, {"days": days, "low": low, "high": high})]
    )
