"""The life of a decision after a review (section "Decisions"): one table for model, buttons and tests.

Roles: "proposer" who wrote it; "approver" HR, for a wage an HR administrator or the manager's manager; "overrider" an
approver who is HR administrator; "administrator" of HR; "job" the daily one. Nobody decides on himself, on what he
proposed, or twice on the same: a wage ("two_levels") needs two approvers, one of them an HR administrator.
"""

from .move import move

STATES = [
    ("draft", "Draft"),
    ("proposed", "Proposed"),
    ("awaiting_second", "Waiting for second approval"),
    ("scheduled", "Scheduled"),
    ("applied", "Applied"),
    ("rejected", "Rejected"),
    ("withdrawn", "Withdrawn"),
]

KINDS = [
    ("compensation", "Compensation"),
    ("promotion", "Promotion"),
    ("corrective", "Corrective action"),
    ("recognition", "Recognition"),
    ("training", "Training"),
    ("nomination", "Leadership nomination"),
    ("none", "No outcome"),
]

# A review that was shared, and against which no appeal is open.
SHARED = {"shared", "acknowledged", "closed"}
WAITING = {"proposed", "awaiting_second"}
OPEN = WAITING | {"draft", "scheduled"}
# What a budget counts as spent: from the first approval on.
APPROVED = {"awaiting_second", "scheduled", "applied"}

MOVES = {
    "propose": move("draft", to="proposed", by={"proposer"}, when="may_propose"),
    "approve": move("proposed", to="scheduled", detour="awaiting_second", by={"approver"}, when="within_budget"),
    "approve_over": move(
        "proposed", to="scheduled", detour="awaiting_second", by={"overrider"}, when="over_budget", why=True
    ),
    "approve_second": move("awaiting_second", to="scheduled", by={"approver"}, when="within_budget"),
    "approve_second_over": move("awaiting_second", to="scheduled", by={"overrider"}, when="over_budget", why=True),
    "reject": move("proposed", "awaiting_second", to="rejected", by={"approver"}, why=True),
    "withdraw": move("draft", "proposed", "awaiting_second", to="withdrawn", by={"proposer"}),
    "call_off": move("scheduled", to="withdrawn", by={"administrator"}, why=True),
    "rework": move("rejected", "withdrawn", to="draft", by={"proposer"}),
    "apply": move("scheduled", to="applied", by={"administrator", "job"}, when="due"),
}
