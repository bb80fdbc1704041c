"""The life of a proposed revision of an approved goal; the approved version stands meanwhile.

Roles: "proposer" who wrote it, "counterpart" the other of employee and manager, "second", "officer".
"""

from .move import move

STATES = [
    ("draft", "Draft"),
    ("proposed", "Proposed"),
    ("awaiting_second", "Waiting for second approval"),
    ("in_force", "In force"),
    ("declined", "Declined"),
    ("withdrawn", "Withdrawn"),
]

OPEN = {"proposed", "awaiting_second"}

MOVES = {
    "propose": move("draft", to="proposed", by={"proposer"}),
    "approve": move("proposed", to="in_force", detour="awaiting_second", by={"counterpart"}, behalf={"officer"}),
    "approve_second": move("awaiting_second", to="in_force", by={"second"}, behalf={"officer"}),
    "decline": move("proposed", to="declined", by={"counterpart", "officer"}, why=True),
    "decline_second": move("awaiting_second", to="declined", by={"second", "officer"}, why=True),
    "withdraw": move("draft", "proposed", "awaiting_second", to="withdrawn", by={"proposer"}),
}
