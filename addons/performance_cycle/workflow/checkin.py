"""The life of a check-in between an employee and a manager (section "Through the year").

Roles: "employee" and "manager", the two who meet. Nobody else takes a step, HR neither.
"""

from .move import move

STATES = [
    ("planned", "Planned"),
    ("held", "Held"),
    ("cancelled", "Cancelled"),
]

BOTH = {"employee", "manager"}

MOVES = {
    "hold": move("planned", to="held", by=BOTH),
    "cancel": move("planned", to="cancelled", by=BOTH),
    "reopen": move("held", "cancelled", to="planned", by=BOTH),
}
