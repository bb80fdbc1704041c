"""Who is left out of a cycle, and every reason why."""

from dataclasses import dataclass
from datetime import date

ARCHIVED = "archived"
LEFT = "left"
NO_USER = "no_user"
NO_MANAGER = "no_manager"
HIRED_LATE = "hired_late"
OVERLAPPING = "overlapping"
NO_STRATEGY = "no_strategy"
REASONS = (ARCHIVED, LEFT, NO_USER, NO_MANAGER, HIRED_LATE, OVERLAPPING, NO_STRATEGY)


@dataclass(frozen=True)
class Facts:
    """What is known of an employee: unknown dates are None; `overlapping` is a cycle that holds them, if any."""

    active: bool = True
    has_user: bool = True
    has_manager: bool = True
    hired: date | None = None
    left: date | None = None
    overlapping: object = None
    has_strategy: bool = True


@dataclass(frozen=True)
class Rules:
    """What a cycle asks for: hired on or before `hired_by` and still there on `start`, with a manager, with a user."""

    start: date
    hired_by: date | None = None
    needs_manager: bool = True
    needs_user: bool = True


def exclusions(facts, rules):
    """Every reason to leave this employee out, in the order of `REASONS`; empty for somebody who is in.

    A hire date that is not known never excludes: a missing entry is no fault of the employee.
    """
    found = {
        ARCHIVED: not facts.active,
        LEFT: facts.left is not None and facts.left < rules.start,
        NO_USER: rules.needs_user and not facts.has_user,
        NO_MANAGER: rules.needs_manager and not facts.has_manager,
        HIRED_LATE: None not in (facts.hired, rules.hired_by) and facts.hired > rules.hired_by,
        OVERLAPPING: bool(facts.overlapping),
        NO_STRATEGY: not facts.has_strategy,
    }
    return tuple(reason for reason in REASONS if found[reason])
