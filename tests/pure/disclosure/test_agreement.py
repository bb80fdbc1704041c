"""A5, T7."""

import pytest
from leadership_360.disclosure import release

from .cases import a_case, rated, response


def labels(*responses, **more):
    return release(a_case(*responses, **more))["competencies"]["Only"]["agreement"]


def test_people_who_answer_alike_are_similar_and_people_at_both_ends_are_different():
    assert labels(*rated("peer", 4, 4, 4, 4, 5), *rated("report", 1, 5, 1, 5, 1, 5)) == {
        "peer": "similar",
        "report": "different",
    }


def test_the_limit_itself_is_similar():
    assert labels(*rated("peer", *[2] * 5, 3, 3, *[4] * 5)) == {"peer": "similar"}  # 10 / 12 = 5 / 6
    assert labels(*rated("peer", *[2] * 11, 3, 3, *[4] * 11, 1, 5)) == {"peer": "different"}  # 26 / 26


@pytest.mark.parametrize(("k", "enough"), [(3, 5), (4, 6), (5, 7), (10, 12)])
def test_a_label_needs_k_spread_ratings(k, enough):
    assert labels(*rated("peer", *[4] * enough), k=k) == {"peer": "similar"}
    assert labels(*rated("peer", *[4] * (enough - 1)), k=k) == {}


def test_a_label_needs_half_of_the_items():
    raters = [response("peer", {"a": 4}) for _ in range(5)]

    assert labels(*raters, items="ab") == {"peer": "similar"}
    assert labels(*raters, items="abc") == {}


def test_items_with_too_few_ratings_do_not_enter_the_label():
    raters = [response("peer", {"a": 4, **({"b": rating} if rating else {})}) for rating in (1, 5, 1, 5, None)]

    assert labels(*raters, items="ab") == {"peer": "similar"}


def test_the_manager_has_no_label():
    assert labels(*rated("peer", 4, 4, 4), *rated("manager", 4, 4)) == {}


def test_the_floor_hides_a_value_and_not_how_alike_people_answered():
    assert labels(*rated("peer", 1, 1, 1, 1, 2)) == {"peer": "similar"}


def test_no_deviation_range_or_item_count_is_in_the_report():
    entry = release(a_case(*rated("peer", 1, 2, 3, 4, 5), *rated("self", 3)))["competencies"]["Only"]

    assert set(entry) == {"cells", "all", "self", "gap", "class", "agreement"}
    assert set(release(a_case(*rated("peer", 1, 2, 3, 4, 5), *rated("self", 3)))["items"]["a"]) == {
        "cells",
        "all",
        "self",
        "gap",
        "class",
    }
