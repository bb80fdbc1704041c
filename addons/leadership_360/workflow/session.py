"""A conversation of a participant with the coach or mentor: planned, held, or cancelled."""

from .move import move

STATES = [("planned", "Planned"), ("held", "Held"), ("cancelled", "Cancelled")]

KINDS = [("coaching", "Coaching"), ("mentoring", "Mentoring")]
GUIDES = {"coaching": "coach", "mentoring": "mentor"}  # with whom

MOVES = {
    "hold": move("planned", to="held", by={"participant", "guide"}),
    "cancel": move("planned", to="cancelled", by={"participant", "guide", "system"}),
    "plan_again": move("cancelled", "held", to="planned", by={"participant", "guide"}),
}
