"""Due dates for somebody who joins a cycle that has already begun."""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction


@dataclass(frozen=True)
class Phase:
    """A phase and its due date; `held` phases happen on one day for everybody (calibration, sharing) and never move."""

    key: str
    due: date
    held: bool = False


class TooLate(ValueError):
    """Somebody joins when no phase is left that could move."""


def prorated(phases, start, joined):
    """The phases with their due dates for somebody who begins on `joined` in a cycle that began on `start`.

    The time left until the last movable phase is shared out in the same proportions, in whole days rounded up. Order is
    kept, no date is earlier than planned, none passes the next held phase, and who is there from the start keeps every
    date. Raises TooLate when the last movable phase is already over.
    """
    phases = tuple(sorted(phases, key=lambda phase: phase.due))
    movable = [phase.due for phase in phases if not phase.held]
    if joined <= start or not movable:
        return phases
    end = max(movable)
    if joined > end:
        raise TooLate("the last phase of this cycle is over")
    return tuple(
        phase if phase.held else Phase(phase.key, _moved(phase, phases, start, joined, end)) for phase in phases
    )


def _moved(phase, phases, start, joined, end):
    length = (end - start).days
    passed = Fraction((phase.due - start).days, length) if length else Fraction(1)
    away = (end - joined).days * passed
    due = joined + timedelta(days=-(-away.numerator // away.denominator))
    ceilings = [other.due for other in phases if other.held and other.due >= phase.due]
    return max(min([due, *ceilings]), phase.due)
