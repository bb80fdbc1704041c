"""From plain data to a `Case`, or to one line that says what is wrong with it.

Readings of the case format:

* `items`, `responses`, and of a response `group` and `ratings`, must be there. `policy`, `scale`, `questions` and a
  response's `comments` may be missing: their defaults are the format's policy, 1 to 5, none and none.
* Keys the format does not know are ignored ("further optional policy keys may exist"). Ids it does not know - of a
  group, an item, a question - are refused: dropping somebody's answer in silence would be a loss.
* A rating is an integer or null. `true`, `4.0` and `"4"` are not ratings.
* The optional policy key `cut` (T4) is a decimal text such as "3.5", within the scale.
* Messages name the place, never the rating or the words found there: they end up in logs.
"""

import re
from fractions import Fraction

from .case import GROUPS, Case, CaseError, Item, Policy, Response
from .scale import Scale

K_RANGE = range(3, 11)
SCALE_LIMIT = 1000
_SWITCHES = ("manager_shown", "floor", "comment_labels")
_DECIMAL = re.compile(r"-?[0-9]{1,4}(\.[0-9]{1,4})?")


def read(data):
    """Return the `Case` in `data` (what `json.load` gives); raise `CaseError`."""
    _check(type(data) is dict, "the case must be an object")
    scale = _scale(data.get("scale", [1, 5]))
    items = _items(data.get("items"))
    questions = _questions(data.get("questions", []))
    return Case(
        policy=_policy(data.get("policy", {}), scale),
        scale=scale,
        items=items,
        questions=questions,
        responses=_responses(data.get("responses"), _ResponseReader(items, questions, scale)),
    )


def validate(data):
    """Raise `CaseError` if `data` is not a case."""
    read(data)


def _scale(value):
    _check(
        type(value) is list
        and len(value) == 2
        and all(type(end) is int and abs(end) <= SCALE_LIMIT for end in value)
        and value[0] < value[1],
        f"scale must be two whole numbers, the lower one first, between -{SCALE_LIMIT} and {SCALE_LIMIT}",
    )
    return Scale(*value)


def _policy(value, scale):
    _check(type(value) is dict, "policy must be an object")
    policy = Policy(
        **{name: value[name] for name in ("k", "small_groups", *_SWITCHES) if name in value},
        cut=_cut(value["cut"], scale) if "cut" in value else None,
    )
    _check(
        type(policy.k) is int and policy.k in K_RANGE,
        f"policy k must be a whole number from {K_RANGE[0]} to {K_RANGE[-1]}",
    )
    _check(policy.small_groups in ("merge", "drop"), 'policy small_groups must be "merge" or "drop"')
    for name in _SWITCHES:
        _check(type(getattr(policy, name)) is bool, f"policy {name} must be true or false")
    return policy


def _cut(value, scale):
    _check(
        type(value) is str and _DECIMAL.fullmatch(value) and scale.low <= Fraction(value) <= scale.high,
        f'policy cut must be a decimal text such as "3.5", from {scale.low} to {scale.high}',
    )
    return Fraction(value)


def _items(value):
    _check(type(value) is list and value, "items must be a list of at least one item")
    for number, item in enumerate(value, 1):
        _check(type(item) is dict, f"item {number} must be an object")
        for key in ("id", "competency"):
            _check(_is_name(item.get(key)), f"item {number}: {key} must be a text that is not empty")
    items = tuple(Item(item["id"], item["competency"]) for item in value)
    _check_unique("item", [item.id for item in items])
    return items


def _questions(value):
    _check(type(value) is list, "questions must be a list")
    for number, question in enumerate(value, 1):
        _check(_is_name(question), f"question {number} must be a text that is not empty")
    _check_unique("question", value)
    return tuple(value)


def _responses(value, reader):
    _check(type(value) is list, "responses must be a list")
    responses = tuple(reader.read(response, f"response {number}") for number, response in enumerate(value, 1))
    _check(sum(response.group == "self" for response in responses) <= 1, "there are two self responses")
    return responses


class _ResponseReader:
    """Reads responses to one questionnaire."""

    def __init__(self, items, questions, scale):
        self.item_ids = {item.id for item in items}
        self.questions = set(questions)
        self.scale = scale

    def read(self, value, place):
        _check(type(value) is dict, f"{place} must be an object")
        group = value.get("group")
        _check(type(group) is str, f"{place}: group must be a text")
        _check(group in GROUPS, f"{place}: unknown group {_quoted(group)}")
        return Response(
            group,
            self._ratings(value.get("ratings"), place),
            self._comments(value.get("comments", {}), place),
        )

    def _ratings(self, value, place):
        _check(type(value) is dict, f"{place}: ratings must be an object")
        for item, rating in value.items():
            _check(item in self.item_ids, f"{place}: unknown item {_quoted(item)}")
            _check(
                rating is None or (type(rating) is int and self.scale.low <= rating <= self.scale.high),
                f"{place}: the rating of {_quoted(item)} must be null or a whole number"
                f" from {self.scale.low} to {self.scale.high}",
            )
        return {item: rating for item, rating in value.items() if rating is not None}

    def _comments(self, value, place):
        _check(type(value) is dict, f"{place}: comments must be an object")
        for question, words in value.items():
            _check(question in self.questions, f"{place}: comment on unknown question {_quoted(question)}")
            _check(type(words) is str, f"{place}: the comment on {_quoted(question)} must be a text")
        return dict(value)


def _check(condition, message):
    if not condition:
        raise CaseError(message)


def _check_unique(kind, ids):
    seen = set()
    for id_ in ids:
        _check(id_ not in seen, f"duplicate {kind} id {_quoted(id_)}")
        seen.add(id_)


def _is_name(value):
    return type(value) is str and bool(value.strip())


def _quoted(name):
    """A name on one line, cut short; anything else by its type only, for its text may be of any length."""
    if type(name) is not str:
        return f"of type {type(name).__name__}"
    return ascii(name if len(name) <= 40 else name[:40] + "...")
