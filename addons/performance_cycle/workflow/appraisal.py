"""The life of an appraisal (section "The review"): one table for model, buttons and tests.

Roles: "employee", "manager" who acts (changed only by hand-over), "second" the manager's manager where the strategy
asks for his assessment, "officer" of HR (never on his own), "decider" an HR officer who wrote nothing in it, "phase"
the cycle's own schedule, "cycle" its closing.
"""

from .move import move

STATES = [
    ("goal_setting", "Goal setting"),
    ("in_progress", "In progress"),
    ("self_review", "Self-review"),
    ("manager_review", "Manager review"),
    ("calibration", "Calibration"),
    ("shared", "Shared"),
    ("acknowledged", "Acknowledged"),
    ("appealed", "Appealed"),
    ("closed", "Closed"),
    ("cancelled", "Cancelled"),
]

OPEN = (
    "goal_setting",
    "in_progress",
    "self_review",
    "manager_review",
    "calibration",
    "shared",
    "acknowledged",
    "appealed",
)

# The manager's review is through.
AFTER_REVIEW = ("calibration", "shared", "acknowledged", "appealed", "closed")

MOVES = {
    "start_year": move("goal_setting", to="in_progress", by={"manager", "officer", "phase"}),
    "start_self_review": move("goal_setting", "in_progress", to="self_review", by={"officer", "phase"}),
    "submit_self_review": move("self_review", to="manager_review", by={"employee"}, when="self_submitted"),
    "skip_self_review": move("self_review", to="manager_review", by={"manager", "officer"}, why=True),
    "return_self_review": move("manager_review", to="self_review", by={"manager"}, why=True),
    "submit_review": move("manager_review", to="calibration", by={"manager", "second"}, when="ready_to_calibrate"),
    "return_review": move("calibration", to="manager_review", by={"officer"}, why=True),
    "share": move(
        "manager_review", "calibration", to="shared", by={"manager"}, behalf={"officer"}, when="ready_to_share"
    ),
    "acknowledge": move("shared", to="acknowledged", by={"employee"}),
    "appeal": move("shared", to="appealed", by={"employee"}, when="appeal_open", why=True),
    "decide_appeal": move("appealed", to="closed", by={"decider"}, why=True),
    "close": move("acknowledged", to="closed", by={"manager", "officer"}),
    "close_unanswered": move("shared", to="closed", by={"officer"}, when="appeal_over"),
    "force_close": move(*OPEN, to="closed", by={"cycle"}, why=True),
    "cancel": move(
        "goal_setting",
        "in_progress",
        "self_review",
        "manager_review",
        "calibration",
        to="cancelled",
        by={"officer"},
        why=True,
    ),
}
