"""How a person takes part in a programme. Taking part is voluntary: only the participant accepts or withdraws."""

from .move import move

STATES = [
    ("nominated", "Nominated"),
    ("invited", "Invited"),
    ("accepted", "Accepted"),
    ("active", "Active"),
    ("completed", "Completed"),
    ("withdrawn", "Withdrawn"),
    ("declined", "Declined"),
]

# A participant, and therefore a coach, is somebody who has said yes.
PARTICIPATING = ("accepted", "active", "completed")

MOVES = {
    "invite": move("nominated", to="invited", by={"coordinator"}),
    "turn_down": move("nominated", to="declined", by={"coordinator"}),
    "accept": move("invited", to="accepted", by={"participant"}),
    "decline": move("nominated", "invited", to="declined", by={"participant"}),
    "activate": move("accepted", to="active", by={"coordinator"}),
    "complete": move("active", to="completed", by={"coordinator"}),
    "withdraw": move("accepted", "active", to="withdrawn", by={"participant"}),
}
