"""The life of a short review, such as the one at the end of a trial period, and of its answers.

Roles: "employee" and "manager" of the review, "officer" of HR (never on his own), "author" of an answer.
"""

from .move import move

STATES = [
    ("open", "Being written"),
    ("shared", "Shared"),
    ("acknowledged", "Acknowledged"),
    ("cancelled", "Cancelled"),
]

MOVES = {
    "share": move("open", to="shared", by={"manager"}, when="answered"),
    "acknowledge": move("shared", to="acknowledged", by={"employee"}),
    "cancel": move("open", to="cancelled", by={"manager", "officer"}, why=True),
}

ANSWER_STATES = [("draft", "Draft"), ("submitted", "Submitted")]

ANSWER_MOVES = {
    "submit": move("draft", to="submitted", by={"author"}, when="open"),
    "take_back": move("submitted", to="draft", by={"author"}, when="open"),
}
