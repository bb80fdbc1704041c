"""A rater's place in a round: proposed, approved, or declined before launch."""

from .move import move

STATES = [("nominated", "Nominated"), ("approved", "Approved"), ("declined", "Declined")]

# R5; the manager where the coordinator has asked for it
APPROVERS = {"coach", "coordinator", "approving_manager"}

MOVES = {
    "approve": move("nominated", to="approved", by=APPROVERS),
    "refuse": move("nominated", to="declined", by=APPROVERS),
    "decline": move("nominated", "approved", to="declined", by={"rater", "system"}),
}
