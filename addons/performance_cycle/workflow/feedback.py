"""The life of feedback between colleagues, and of the wish for it (section "Through the year").

Roles: "giver" who writes, "asker" who wished for it. Given feedback stays as it was written.
"""

from .move import move

STATES = [("draft", "Draft"), ("given", "Given")]

MOVES = {"give": move("draft", to="given", by={"giver"}, when="written")}

REQUEST_STATES = [
    ("asked", "Asked"),
    ("answered", "Answered"),
    ("declined", "Declined"),
    ("withdrawn", "Withdrawn"),
]

REQUEST_MOVES = {
    "answer": move("asked", to="answered", by={"feedback"}),
    "decline": move("asked", to="declined", by={"giver"}),
    "withdraw": move("asked", to="withdrawn", by={"asker"}),
}
