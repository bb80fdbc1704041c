"""Due dates for late joiners."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from performance_cycle.scoring.phases import Phase, TooLate, prorated

START = date(2028, 1, 1)
PHASES = [
    Phase("goals", date(2028, 2, 15)),
    Phase("mid", date(2028, 6, 30)),
    Phase("self", date(2028, 10, 31)),
    Phase("review", date(2028, 11, 30)),
    Phase("calibration", date(2028, 12, 11), held=True),
]


@st.composite
def phase_lists(draw):
    lengths = draw(st.lists(st.integers(0, 400), min_size=1, max_size=7))
    return [
        Phase(str(place), START + timedelta(days=length), draw(st.booleans())) for place, length in enumerate(lengths)
    ]


def dates(phases):
    return {phase.key: phase.due for phase in phases}


def test_who_is_there_from_the_start_keeps_every_date():
    assert dates(prorated(PHASES, START, date(2020, 1, 1))) == dates(PHASES)
    assert dates(prorated(PHASES, START, START)) == dates(PHASES)


def test_who_joins_in_the_middle_gets_the_same_proportions_of_the_time_left():
    joined = date(2028, 6, 16)  # half of the 334 days to the last review are over

    moved = dates(prorated(PHASES, START, joined))

    assert moved["goals"] == date(2028, 7, 9)  # 23 days instead of 45, rounded up
    assert moved["review"] == date(2028, 11, 30)
    assert moved["calibration"] == date(2028, 12, 11)


def test_nobody_joins_after_the_last_movable_phase():
    with pytest.raises(TooLate):
        prorated(PHASES, START, date(2028, 12, 1))


def test_a_held_phase_in_between_is_not_passed():
    phases = [
        Phase("goals", date(2028, 2, 1)),
        Phase("talk", date(2028, 3, 1), held=True),
        Phase("end", date(2028, 12, 31)),
    ]

    moved = dates(prorated(phases, START, date(2028, 2, 20)))

    assert date(2028, 2, 1) <= moved["goals"] <= moved["talk"] == date(2028, 3, 1)


@given(phase_lists(), st.integers(0, 400))
def test_order_is_kept_and_no_date_is_earlier_than_planned(phases, delay):
    joined = START + timedelta(days=delay)
    assume(joined <= max((phase.due for phase in phases if not phase.held), default=joined))

    moved = prorated(phases, START, joined)
    planned = dates(phases)

    assert [phase.due for phase in moved] == sorted(phase.due for phase in moved)
    assert all(phase.due >= planned[phase.key] for phase in moved)
    assert all(phase.due == planned[phase.key] for phase in moved if phase.held)
    assert max(phase.due for phase in moved) == max(planned.values())


@given(phase_lists(), st.integers(1, 400))
def test_without_held_phases_nothing_is_due_before_the_person_is_there(phases, delay):
    joined = START + timedelta(days=delay)
    free = [Phase(phase.key, phase.due) for phase in phases]
    assume(joined <= max(phase.due for phase in free))

    assert all(phase.due >= joined for phase in prorated(free, START, joined))


@given(phase_lists(), st.integers(0, 300), st.integers(0, 100))
def test_who_joins_later_never_has_an_earlier_date(phases, delay, more):
    first, second = START + timedelta(days=delay), START + timedelta(days=delay + more)
    assume(second <= max((phase.due for phase in phases if not phase.held), default=second))

    earlier, later = dates(prorated(phases, START, first)), dates(prorated(phases, START, second))

    assert all(earlier[key] <= later[key] for key in earlier)
