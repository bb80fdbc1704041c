"""The tables of trainings and short reviews."""

import pytest
from performance_cycle.workflow import short_review, training
from performance_cycle.workflow.move import refusal, states_of

TABLES = [
    (training.STATES, training.MOVES),
    (short_review.STATES, short_review.MOVES),
    (short_review.ANSWER_STATES, short_review.ANSWER_MOVES),
]


@pytest.mark.parametrize(("states", "moves"), TABLES)
def test_every_state_is_used_by_a_move_and_every_move_uses_states(states, moves):
    assert set(states_of(moves)) == {name for name, _label in states}


def test_who_learns_never_decides():
    for name in ("approve", "approve_hr", "refuse"):
        step = training.MOVES[name]
        for state in step.sources:
            assert refusal(step, state, {"employee"}) == "role"


def test_above_the_limit_an_approval_leads_to_hr():
    approve = training.MOVES["approve"]

    assert approve.target_for(frozenset()) == "approved"
    assert approve.target_for(frozenset({"two_levels"})) == "awaiting_hr"


def test_a_refusal_says_why():
    assert training.MOVES["refuse"].needs_reason({"manager"})


def test_what_is_done_is_not_undone():
    leaving = {name for name, step in training.MOVES.items() if {"done", "evaluated"} & step.sources}

    assert leaving == {"note_effect"}


def test_a_short_review_is_shared_by_the_manager_alone_and_not_before_he_has_answered():
    share = short_review.MOVES["share"]

    assert refusal(share, "open", {"manager"}, {"answered"}) == ""
    assert refusal(share, "open", {"manager"}) == "condition"
    assert refusal(share, "open", {"employee", "officer"}, {"answered"}) == "role"


def test_an_answer_is_its_author_s():
    assert {role for step in short_review.ANSWER_MOVES.values() for role in step.by | step.behalf} == {"author"}
