"""T6."""

import pytest
from leadership_360.disclosure import release
from leadership_360.disclosure.ranking import top_and_bottom

from .cases import a_case, rated, response


def test_highest_first_and_lowest_first():
    assert top_and_bottom({"a": 2, "b": 4, "c": 3, "d": 1}) == (["b", "c"], ["d", "a"])


def test_the_earlier_item_wins_a_tie_in_both_lists():
    totals = {"a": 2, "b": 4, "c": 2, "d": 4, "e": 4, "f": 2}

    assert top_and_bottom(totals) == (["b", "d", "e"], ["a", "c", "f"])
    assert top_and_bottom({"a": 3, "b": 2, "c": 2, "d": 2, "e": 3}) == (["a", "e"], ["b", "c"])


@pytest.mark.parametrize(("items", "length"), [(0, 0), (1, 0), (2, 1), (3, 1), (9, 4), (10, 5), (40, 5)])
def test_never_more_than_five_or_half_of_the_items(items, length):
    top, bottom = top_and_bottom({f"i{number}": number for number in range(items)})

    assert (len(top), len(bottom)) == (length, length)
    assert not set(top) & set(bottom)


def test_only_items_with_a_total_are_counted():
    raters = [response("peer", {"b": 4, "c": 2, "d": 3}) for _ in range(3)]
    manager = response("manager", {"a": 5, "e": 1})

    shown = release(a_case(*raters, manager, items="abcde"))

    assert (shown["top"], shown["bottom"]) == (["b"], ["c"])


def test_two_items_that_look_the_same_are_the_same():
    # 4.25 and 4.333 are both shown as 4.3, so the first in the questionnaire wins, not the larger.
    case = a_case(*rated("peer", 4, 4, 4, 5), *rated("peer", 4, 4, 5, item="b"), items="ab")

    shown = release(case)

    assert [entry["all"] for entry in shown["items"].values()] == ["4.3", "4.3"]
    assert shown["top"] == ["a"]
