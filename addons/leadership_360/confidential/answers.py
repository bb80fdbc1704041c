"""What a rater may send: plain data checked against the round's form, and cleaned of what no reader should see."""

import unicodedata

from . import crypto
from .errors import BadAnswers

COMMENT_CHARACTERS = 1000
# A character takes at most four bytes, and JSON at most doubles the shortest ones.
_BYTES_PER_CHARACTER = 4
_BYTES_AROUND = 16


def check(answers, form, relation, complete=True):
    """Return clean answers {"ratings": {id: int or None}, "comments": {id: text}}; raise BadAnswers (rules Q5, Q6, Q7).

    A draft is checked with `complete=False`: it may leave anything open, but holds nothing that the form does not know.
    """
    if not isinstance(answers, dict) or set(answers) - {"ratings", "comments"}:
        raise BadAnswers("the answers must have ratings and comments, and nothing else")
    ratings = _ratings(answers.get("ratings", {}), form, relation)
    if complete:
        _complete(ratings, form)
    return {"ratings": ratings, "comments": _comments(answers.get("comments", {}), form)}


def missing(answers, form):
    """The ids of the items that are still open, in the form's order."""
    given = answers.get("ratings") or {}
    return [item for item in items(form) if item not in given]


def items(form):
    return [item["id"] for competency in form["competencies"] for item in competency["items"]]


def room(form):
    """The size in bytes that any answer to this form fits into: all answers of a round get this one size."""
    ratings = sum(len(item.encode()) + _BYTES_AROUND for item in items(form))
    comments = sum(
        len(question["id"].encode()) + _BYTES_AROUND + COMMENT_CHARACTERS * _BYTES_PER_CHARACTER
        for question in form["questions"]
    )
    return -(-(ratings + comments + 256) // crypto.STEP) * crypto.STEP


def _ratings(given, form, relation):
    if not isinstance(given, dict):
        raise BadAnswers("the ratings must be given by item")
    known = set(items(form))
    for item, value in given.items():
        if item not in known:
            raise BadAnswers("this item is not in the questionnaire", str(item)[:64])
        _rating(item, value, form["scale"], relation)
    return dict(given)


def _rating(item, value, scale, relation):
    if value is None:
        if relation == "self":
            raise BadAnswers("a self-assessment rates every item", item)
    elif type(value) is not int or not scale["low"] <= value <= scale["high"]:
        raise BadAnswers("this rating is not on the scale", item)


def _complete(ratings, form):
    for item in items(form):
        if item not in ratings:
            raise BadAnswers("this item is not answered yet", item)
    if all(value is None for value in ratings.values()):
        raise BadAnswers("at least one item needs a rating")


def _comments(given, form):
    if not isinstance(given, dict):
        raise BadAnswers("the comments must be given by question")
    known = {question["id"] for question in form["questions"]}
    clean = {}
    for question, text in given.items():
        if question not in known:
            raise BadAnswers("this question is not in the questionnaire", str(question)[:64])
        if not isinstance(text, str) or len(text) > COMMENT_CHARACTERS:
            raise BadAnswers(f"a comment is a text of at most {COMMENT_CHARACTERS} characters", question)
        if text := _clean(text):
            clean[question] = text
    return clean


def _clean(text):
    """Without control, format and surrogate characters: invisible ones could carry a mark of their author."""
    kept = (c for c in text.replace("\r\n", "\n") if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cf", "Cs"))
    return "".join(kept).strip()
