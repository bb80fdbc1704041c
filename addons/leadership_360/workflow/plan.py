"""The development plan: one to three focus behaviours and what is done for them (F3-F6)."""

from collections import Counter
from datetime import timedelta

from .move import move

STATES = [("draft", "Draft"), ("active", "In progress"), ("completed", "Completed")]

MOVES = {
    "start": move("draft", to="active", by={"participant"}),
    "complete": move("active", to="completed", by={"participant"}),
    "reopen": move("completed", to="active", by={"participant"}),
}

MOST_FOCUSES = 3  # F3
SHARE_BACK_DAYS = 30  # F5
CHECK_IN_MONTHS = 1  # F6
FIRST_STEP = timedelta(weeks=2)  # F4

KINDS = [("experience", "Experience"), ("exposure", "With others"), ("education", "Course or reading")]


def balance(kinds):
    """Return how many actions of each kind there are, in the order of KINDS, from one kind per action (F4)."""
    count = Counter(kinds)
    return {kind: count[kind] for kind, _label in KINDS}


def is_all_courses(kinds):
    """Whether there are actions, and every one is a course: the check that 70-20-10 is good for (F4)."""
    return set(kinds) == {"education"}


def first_step_is_late(dates, start):
    """Whether no action is dated within two weeks of the date `start` (F4)."""
    return not any(day and day <= start + FIRST_STEP for day in dates)
