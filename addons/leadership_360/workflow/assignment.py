"""Learning by doing, with others, or in a course: an assignment's course."""

from .move import move

STATES = [("planned", "Planned"), ("running", "Under way"), ("done", "Done"), ("cancelled", "Cancelled")]

KINDS = [
    ("stretch", "Stretch project"),
    ("shadowing", "Shadowing"),
    ("rotation", "Rotation"),
    ("taskforce", "Leading a task force"),
    ("exposure", "Exposure"),
    ("education", "Education"),
]

MOVES = {
    "start": move("planned", to="running", by={"participant", "coordinator"}),
    "finish": move("planned", "running", to="done", by={"participant", "sponsor"}),
    "cancel": move("planned", "running", to="cancelled", by={"participant", "coordinator", "system"}),
    "reopen": move("done", "cancelled", to="planned", by={"participant"}),
}
