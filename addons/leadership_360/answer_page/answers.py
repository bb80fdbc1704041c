"""Reading what a rater's browser sends, without trusting any of it.

Answers are `{"ratings": {id: value or None}, "comments": {id: text}}`; changes have the same shape and hold only what
was touched, so that two tabs of one rater add up instead of overwriting each other.
"""

import json

from .sheet import NO_OPPORTUNITY

LONGEST_COMMENT = 1000  # Q7
LONGEST_CODE = 200


class Malformed(ValueError):
    """The body is not something this page sends."""


def empty():
    return {"ratings": {}, "comments": {}}


def _no_constant(name):
    raise Malformed(name)


def read_json(body):
    """The posted JSON object; raises Malformed for anything else, NaN and deep nesting included."""
    try:
        data = json.loads(body.decode(), parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise Malformed("not JSON") from None
    if not isinstance(data, dict):
        raise Malformed("not an object")
    return data


def read_code(value):
    """The secret out of what was posted or typed; "" if it cannot be one.

    The link may carry the rater's own name after a comma, for the local check of Q8: it is not part of the secret.
    """
    code = value.strip().rpartition("#")[2].split(",")[0] if isinstance(value, str) else ""
    return code if len(code) <= LONGEST_CODE and code.isascii() else ""


def changes_from_json(data, sheet):
    """The changes in a posted object; raises Malformed if one does not fit the sheet."""
    changes = {kind: data.get(kind, {}) for kind in ("ratings", "comments")}
    if not all(isinstance(part, dict) for part in changes.values()):
        raise Malformed("ratings and comments are objects")
    return _checked(changes, sheet)


def changes_from_fields(fields, sheet):
    """The changes in the fields of a posted form: `r.<item>` and `c.<question>`."""
    changes = empty()
    for field, value in fields.items():
        if field.startswith("r."):
            changes["ratings"][field[2:]] = _value(value)
        elif field.startswith("c."):
            changes["comments"][field[2:]] = value
    return _checked(changes, sheet)


def _value(text):
    if text == NO_OPPORTUNITY:
        return None
    if text.isascii() and text.removeprefix("-").isdigit() and len(text) <= 3:
        return int(text)
    raise Malformed("not a point of the scale")


def _checked(changes, sheet):
    known_items = {item.id for item in sheet.items}
    known_questions = {question.id for question in sheet.questions}
    comments = {key: _text(value) for key, value in changes["comments"].items()}
    if not (changes["ratings"].keys() <= known_items and comments.keys() <= known_questions):
        raise Malformed("not a question of this form")
    if not all(_fits(value, sheet) for value in changes["ratings"].values()):
        raise Malformed("not a point of the scale")
    return {"ratings": changes["ratings"], "comments": comments}


def _fits(value, sheet):
    if value is None:
        return not sheet.is_self  # Q5: not offered in the self form
    return type(value) is int and value in dict(sheet.points)


def _text(value):
    if not isinstance(value, str):
        raise Malformed("a comment is text")
    text = value.replace("\r\n", "\n")
    if len(text) > LONGEST_COMMENT:
        raise Malformed("a comment is too long")
    try:
        text.encode()
    except UnicodeEncodeError:  # half a surrogate pair, only possible through JSON escapes
        raise Malformed("a comment is text") from None
    return text


def merge(before, changes):
    """The answers after the changes; an emptied comment is gone. `before` may be None."""
    before = before or empty()
    comments = {**before.get("comments", {}), **changes["comments"]}
    return {
        "ratings": {**before.get("ratings", {}), **changes["ratings"]},
        "comments": {key: text for key, text in comments.items() if text.strip()},
    }


def is_empty(changes):
    return not changes["ratings"] and not changes["comments"]
