"""T9."""

import pytest
from leadership_360.disclosure import release, trend

from .cases import a_case, rated, response

NOTHING = {"items": {}, "competencies": {}}


def change(before, now, difference, word):
    return {"before": before, "now": now, "change": difference, "word": word}


def form(items="a", low=1, high=5, labels=None, competency="Only"):
    points = [{"value": value, "label": label} for value, label in (labels or {}).items()]
    return {
        "scale": {"low": low, "high": high, "points": points},
        "competencies": [{"id": competency, "items": [{"id": id_} for id_ in items]}],
    }


SAME_FORM = form()


def report(*responses, form=SAME_FORM, **case):
    return {"result": release(a_case(*responses, **case)), "form": form, "closed": "2026-11-20"}


def test_the_difference_is_that_of_the_displayed_numbers():
    # 3.25 is shown as 3.3 and 3.05 as 3.1.
    before = report(*rated("peer", *[3] * 19, 4))
    now = report(*rated("peer", 3, 3, 3, 4))

    assert trend(now, before)["items"]["a"]["all"] == change("3.1", "3.3", "0.2", "about_the_same")


def test_block_manager_total_and_self_are_each_compared():
    before = report(*rated("peer", 2, 2, 2), *rated("manager", 3), *rated("self", 5))
    now = report(*rated("peer", 4, 4, 4), *rated("manager", 2), *rated("self", 5))

    assert trend(now, before)["items"]["a"] == {
        "cells": {"peer": change("2.0", "4.0", "2.0", "higher"), "manager": change("3.0", "2.0", "-1.0", "lower")},
        "all": change("2.3", "3.5", "1.2", "higher"),
        "self": change(5, 5, "0.0", "about_the_same"),
    }


@pytest.mark.parametrize(
    ("now", "item", "competency"),
    [
        ("4.0", "higher", "higher"),
        ("3.9", "about_the_same", "higher"),
        ("3.5", "about_the_same", "higher"),
        ("3.4", "about_the_same", "slightly_higher"),
        ("3.3", "about_the_same", "slightly_higher"),
        ("3.2", "about_the_same", "about_the_same"),
        ("3.0", "about_the_same", "about_the_same"),
        ("2.8", "about_the_same", "about_the_same"),
        ("2.7", "about_the_same", "slightly_lower"),
        ("2.6", "about_the_same", "slightly_lower"),
        ("2.5", "about_the_same", "lower"),
        ("2.0", "lower", "lower"),
    ],
)
def test_the_words_for_a_change(now, item, competency):
    def bare(value):
        return {"items": {"a": {"cells": {"peer": value}}}, "competencies": {"c": {"cells": {"peer": value}}}}

    changes = trend(bare(now), bare("3.0"))

    assert changes["items"]["a"]["cells"]["peer"]["word"] == item
    assert changes["competencies"]["c"]["cells"]["peer"]["word"] == competency


def test_blocks_with_another_label_are_not_compared_and_neither_are_their_totals():
    before = report(*rated("peer", 2, 2, 2), *rated("self", 3))
    now = report(*rated("peer", 4, 4, 4), *rated("report", 4), *rated("self", 4))

    assert trend(now, before)["items"] == {"a": {"self": change(3, 4, "1.0", "higher")}}


def test_a_value_that_is_shown_only_once_has_no_change():
    before = report(*rated("peer", 2, 2, 2), *rated("report", 3, 3, 3))
    now = report(
        *rated("peer", 4, 4, 4), *rated("report", 3, 3), response("report", {"b": 1}), items="ab", form=form("ab")
    )

    assert trend(now, before)["items"] == {"a": {"cells": {"peer": change("2.0", "4.0", "2.0", "higher")}}}
    assert trend(now, before)["competencies"] == {}


def test_a_self_rating_given_only_once_has_no_change():
    with_self, without = report(*rated("peer", 3, 3, 3), *rated("self", 3)), report(*rated("peer", 3, 3, 3))

    for changes in (trend(with_self, without), trend(without, with_self)):
        assert set(changes["items"]["a"]) == {"cells", "all"}


def test_only_items_asked_in_both_rounds_are_compared_and_only_competencies_with_the_same_items():
    raters = [response("peer", {"a": 3, "b": 4}) for _ in range(3)]
    before = report(*rated("peer", 3, 3, 3))
    now = report(*raters, items="ab", form=form("ab"))

    for changes in (trend(now, before), trend(now["result"], before["result"])):
        assert list(changes["items"]) == ["a"]
        assert changes["competencies"] == {}
    assert list(trend(now, now)["competencies"]) == ["Only"]


@pytest.mark.parametrize(
    "other",
    [form(high=7), form(low=0), form(labels={1: {"en_US": "Never"}}), None],
    ids=["high", "low", "label", "unknown"],
)
def test_other_scales_are_not_compared(other):
    raters = rated("peer", 3, 3, 3)
    now = report(*raters, form=form(labels={1: {"en_US": "Almost never"}}))

    assert trend(now, report(*raters, form=other)) == NOTHING
    assert trend(report(*raters, form=other), now) == NOTHING


def test_a_translation_that_came_later_does_not_make_another_scale():
    raters = rated("peer", 3, 3, 3)
    before = report(*raters, form=form(labels={1: {"en_US": "Almost never"}}))
    now = report(*raters, form=form(labels={1: {"en_US": "Almost never", "fr_FR": "Presque jamais"}}))

    assert trend(now, before)["items"]["a"]["all"]["word"] == "about_the_same"


def test_a_round_with_too_few_answers_has_no_trend():
    enough, too_few = report(*rated("peer", 3, 3, 3)), report(*rated("peer", 3))

    assert trend(enough, too_few) == trend(too_few, enough) == trend(too_few, too_few) == NOTHING


def test_it_never_says_significant():
    words = str(trend(report(*rated("peer", 5, 5, 5)), report(*rated("peer", 1, 1, 1))))

    assert "significant" not in words
