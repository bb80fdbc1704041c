"""A rater's place in a round: proposed, approved, or declined before launch."""

from .move import move

STATES = [("nominated", "Nominated"), ("approved", "Approved"), ("declined", "Declined")]

MOVES = {
    "approve": move("nominated", to="approved", by={"coach", "coordinator"}),
    "refuse": move("nominated", to="declined", by={"coach", "coordinator"}),
    "decline": move("nominated", "approved", to="declined", by={"rater"}),
}
