"""Who is on a rater list (R1-R3), how long a round is open (R8)."""

from datetime import date

import pytest
from leadership_360.workflow.nomination import check_list, check_window, needed, quotas

FULL = ["self", "manager", *["peer"] * 5, *["report"] * 5]


def stops(relations, k=3):
    return [finding.code for finding in check_list(relations, k) if finding.stops]


def advice(relations, k=3):
    return [finding.code for finding in check_list(relations, k) if not finding.stops]


def test_a_full_list_may_be_launched_without_a_word():
    assert check_list(FULL, 3) == []


@pytest.mark.parametrize("k", range(3, 11))
def test_a_protected_group_needs_two_more_than_the_minimum_to_be_shown(k):
    crowd = ["self", "manager", *["peer"] * (k + 2)]

    assert needed(k) == k + 2
    assert stops(crowd, k) == []
    assert stops(crowd[:-1], k)[0] == "group_too_small"


def test_an_empty_group_is_allowed_and_one_person_in_a_group_is_not():
    assert stops(["self", "manager", *["peer"] * 5]) == []
    assert stops([*FULL, "other"]) == ["group_too_small"]


def test_the_manager_does_not_count_among_the_five_protected_raters():
    assert "raters_too_few" in stops(["self", "manager", "manager", *["peer"] * 4])


@pytest.mark.parametrize(("managers", "expected"), [(0, []), (1, []), (2, []), (3, ["managers_too_many"])])
def test_one_or_two_managers_are_asked(managers, expected):
    relations = ["self", *["manager"] * managers, *["peer"] * 5]

    assert stops(relations) == expected


def test_a_list_without_a_manager_is_questioned_and_not_stopped():
    assert "manager_missing" in advice(["self", *["peer"] * 5])


def test_the_self_assessment_is_required_and_unique():
    assert "self_missing" in stops(FULL[1:])
    assert "self_missing" in stops(["self", *FULL])


def test_more_than_twenty_raters_are_too_many_to_add_anything():
    assert "total_above_limit" in advice([*FULL, *["other"] * 10])


def test_the_sentence_of_a_small_group_has_its_numbers():
    (finding,) = (one for one in check_list(["self", "manager", *["peer"] * 5, "report"], 3) if one.stops)

    assert finding.rule == "R3"
    assert finding.values == {"group": "report", "invited": 1, "needed": 5, "missing": 4}


def test_quotas_show_every_group_with_what_a_launch_needs():
    assert quotas(["self", *["peer"] * 4], 3) == {
        "self": (1, 1),
        "manager": (0, 1),
        "peer": (4, 5),
        "report": (0, 5),
        "other": (0, 5),
    }


@pytest.mark.parametrize(
    ("days", "expected"), [(0, ["window_empty"]), (13, ["window_length"]), (14, []), (21, []), (22, ["window_length"])]
)
def test_a_round_is_open_two_to_three_weeks(days, expected):
    start = date(2026, 11, 2)

    assert [finding.code for finding in check_window(start, date.fromordinal(start.toordinal() + days))] == expected
