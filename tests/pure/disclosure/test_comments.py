"""A6."""

import random

import pytest
from leadership_360.disclosure import release
from leadership_360.disclosure.comments import cleaned

from .cases import a_case, response


def writing(group, words, **ratings):
    return response(group, ratings or {"a": 3}, q=words)


def comments(*responses, questions=("q",), rng=None, **policy):
    return release(a_case(*responses, questions=questions, **policy), rng)["comments"]


def peers(*words):
    return [writing("peer", text) for text in words]


def test_comments_of_all_blocks_stand_in_one_list_and_the_manager_s_apart():
    shown = comments(*peers("p1", "p2", "p3"), *[writing("report", "r")] * 3, writing("manager", "m"))

    assert sorted(shown["q"]["all"]) == ["p1", "p2", "p3", "r", "r", "r"]
    assert shown["q"]["manager"] == ["m"]


def test_a_manager_who_is_not_shown_by_himself_is_one_of_all():
    shown = comments(*peers("p", "p", "p"), writing("manager", "m"), manager_shown=False)

    assert set(shown["q"]) == {"all"}
    assert "m" in shown["q"]["all"]


@pytest.mark.parametrize(
    "unheard", [writing("report", "CANARY"), writing("self", "CANARY"), response("peer", {"a": None}, q="CANARY")]
)
def test_unused_groups_self_and_people_without_a_rating_are_not_heard(unheard):
    shown = comments(*peers("p", "p", "p"), unheard, small_groups="drop")

    assert shown == {"q": {"all": ["p", "p", "p"]}}


def test_people_who_rated_too_few_items_for_any_cell_are_still_heard():
    case = a_case(*[response("peer", {item: 3}, q=item) for item in "abc"], items="abc", questions=["q"])

    shown = release(case)

    assert not any(entry["cells"] for entry in shown["items"].values())
    assert sorted(shown["comments"]["q"]["all"]) == ["a", "b", "c"]


def test_every_question_has_a_list_even_if_nobody_wrote():
    shown = comments(*peers("", " ", "\u200b\n"), questions=["q", "other"])

    assert shown == {"q": {"all": []}, "other": {"all": []}}


@pytest.mark.parametrize(
    ("words", "clean"),
    [
        ("  two\n\n words\t ", "two words"),
        ("line\r\nline\u2028line\u00a0line", "line line line line"),
        ("zero\u200bwidth\ufeff \u2060joined", "zerowidth joined"),
        ("a \u200b b", "a b"),
        ("bell\x07 null\x00 escape\x1b", "bell null escape"),
        ("right\u202eto\u2069left", "righttoleft"),
        ("tag\U000e0041\U000e007f soft\xadhyphen", "tag softhyphen"),
        ("lone\ud800surrogate", "lonesurrogate"),
        ("Ça m'a aidé. 素晴らしい 👏 - «oui»", "Ça m'a aidé. 素晴らしい 👏 - «oui»"),
        ("\u200b\u200d \ufe0f", ""),
    ],
)
def test_white_space_is_collapsed_and_what_cannot_be_seen_is_removed(words, clean):
    assert cleaned(words) == clean


def test_the_order_says_nothing_about_who_wrote_when():
    written = [str(number) for number in range(6)]
    first = {comments(*peers(*written))["q"]["all"][0] for _ in range(400)}

    assert first == set(written)


def test_every_question_is_shuffled_on_its_own():
    raters = [response("peer", {"a": 3}, q=str(number), r=str(number)) for number in range(30)]

    shown = comments(*raters, questions=["q", "r"])

    assert shown["q"]["all"] != shown["r"]["all"]
    assert sorted(shown["q"]["all"]) == sorted(shown["r"]["all"])


def test_the_shuffle_comes_from_the_system_s_cryptographic_source(monkeypatch):
    used = []
    monkeypatch.setattr(random.SystemRandom, "shuffle", lambda self, words: used.append(list(words)))

    comments(*peers("1", "2", "3"), questions=["q", "r"])

    assert used == [["1", "2", "3"], []]


def test_a_test_may_bring_its_own_source():
    written = [str(number) for number in range(20)]
    orders = [comments(*peers(*written), rng=random.Random(7))["q"]["all"] for _ in range(2)]

    assert orders[0] == orders[1] != written


def test_labels_name_the_block_only_where_every_block_has_five():
    five = [writing("peer", "p")] * 5 + [writing("report", "r")] * 5
    four = five[:-1]

    assert comments(*five, comment_labels=True)["q"] == {"peer": ["p"] * 5, "report": ["r"] * 5}
    assert set(comments(*four, comment_labels=True)["q"]) == {"all"}
    assert set(comments(*five)["q"]) == {"all"}
    assert set(comments(*five, writing("manager", "m"), comment_labels=True)["q"]) == {"peer", "report", "manager"}
