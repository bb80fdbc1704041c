"""The tables of check-ins and feedback."""

import pytest
from performance_cycle.workflow import checkin, feedback
from performance_cycle.workflow.move import refusal, states_of

TABLES = [
    (checkin.STATES, checkin.MOVES),
    (feedback.STATES, feedback.MOVES),
    (feedback.REQUEST_STATES, feedback.REQUEST_MOVES),
]


@pytest.mark.parametrize(("states", "moves"), TABLES)
def test_every_state_is_used_by_a_move_and_every_move_uses_states(states, moves):
    assert set(states_of(moves)) == {name for name, _label in states}


def test_only_the_two_who_meet_take_a_step():
    assert {role for step in checkin.MOVES.values() for role in step.by | step.behalf} == {"employee", "manager"}


def test_given_feedback_never_moves_again():
    assert all("given" not in step.sources for step in feedback.MOVES.values())


def test_nobody_but_the_giver_gives_and_not_without_words():
    give = feedback.MOVES["give"]

    assert refusal(give, "draft", {"giver"}, {"written"}) == ""
    assert refusal(give, "draft", {"giver"}) == "condition"
    assert refusal(give, "draft", {"employee", "manager", "officer"}, {"written"}) == "role"


def test_a_request_that_is_over_stays_over():
    assert all(step.sources == {"asked"} for step in feedback.REQUEST_MOVES.values())
