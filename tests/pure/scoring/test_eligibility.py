"""Who is left out of a cycle, and why."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from performance_cycle.scoring.eligibility import REASONS, Facts, Rules, exclusions

RULES = Rules(start=date(2027, 1, 1), hired_by=date(2027, 9, 30))
WRONG = {
    "archived": {"active": False},
    "left": {"left": date(2026, 12, 31)},
    "no_user": {"has_user": False},
    "no_manager": {"has_manager": False},
    "hired_late": {"hired": date(2027, 10, 1)},
    "overlapping": {"overlapping": "Annual cycle 2027"},
    "no_strategy": {"has_strategy": False},
}


@pytest.mark.parametrize("reason", REASONS)
def test_one_thing_wrong_is_one_reason(reason):
    assert exclusions(replace(Facts(), **WRONG[reason]), RULES) == (reason,)


@given(st.sets(st.sampled_from(REASONS)))
def test_every_reason_is_told_and_no_other(reasons):
    facts = Facts(**{name: value for reason in reasons for name, value in WRONG[reason].items()})

    assert set(exclusions(facts, RULES)) == reasons


@pytest.mark.parametrize(
    "facts",
    [Facts(), Facts(hired=date(2027, 9, 30)), Facts(left=date(2027, 1, 1)), Facts(hired=None), Facts(overlapping="")],
)
def test_who_fulfils_the_rules_is_in(facts):
    assert exclusions(facts, RULES) == ()


def test_a_cycle_may_do_without_managers_users_and_a_hire_date():
    rules = Rules(start=date(2027, 1, 1), needs_manager=False, needs_user=False)

    assert exclusions(Facts(has_user=False, has_manager=False, hired=date(2027, 12, 1)), rules) == ()
