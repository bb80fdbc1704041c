"""A case that is not one is refused with one line that says where and why, and never quotes an answer."""

import copy

import pytest
from leadership_360.disclosure import CaseError, release, validate

from .cases import a_case, people, response

DEEP = []
for _ in range(100):
    DEEP = [DEEP]
WRONG_TYPES = [None, True, 3, 3.5, float("nan"), "text", [], [None], {}, {"a": None}, 10**5000, DEEP, b"bytes", {1, 2}]


def good():
    return a_case(
        response("self", {"a": 4, "b": 3}, q="mine"),
        response("manager", {"a": 4}, q="yours"),
        *[response("peer", {"a": 3, "b": None}, q="ours") for _ in range(4)],
        items="ab",
        questions=["q"],
        k=3,
        small_groups="merge",
        manager_shown=True,
        floor=True,
        comment_labels=False,
        cut="3.5",
    )


def places(value, path=()):
    """The path to every value inside a case."""
    yield path
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in inside:
        yield from places(child, (*path, key))


def replaced(case, path, value):
    if not path:
        return value
    case = copy.deepcopy(case)
    parent = case
    for key in path[:-1]:
        parent = parent[key]
    parent[path[-1]] = value
    return case


def refusal(case):
    with pytest.raises(CaseError) as caught:
        validate(case)
    message = str(caught.value)
    assert message and "\n" not in message and len(message) < 200
    return message


def test_a_good_case_is_accepted():
    assert validate(good()) is None


def test_what_may_be_missing_has_the_format_s_defaults():
    short = {"items": [{"id": "a", "competency": "c"}], "responses": [{"group": "peer", "ratings": {"a": 1}}] * 3}

    assert release(short)["items"]["a"] == {"cells": {"peer": "1.5"}, "all": "1.5"}
    assert release({**short, "policy": {}, "scale": [1, 5], "questions": []}) == release(short)
    assert "from 1 to 5" in refusal({**short, "responses": [response("peer", {"a": 6})]})


def test_unknown_keys_are_ignored():
    case = good()
    case["policy"]["colour"] = case["colour"] = case["items"][0]["colour"] = case["responses"][0]["colour"] = object()

    validate(case)


@pytest.mark.parametrize(
    ("path", "value", "reason"),
    [
        ((), [], "the case must be an object"),
        (("policy", "k"), 2, "policy k must be a whole number from 3 to 10"),
        (("policy", "k"), 11, "policy k must be a whole number from 3 to 10"),
        (("policy", "k"), True, "policy k"),
        (("policy", "k"), 3.0, "policy k"),
        (("policy", "small_groups"), "hide", 'policy small_groups must be "merge" or "drop"'),
        (("policy", "floor"), 1, "policy floor must be true or false"),
        (("policy", "manager_shown"), "yes", "policy manager_shown must be true or false"),
        (("policy", "cut"), "7", "policy cut must be a decimal text"),
        (("policy", "cut"), "7/2", "policy cut"),
        (("policy", "cut"), "1e9", "policy cut"),
        (("policy", "cut"), 3.5, "policy cut"),
        (("scale",), [5, 1], "scale must be two whole numbers"),
        (("scale",), [1, 1], "scale"),
        (("scale",), [1, 5, 7], "scale"),
        (("scale",), [1, 1001], "scale"),
        (("scale",), [-1001, 1], "scale"),
        (("scale",), [True, 5], "scale"),
        (("items",), [], "items must be a list of at least one item"),
        (("items", 1, "id"), "a", "duplicate item id 'a'"),
        (("items", 1, "id"), " ", "item 2: id must be a text that is not empty"),
        (("items", 1, "competency"), "", "item 2: competency must be a text that is not empty"),
        (("questions",), ["q", " "], "question 2 must be a text that is not empty"),
        (("questions",), ["q", "q"], "duplicate question id 'q'"),
        (("responses", 0, "group"), "boss", "response 1: unknown group 'boss'"),
        (("responses", 0, "group"), "boss\n" * 90, "unknown group 'boss\\n"),
        (("responses", 1, "group"), "self", "there are two self responses"),
        (("responses", 2, "ratings"), {"z": 3}, "response 3: unknown item 'z'"),
        (("responses", 2, "ratings"), {"z": None}, "response 3: unknown item 'z'"),
        (("responses", 2, "ratings"), {1: 3}, "response 3: unknown item of type int"),
        (
            ("responses", 2, "ratings", "a"),
            0,
            "response 3: the rating of 'a' must be null or a whole number from 1 to 5",
        ),
        (("responses", 2, "ratings", "a"), 6, "from 1 to 5"),
        (("responses", 2, "ratings", "a"), True, "whole number"),
        (("responses", 2, "ratings", "a"), 4.0, "whole number"),
        (("responses", 2, "ratings", "a"), "4", "whole number"),
        (("responses", 2, "comments"), {"z": "words"}, "response 3: comment on unknown question 'z'"),
        (("responses", 2, "comments", "q"), None, "response 3: the comment on 'q' must be a text"),
    ],
)
def test_every_fault_is_named(path, value, reason):
    assert reason in refusal(replaced(good(), path, value))


@pytest.mark.parametrize("cut", ["1", "5", "3.5", "2.75"])
def test_a_cut_may_be_any_decimal_within_the_scale(cut):
    validate(replaced(good(), ("policy", "cut"), cut))


def test_a_scale_may_be_long():
    validate({**good(), "scale": [-1000, 1000]})


@pytest.mark.parametrize("key", ["items", "responses"])
def test_items_and_responses_must_be_there(key):
    case = good()
    del case[key]

    assert f"{key} must be a list" in refusal(case)


@pytest.mark.parametrize("key", ["group", "ratings"])
def test_a_response_has_a_group_and_ratings(key):
    case = good()
    del case["responses"][2][key]

    assert f"response 3: {key} must be" in refusal(case)


def test_a_long_name_is_cut_short_in_the_message():
    assert "'" + "x" * 40 + "'" in refusal(a_case(*people(**{"x" * 40: 1})))
    assert "'" + "x" * 40 + "...'" in refusal(a_case(*people(**{"x" * 41: 1})))


def test_two_self_responses_are_refused_even_if_one_is_empty():
    assert "two self responses" in refusal(a_case(response("self"), response("self", {"a": 3})))


def test_a_fault_is_found_where_it_changes_nothing_too():
    assert "unknown group" in refusal(a_case(*people(boss=1)))


def test_no_message_quotes_a_rating_or_a_comment():
    for value in (77, "77", 77.0, "CANARY"):
        message = refusal(replaced(good(), ("responses", 2, "ratings", "a"), value))
        assert "77" not in message and "CANARY" not in message
    assert "CANARY" not in refusal(replaced(good(), ("responses", 2, "comments", "q"), ["CANARY"]))


def test_anything_anywhere_is_either_a_case_or_a_case_error():
    outcomes = {"accepted": 0, "refused": 0}
    for path in places(good()):
        for value in WRONG_TYPES:
            case = replaced(good(), path, value)
            try:
                release(case)
            except CaseError:
                outcomes["refused"] += 1
            else:
                outcomes["accepted"] += 1

    assert outcomes["refused"] > 500
    assert outcomes["accepted"] > 50


def test_reading_does_not_change_the_case():
    case = good()

    release(case)

    assert case == good()
