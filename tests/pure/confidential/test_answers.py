"""What a rater may send (Q5, Q6, Q7)."""

import pytest
from leadership_360.confidential import answers, crypto
from leadership_360.confidential.errors import BadAnswers

FORM = {
    "scale": {"low": 1, "high": 5},
    "competencies": [{"id": "c1", "items": [{"id": "b1"}, {"id": "b2"}]}, {"id": "c2", "items": [{"id": "b3"}]}],
    "questions": [{"id": "works_well"}, {"id": "one_thing"}],
}
GOOD = {"ratings": {"b1": 4, "b2": None, "b3": 1}, "comments": {"works_well": "Listens."}}


def test_good_answers_pass_unchanged():
    assert answers.check(GOOD, FORM, "peer") == GOOD


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"b1": 6}, "b1"),
        ({"b1": 0}, "b1"),
        ({"b1": 4.0}, "b1"),
        ({"b1": True}, "b1"),
        ({"b1": "4"}, "b1"),
        ({"b9": 4}, "b9"),
        ({"b1": None, "b2": None, "b3": None}, ""),
    ],
)
def test_a_wrong_rating_is_named(change, where):
    with pytest.raises(BadAnswers) as caught:
        answers.check({"ratings": {**GOOD["ratings"], **change}}, FORM, "peer")

    assert caught.value.where == where


def test_an_open_item_is_refused_at_sending_and_kept_in_a_draft():
    begun = {"ratings": {"b1": 4}}

    with pytest.raises(BadAnswers):
        answers.check(begun, FORM, "peer")
    assert answers.check(begun, FORM, "peer", complete=False) == {"ratings": {"b1": 4}, "comments": {}}
    assert answers.missing(begun, FORM) == ["b2", "b3"]


def test_a_self_assessment_rates_everything():
    with pytest.raises(BadAnswers) as caught:
        answers.check(GOOD, FORM, "self")

    assert caught.value.where == "b2"


@pytest.mark.parametrize(
    "bad", [None, [], "x", {"ratings": []}, {"comments": "x"}, {**GOOD, "group": "peer"}, {**GOOD, "name": "x"}]
)
def test_another_shape_is_refused(bad):
    with pytest.raises(BadAnswers):
        answers.check(bad, FORM, "peer", complete=False)


@pytest.mark.parametrize("comments", [{"q9": "x"}, {"works_well": 7}, {"works_well": "x" * 1001}])
def test_a_comment_that_does_not_fit_is_refused(comments):
    with pytest.raises(BadAnswers):
        answers.check({**GOOD, "comments": comments}, FORM, "peer")


def test_characters_that_nobody_sees_are_taken_out():
    sent = {"works_well": " a\u200b\u2066b\x00\ud800\r\nc\U000e0041 ", "one_thing": " \u200b "}

    assert answers.check({**GOOD, "comments": sent}, FORM, "peer")["comments"] == {"works_well": "ab\nc"}


@pytest.mark.parametrize("character", ["\U0001f600", '"', "\\", "\n", "é", "\ufffd"])
def test_the_longest_answers_fit_into_the_room_of_the_form(character):
    comments = {question["id"]: f"x{character * 998}x" for question in FORM["questions"]}
    clean = answers.check({**GOOD, "comments": comments}, FORM, "manager")

    assert len(crypto.pack({"group": "manager", **clean})) + 4 <= answers.room(FORM)


def test_all_answers_to_a_form_have_one_room_in_whole_steps():
    assert answers.room(FORM) % crypto.STEP == 0
