"""What a browser sends is read without trusting it."""

import pytest
from leadership_360.answer_page import answers
from leadership_360.answer_page.sheet import Sheet

from .forms import form

PEER = Sheet(form(), "peer", "en_US")
SELF = Sheet(form(), "self", "en_US")


@pytest.mark.parametrize(
    "body", [b"", b"[1]", b"null", b'"x"', b"{", b'{"code": NaN}', b'{"a": Infinity}', b"\xff\xfe", b"[" * 100_000]
)
def test_only_a_json_object_without_nan_is_read(body):
    with pytest.raises(answers.Malformed):
        answers.read_json(body)


@pytest.mark.parametrize(
    "ratings",
    [
        {"b11": 0},
        {"b11": 6},
        {"b11": "4"},
        {"b11": 4.0},
        {"b11": True},
        {"b99": 3},
        {"b11": [4]},
        ["b11"],
        "b11",
        4,
        None,
    ],
)
def test_a_rating_off_the_scale_of_the_wrong_type_or_of_another_item_is_refused(ratings):
    with pytest.raises(answers.Malformed):
        answers.changes_from_json({"ratings": ratings}, PEER)


@pytest.mark.parametrize("text", ["x" * 1001, 5, None, ["x"], "\ud800"])
def test_a_comment_is_text_of_at_most_a_thousand_characters(text):
    with pytest.raises(answers.Malformed):
        answers.changes_from_json({"comments": {"works_well": text}}, PEER)


def test_no_opportunity_is_an_answer_about_others_and_not_about_oneself():
    assert answers.changes_from_json({"ratings": {"b11": None}}, PEER)["ratings"] == {"b11": None}
    with pytest.raises(answers.Malformed):
        answers.changes_from_json({"ratings": {"b11": None}}, SELF)


def test_form_fields_become_numbers_and_no_opportunity_becomes_none():
    changes = answers.changes_from_fields({"r.b11": "4", "r.b12": "n", "c.works_well": "a\r\nb", "go": "2"}, PEER)

    assert changes == {"ratings": {"b11": 4, "b12": None}, "comments": {"works_well": "a\nb"}}


@pytest.mark.parametrize("value", ["", "4.0", "-1", "٤", "nan", "1e0", "9" * 50])
def test_a_form_field_that_is_no_point_of_the_scale_is_refused(value):
    with pytest.raises(answers.Malformed):
        answers.changes_from_fields({"r.b11": value}, PEER)


def test_changes_of_two_tabs_add_up_and_an_emptied_comment_is_gone():
    first = answers.merge(None, {"ratings": {"b11": 1}, "comments": {"works_well": "Words"}})
    second = answers.merge(first, {"ratings": {"b12": 2}, "comments": {"works_well": "  "}})

    assert second == {"ratings": {"b11": 1, "b12": 2}, "comments": {}}


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("abc", "abc"), (" abc \n", "abc"), ("#abc", "abc"), ("https://x.example/l360/a#abc", "abc"),
        ("abc,Jonas%20Weber", "abc"), ("x" * 201, ""), ("é", ""), (None, ""), (["abc"], ""), (7, ""),
    ],
)  # fmt: skip
def test_the_code_is_found_in_what_people_paste(typed, code):
    assert answers.read_code(typed) == code
