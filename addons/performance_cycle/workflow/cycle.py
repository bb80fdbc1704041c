"""The life of a cycle, its phases, and how dates spread over it.

Roles: "officer" and "administrator" of Performance, "job" the scheduled action.
"""

from datetime import timedelta

from .move import move

STATES = [
    ("draft", "Draft"),
    ("launching", "Launching"),
    ("running", "Running"),
    ("closed", "Closed"),
    ("cancelled", "Cancelled"),
]

MOVES = {
    "launch": move("draft", to="launching", by={"officer"}),
    "add_people": move("running", to="launching", by={"officer"}),
    "finish_launch": move("launching", to="running", by={"job"}),
    "close": move("running", to="closed", by={"officer"}, when="nothing_open"),
    "force_close": move("running", to="closed", by={"officer"}, why=True),
    "reopen": move("closed", to="running", by={"administrator"}, why=True),
    "cancel": move("draft", to="cancelled", by={"officer"}),
    "restore": move("cancelled", to="draft", by={"officer"}),
}

PHASES = [
    ("goal_setting", "Goal setting"),
    ("check", "Mid-cycle check"),
    ("self_review", "Self-review"),
    ("manager_review", "Manager review"),
    ("calibration", "Calibration"),
    ("sharing", "Sharing"),
    ("outcomes", "Outcomes"),
]

# How many rows one transaction of a long job writes.
BATCH = 500

# Which step of an appraisal a phase brings to those who stand before it.
CARRIES = {"check": "start_year", "self_review": "start_self_review"}

# Each person has an own due date in these phases, under this name; the state of an appraisal bears the phase's name.
DUE_FIELDS = {"goal_setting": "goals_due", "self_review": "self_review_due", "manager_review": "review_due"}
# In these states the due date is that of a phase, the same for everybody.
COMMON = {"calibration": "calibration", "shared": "sharing"}

# Share of the period at which each phase starts and is due: goals in the first eighth, reviews in the last quarter.
SPREAD = {
    "goal_setting": (0.0, 0.125),
    "check": (0.45, 0.5),
    "self_review": (0.75, 0.84),
    "manager_review": (0.84, 0.92),
    "calibration": (0.92, 0.95),
    "sharing": (0.95, 1.0),
    "outcomes": (1.0, 1.0),
}


def spread(start, end):
    """Return [(phase, first day, due day)] over the period, in order, never outside it."""
    days = (end - start).days
    return [
        (kind, start + timedelta(days=round(days * opens)), start + timedelta(days=round(days * due)))
        for kind, (opens, due) in SPREAD.items()
    ]
