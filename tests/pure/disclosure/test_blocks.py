"""A1, A2, O8."""

import pytest
from leadership_360.disclosure import release

from .cases import a_case, people, response


def blocks_of(counts, **policy):
    result = release(a_case(*people(**counts), **policy))
    if result == {"too_few": True}:
        return "too few"
    return [("+".join(block["groups"]), block["n"]) for block in result["blocks"]], result["unused"]


@pytest.mark.parametrize(
    ("counts", "blocks", "unused"),
    [
        ({"peer": 4, "report": 2}, [("peer+report", 6)], []),
        ({"peer": 4, "report": 2, "other": 1}, [("peer", 4), ("other+report", 3)], []),
        ({"peer": 4, "report": 3, "other": 2}, [("peer", 4), ("other+report", 5)], []),
        ({"peer": 2, "report": 2}, [("peer+report", 4)], []),
        ({"peer": 3, "report": 3, "other": 1}, [("other+peer", 4), ("report", 3)], []),
        ({"other": 3, "peer": 3, "report": 1}, [("other+report", 4), ("peer", 3)], []),
        ({"peer": 9, "report": 3, "other": 1}, [("peer", 9), ("other+report", 4)], []),
        ({"peer": 3}, [("peer", 3)], []),
    ],
)
def test_small_groups_stand_together_or_join_the_smallest_block(counts, blocks, unused):
    assert blocks_of(counts) == (blocks, unused)


@pytest.mark.parametrize("counts", [{}, {"peer": 2}, {"peer": 1, "report": 1}, {"manager": 2, "peer": 2}, {"self": 1}])
def test_without_a_block_nothing_is_shown_not_even_the_manager(counts):
    assert blocks_of(counts) == "too few"


def test_under_drop_a_small_group_is_unused():
    assert blocks_of({"peer": 5, "report": 2}, small_groups="drop") == ([("peer", 5)], ["report"])


def test_under_drop_small_groups_that_are_enough_together_still_make_a_block():
    counts = {"peer": 5, "report": 2, "other": 1}

    assert blocks_of(counts, small_groups="drop") == ([("peer", 5), ("other+report", 3)], [])


def test_a_manager_who_is_not_shown_by_himself_is_a_small_group_like_any_other():
    counts = {"peer": 4, "report": 4, "manager": 1}

    assert blocks_of(counts, manager_shown=False) == ([("peer+manager", 5), ("report", 4)], [])
    assert blocks_of(counts, manager_shown=False, small_groups="drop")[1] == ["manager"]
    assert blocks_of({"manager": 1, "peer": 2}, manager_shown=False) == ([("peer+manager", 3)], [])


def test_a_manager_who_is_shown_by_himself_makes_no_block_bigger():
    result = release(a_case(*people(peer=3, report=1, manager=2), small_groups="drop"))

    assert result["blocks"] == [{"groups": ["peer"], "n": 3}]
    assert result["manager"] == {"n": 2}
    assert result["unused"] == ["report"]


@pytest.mark.parametrize("policy", [{}, {"manager_shown": False}])
def test_the_manager_is_null_where_there_is_none_or_he_is_part_of_a_block(policy):
    manager = people(manager=1) if policy else []

    assert release(a_case(*people(peer=3), *manager, **policy))["manager"] is None


@pytest.mark.parametrize("k", range(3, 11))
def test_a_group_of_k_is_a_block_and_a_smaller_one_is_not(k):
    assert blocks_of({"peer": k}, k=k) == ([("peer", k)], [])
    assert blocks_of({"peer": k - 1}, k=k) == "too few"


def test_a_response_without_any_rating_makes_nobody_a_respondent():
    silent = response("peer", {"a": None}, q="I only write.")

    assert release(a_case(*people(peer=2), silent, questions=["q"])) == {"too_few": True}
    result = release(a_case(*people(peer=3), silent, questions=["q"]))
    assert result["blocks"] == [{"groups": ["peer"], "n": 3}]
    assert result["comments"] == {"q": {"all": []}}
