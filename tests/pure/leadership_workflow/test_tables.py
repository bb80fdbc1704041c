"""The tables of moves say what they should, and nothing is left over."""

import pytest
from leadership_360.workflow import assignment, enrollment, invitation, plan, questionnaire, readiness, session
from leadership_360.workflow import round as feedback
from leadership_360.workflow.coach import conflict
from leadership_360.workflow.move import move, open_moves

TABLES = {
    "assignment": assignment,
    "enrollment": enrollment,
    "round": feedback,
    "invitation": invitation,
    "plan": plan,
    "readiness": readiness,
    "session": session,
}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_every_state_is_used_and_every_move_stays_within_the_states(table):
    states = {name for name, _label in table.STATES}
    used = {state for step in table.MOVES.values() for state in (*step.sources, step.target)}

    assert used == states


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_every_move_is_open_to_somebody(table):
    assert all(step.by and step.sources for step in table.MOVES.values())


def test_the_participant_can_neither_close_nor_launch_nor_cancel_a_round():
    mine = {name for name, step in feedback.MOVES.items() if "participant" in step.by}

    assert not mine & {"close", "launch", "cancel", "send_back"}


def test_only_the_participant_says_yes_to_a_programme_or_leaves_it():
    assert enrollment.MOVES["accept"].by == enrollment.MOVES["withdraw"].by == {"participant"}


def test_nothing_but_end_and_raters_may_be_written_while_answers_are_collected():
    everybody = ("participant", "coach", "coordinator", "mentor")

    assert feedback.writable("collecting", everybody) == {"date_end", "invitation_ids"}
    assert feedback.writable("closed", everybody) == frozenset()


def test_moves_are_offered_in_the_order_of_the_table():
    moves = {"a": move("x", to="y", by={"me"}), "b": move("x", "y", to="z", by={"me", "you"})}

    assert open_moves(moves, "x", {"me"}) == ["a", "b"]
    assert open_moves(moves, "x", {"you"}) == ["b"]
    assert open_moves(moves, "z", {"me"}) == []


FREE = {"participant": 1, "above_participant": {2}, "above_coach": {3}, "raters": {4}, "coordinators": {5}}


@pytest.mark.parametrize(
    ("coach", "changed", "reason"),
    [
        (9, {}, None),
        (1, {}, "self"),
        (2, {}, "above"),
        (9, {"above_coach": {1}}, "below"),
        (4, {}, "rater"),
        (5, {}, "coordinator"),
    ],
)
def test_a_coach_has_no_other_part_in_the_participant_s_working_life(coach, changed, reason):
    assert conflict(coach, **{**FREE, **changed}) == reason


def test_the_short_questionnaire_takes_about_a_quarter_of_an_hour():
    assert questionnaire.minutes(32, 3) == 15
    assert questionnaire.minutes(40, 3) == 18


def test_a_competency_with_two_behaviours_is_thin():
    assert questionnaire.thin(["Delegation", "Delegation", *["Inclusion"] * 3]) == ["Delegation"]


def test_only_a_coordinator_decides_what_the_person_may_read_about_the_own_readiness():
    assert readiness.MOVES["share"].by == readiness.MOVES["unshare"].by == {"coordinator"}


def test_a_role_is_covered_by_whoever_is_ready_first():
    assert readiness.coverage(["three_five", "now"]) == "now"
    assert readiness.coverage(["three_five", "one_two"]) == "later"
    assert readiness.coverage([]) == "none"
