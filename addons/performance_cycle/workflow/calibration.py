"""The life of a calibration session (section "The review"): one table for model, buttons and tests.

Role: "officer" of HR. Who is invited moves people while the session is open, and takes no step of it.
"""

from .move import move

STATES = [
    ("draft", "Draft"),
    ("open", "Open"),
    ("completed", "Completed"),
    ("cancelled", "Cancelled"),
]

MOVES = {
    "open": move("draft", to="open", by={"officer"}, when="people"),
    "complete": move("open", to="completed", by={"officer"}),
    "cancel": move("draft", "open", to="cancelled", by={"officer"}, why=True),
}
