"""The life of a goal (section "Goals and KPIs"): one table for model, buttons and tests.

Roles: "employee" whose goal it is, "manager" who acts for the goal (never on his own), "second" the manager's manager,
"owner" of a department or company goal, "officer" of HR (never on his own), "revision" the goal's own revision row.
"""

from .move import move

STATES = [
    ("draft", "Draft"),
    ("awaiting_employee", "Waiting for the employee"),
    ("submitted", "Submitted"),
    ("changes_requested", "Changes requested"),
    ("awaiting_second", "Waiting for second approval"),
    ("approved", "Approved"),
    ("revision_proposed", "Revision proposed"),
    ("achieved", "Achieved"),
    ("partly", "Partly achieved"),
    ("missed", "Missed"),
    ("cancelled", "Cancelled"),
]

# Terms may be reworded only here; afterwards a revision is the way.
EDITABLE = {"draft", "awaiting_employee", "changes_requested"}
IN_FORCE = {"approved", "revision_proposed", "achieved", "partly", "missed"}
# What counts towards the 100 % of a person's set once he has handed it in.
IN_SET = IN_FORCE | {"submitted", "awaiting_second", "changes_requested", "awaiting_employee"}
WAITING = {"submitted", "awaiting_second"}
ENDED = {"achieved", "partly", "missed", "cancelled"}

MOVES = {
    "submit": move("draft", "changes_requested", to="submitted", by={"employee"}, behalf={"officer"}),
    "withdraw": move("submitted", to="draft", by={"employee"}),
    "offer": move("draft", to="awaiting_employee", by={"manager"}),
    "accept": move("awaiting_employee", to="approved", detour="awaiting_second", by={"employee"}),
    "take_over": move("awaiting_employee", to="draft", by={"employee"}, why=True),
    "approve": move("submitted", to="approved", detour="awaiting_second", by={"manager"}, behalf={"officer"}),
    "approve_second": move("awaiting_second", to="approved", by={"second"}, behalf={"officer"}),
    "request_changes": move("submitted", to="changes_requested", by={"manager", "officer"}, why=True),
    "request_changes_second": move("awaiting_second", to="changes_requested", by={"second", "officer"}, why=True),
    "publish": move("draft", to="approved", by={"owner"}),
    "revise": move("approved", to="revision_proposed", by={"revision"}),
    "settle": move("revision_proposed", to="approved", by={"revision"}),
    "achieve": move("approved", to="achieved", by={"manager", "owner"}, behalf={"officer"}),
    "achieve_partly": move("approved", to="partly", by={"manager", "owner"}, behalf={"officer"}),
    "miss": move("approved", to="missed", by={"manager", "owner"}, behalf={"officer"}),
    "reopen": move("achieved", "partly", "missed", to="approved", by={"manager", "owner", "officer"}, why=True),
    "drop": move("draft", "changes_requested", "awaiting_employee", to="cancelled", by={"employee", "manager"}),
    "cancel": move(
        "submitted", "awaiting_second", "approved", to="cancelled", by={"manager", "owner", "officer"}, why=True
    ),
}
