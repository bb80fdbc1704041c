"""The life of an improvement plan (section "Decisions"): signed by both, at the start and at the end.

Roles: "manager" who acts, "employee" whose plan it is, "officer" of HR (never on his own).
"""

from .move import move

STATES = [
    ("draft", "Draft"),
    ("to_sign", "To be signed"),
    ("running", "Running"),
    ("paused", "Paused"),
    ("concluded", "Result to be signed"),
    ("closed", "Closed"),
    ("cancelled", "Cancelled"),
]

RESULTS = [("met", "Reached"), ("partly", "Partly reached"), ("missed", "Not reached")]

ENDED = {"closed", "cancelled"}

MOVES = {
    "sign": move("draft", to="to_sign", by={"manager"}, when="complete"),
    "ask_changes": move("to_sign", to="draft", by={"employee", "manager"}, why=True),
    "countersign": move("to_sign", to="running", by={"employee"}),
    "start_unsigned": move("to_sign", to="running", by={"officer"}, why=True),
    "pause": move("running", to="paused", by={"manager", "officer"}, why=True),
    "resume": move("paused", to="running", by={"manager", "officer"}),
    "conclude": move("running", to="concluded", by={"manager"}, when="has_result"),
    "sign_result": move("concluded", to="closed", by={"employee"}),
    "close_unsigned": move("concluded", to="closed", by={"officer"}, why=True),
    "cancel": move("draft", "to_sign", "running", "paused", to="cancelled", by={"manager", "officer"}, why=True),
}
