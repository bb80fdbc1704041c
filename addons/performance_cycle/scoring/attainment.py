"""How far a goal has come, as a share of the way from its baseline to its target."""

from dataclasses import dataclass
from fractions import Fraction

from .exact import PERCENT, exact, known

KINDS = ("higher", "lower", "milestone", "yes_no")


class MetricError(ValueError):
    """A metric that cannot be measured; `code` is one of the codes of `metric_problem`."""

    def __init__(self, code):
        super().__init__(code.replace("_", " "))
        self.code = code


@dataclass(frozen=True)
class Cap:
    """The range an attainment is kept in, as shares: 0 to 1.5 unless the strategy says otherwise."""

    low: Fraction = Fraction(0)
    high: Fraction = Fraction(3, 2)

    def __post_init__(self):
        if self.low > self.high:
            raise ValueError("the cap ends before it starts")

    @classmethod
    def percent(cls, low, high):
        """The cap as a strategy stores it, in percent."""
        return cls(exact(low) * PERCENT, exact(high) * PERCENT)

    def keep(self, share):
        """The share, moved into the range."""
        return min(max(share, self.low), self.high)


def metric_problem(kind, baseline, target):
    """Why this metric cannot be measured, as a code, or None when it can.

    Codes: unknown_kind, no_target, target_is_baseline, target_not_above, target_not_below, no_milestones,
    milestones_not_whole.
    A missing baseline counts as zero: most things start from nothing.
    """
    if kind not in KINDS:
        return "unknown_kind"
    if kind == "yes_no":
        return None
    if target is None:
        return "no_target"
    if kind == "milestone":
        return _milestone_problem(exact(target))
    return _direction_problem(kind, exact(baseline or 0), exact(target))


def _milestone_problem(target):
    if target <= 0:
        return "no_milestones"
    return None if target.denominator == 1 else "milestones_not_whole"


def _direction_problem(kind, baseline, target):
    if target == baseline:
        return "target_is_baseline"
    if kind == "higher" and target < baseline:
        return "target_not_above"
    if kind == "lower" and target > baseline:
        return "target_not_below"
    return None


def attainment(kind, baseline, target, current, cap=None):
    """The share of the way that is done (1 = target reached) inside `cap`, or None when there is no data.

    higher, lower: (current - baseline) / (target - baseline). milestone: reached of `target` milestones, never above 1.
    yes_no: any current other than zero is a yes. Raises MetricError when the metric itself makes no sense; a target
    that is not set yet is no data.
    """
    problem = metric_problem(kind, baseline, target)
    if problem and problem != "no_target":
        raise MetricError(problem)
    value = known(current)
    if value is None or problem:
        return None
    return (cap or Cap()).keep(_MEASURES[kind](exact(baseline or 0), known(target), value))


def _way_done(baseline, target, current):
    return (current - baseline) / (target - baseline)


def _milestones_done(_baseline, target, current):
    return min(max(current / target, Fraction(0)), Fraction(1))


def _yes_or_no(_baseline, _target, current):
    return Fraction(1 if current else 0)


_MEASURES = {"higher": _way_done, "lower": _way_done, "milestone": _milestones_done, "yes_no": _yes_or_no}
