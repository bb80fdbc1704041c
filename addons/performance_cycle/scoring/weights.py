"""Is a set of goals whole, and how it becomes so with one click."""

from dataclasses import dataclass
from fractions import Fraction

from .exact import exact

WHOLE = 100


@dataclass(frozen=True)
class WeightProblem:
    """A fault of a set: `code` is too_few, too_many, negative or total; `value` the figure, `at` the place."""

    code: str
    value: Fraction
    at: int | None = None


def total(weights):
    """The exact sum of the weights, in percent."""
    return sum((exact(weight) for weight in weights), Fraction(0))


def weight_problems(weights, minimum=None, maximum=None):
    """Everything that keeps this set of weights (percent) from being submitted, as a tuple of `WeightProblem`.

    `minimum` and `maximum` are the strategy's numbers of goals; None or 0 means no limit. An empty set has no total.
    """
    weights = [exact(weight) for weight in weights]
    problems = list(_count_problems(len(weights), minimum, maximum))
    problems += [WeightProblem("negative", weight, place) for place, weight in enumerate(weights) if weight < 0]
    if weights and total(weights) != WHOLE:
        problems.append(WeightProblem("total", total(weights)))
    return tuple(problems)


def _count_problems(count, minimum, maximum):
    if minimum is not None and count < minimum:
        yield WeightProblem("too_few", Fraction(count))
    if maximum and count > maximum:
        yield WeightProblem("too_many", Fraction(count))


def equalised(count, whole=WHOLE):
    """`count` whole weights that differ by at most one and total `whole`; the first ones carry the remainder."""
    if count <= 0:
        return ()
    each, rest = divmod(whole, count)
    return tuple(each + 1 if place < rest else each for place in range(count))
