"""The life of one side's assessment. "author" is the only role a draft knows; "officer" may hand one back."""

from .move import move

STATES = [("draft", "Draft"), ("submitted", "Submitted")]

MOVES = {
    "submit": move("draft", to="submitted", by={"author"}, when="open"),
    "take_back": move("submitted", to="draft", by={"author"}, when="unread"),
    "hand_back": move("submitted", to="draft", by={"appraisal"}),
}
