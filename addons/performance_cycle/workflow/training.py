"""The life of a training (section "Through the year"), from the need to what it changed.

Roles: "employee" who learns, "manager" directly above, "officer" of HR, "second" an officer who did not approve as the
first. Nobody but the employee has a role on his own training: manager and HR decide on others' only.
"""

from .move import move

STATES = [
    ("draft", "Need"),
    ("submitted", "Waiting for the manager"),
    ("awaiting_hr", "Waiting for HR"),
    ("approved", "Approved"),
    ("done", "Done"),
    ("evaluated", "Effect noted"),
    ("refused", "Refused"),
    ("cancelled", "Cancelled"),
]

KINDS = [
    ("course", "Course"),
    ("conference", "Conference"),
    ("workshop", "Workshop"),
    ("coaching", "Coaching on the job"),
]

EFFECTS = [
    ("much", "I use it often"),
    ("some", "I use it now and then"),
    ("none", "It did not change my work"),
]

# Dates move until it has taken place; what was approved stands.
MOVABLE = {"draft", "submitted", "awaiting_hr", "approved"}

MOVES = {
    "submit": move("draft", to="submitted", by={"employee", "manager", "officer"}),
    "withdraw": move("submitted", "awaiting_hr", to="draft", by={"employee"}),
    "approve": move("submitted", to="approved", detour="awaiting_hr", by={"manager"}, behalf={"officer"}),
    "approve_hr": move("awaiting_hr", to="approved", by={"second"}),
    "refuse": move("submitted", "awaiting_hr", to="refused", by={"manager", "officer"}, why=True),
    "rework": move("refused", "approved", to="draft", by={"employee", "manager"}),
    "complete": move("approved", to="done", by={"employee", "manager"}, behalf={"officer"}, when="over"),
    "note_effect": move("done", to="evaluated", by={"employee"}, when="effect"),
    "cancel": move(
        "draft", "submitted", "awaiting_hr", "approved", to="cancelled", by={"employee", "manager"}, behalf={"officer"}
    ),
}
