"""A3, A4, T1 for one item: cells, total, gap, class; and T2 for a competency."""

import pytest
from leadership_360.disclosure import release

from .cases import a_case, people, rated, response


def item(*responses, **policy):
    return release(a_case(*responses, **policy))["items"]["a"]


def test_a_block_cell_is_the_mean_of_its_ratings():
    assert item(*rated("peer", 4, 3, 3))["cells"] == {"peer": "3.3"}


def test_no_opportunity_is_neither_zero_nor_the_midpoint_and_does_not_count():
    shown = item(*rated("peer", 5, 5, 5, None))

    assert shown["cells"] == {"peer": "5.0"}


def test_fewer_than_k_ratings_of_an_item_make_no_cell_and_enter_no_total():
    case = a_case(*rated("peer", 4, 4, 4), *rated("report", 1, 1), response("report", {"b": 1}), items="ab")

    shown = release(case)

    assert [block["groups"] for block in shown["blocks"]] == [["peer"], ["report"]]
    assert shown["items"]["a"] == {"cells": {"peer": "4.0"}, "all": "4.0"}
    assert shown["items"]["b"] == {"cells": {}}


def test_the_total_is_weighted_by_how_many_rated_the_item_the_manager_included_and_self_left_out():
    shown = item(*rated("peer", 3, 3, 4, None), *rated("report", 5, 5, 5, 5), *rated("manager", 1), *rated("self", 1))

    assert shown["cells"] == {"peer": "3.3", "report": "5.0", "manager": "1.0"}
    assert shown["all"] == "3.9"  # 31 / 8


def test_the_manager_s_cell_alone_makes_no_total():
    case = a_case(*people(peer=3), response("manager", {"a": 3, "b": 2}), response("self", {"b": 5}), items="ab")

    assert release(case)["items"]["b"] == {"cells": {"manager": "2.0"}, "self": 5}


def test_two_managers_are_shown_by_their_mean():
    assert item(*people(peer=3), *rated("manager", 2, 3))["cells"]["manager"] == "2.5"


@pytest.mark.parametrize(("floor", "cell"), [(True, "1.5"), (False, "1.0")])
def test_the_floor_hides_that_everybody_chose_the_lowest(floor, cell):
    shown = item(*rated("peer", 1, 1, 1), floor=floor)

    assert shown == {"cells": {"peer": cell}, "all": cell}


def test_the_floor_holds_for_blocks_but_not_for_a_manager_shown_by_himself_nor_for_self():
    shown = item(*rated("peer", 1, 1, 1), *rated("manager", 1), *rated("self", 1))

    assert shown["cells"] == {"peer": "1.5", "manager": "1.0"}
    assert shown["self"] == 1
    assert shown["all"] == "1.4"  # from the floored cell: (3 * 1.5 + 1) / 4


def test_the_floor_holds_for_a_manager_in_a_block():
    assert item(*rated("peer", 1, 1, 1), *rated("manager", 1), manager_shown=False)["cells"] == {"peer+manager": "1.5"}


def test_gap_and_class_come_from_the_displayed_numbers():
    # 3.45 is shown as 3.5, which is a strength; the exact mean is not.
    shown = item(*rated("peer", *[4] * 9, *[3] * 11), *rated("self", 3))

    assert shown == {"cells": {"peer": "3.5"}, "all": "3.5", "self": 3, "gap": "-0.5", "class": "confirmed_strength"}


def test_without_a_self_rating_there_is_no_gap_and_no_class():
    assert item(*rated("peer", 4, 4, 4)) == {"cells": {"peer": "4.0"}, "all": "4.0"}
    assert item(*rated("peer", 4, 4, 4), *rated("self", None)) == {"cells": {"peer": "4.0"}, "all": "4.0"}


def test_without_others_a_self_rating_stands_alone():
    case = a_case(*people(peer=3), response("self", {"b": 4}), items="ab")

    assert release(case)["items"]["b"] == {"cells": {}, "self": 4}


def competency(*responses, items, **more):
    return release(a_case(*responses, items=items, **more))["competencies"]["Only"]


def test_a_competency_is_the_mean_of_its_items_however_many_rated_each():
    raters = [response("peer", {"a": 5, "b": 2}) for _ in range(3)] + rated("peer", *[5] * 6)

    assert competency(*raters, items="ab")["cells"] == {"peer": "3.5"}


def test_a_competency_needs_a_cell_for_half_of_its_items():
    raters = [response("peer", {"a": 5}) for _ in range(3)]

    assert competency(*raters, items="ab") == {"cells": {"peer": "5.0"}, "all": "5.0", "agreement": {}}
    assert competency(*raters, items="abc") == {"cells": {}, "agreement": {}}


def test_self_needs_half_of_the_items_too_and_is_the_mean_of_the_answered_ones():
    raters = people(peer=3)

    assert competency(*raters, response("self", {"a": 4, "b": 3}), items="abcd")["self"] == "3.5"
    assert "self" not in competency(*raters, response("self", {"a": 4}), items="abc")


def test_a_competency_total_is_the_mean_of_item_totals_not_of_its_cells():
    peers = [response("peer", {"a": 4, "b": 2}) for _ in range(3)]
    reports = [response("report", {"a": 1}) for _ in range(3)]

    shown = competency(*peers, *reports, items="ab", floor=False)

    assert shown["cells"] == {"peer": "3.0", "report": "1.0"}
    assert shown["all"] == "2.3"  # (2.5 + 2) / 2; the mean of the cells would be 2.0


def test_competency_numbers_are_not_computed_from_rounded_ones():
    raters = [response("peer", dict(zip("abc", row, strict=True))) for row in [(4, 4, 4), (3, 3, 3), (3, 3, 4)]]

    assert competency(*raters, items="abc")["cells"] == {"peer": "3.4"}  # 31 / 9; of 3.3, 3.3, 3.7 it would be 3.43


def test_items_of_a_competency_need_not_stand_together():
    case = a_case(*[response("peer", {"a": 1, "b": 3, "c": 5})] * 3, items="abc", competencies="XYX", floor=False)

    shown = release(case)["competencies"]

    assert list(shown) == ["X", "Y"]
    assert shown["X"]["all"] == "3.0"


def test_a_competency_class_uses_half_a_step_where_an_item_s_uses_one():
    shown = release(a_case(*rated("peer", 3, 3, 4), *rated("self", 4)))

    assert shown["items"]["a"]["class"] == "development_area"
    assert shown["competencies"]["Only"]["class"] == "blind_spot"
