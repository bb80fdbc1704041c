"""The life of a 360 round, and what may still be changed in it."""

from .move import move

STATES = [
    ("draft", "Draft"),
    ("nominating", "Nominating"),
    ("reviewing", "In review"),
    ("preparing", "Preparing"),
    ("collecting", "Collecting"),
    ("closing", "Closing"),
    ("closed", "Closed"),
    ("released", "Released to the coach"),
    ("too_few", "Too few answers"),
    ("cancelled", "Cancelled"),
]

KINDS = [("full", "360 round"), ("pulse", "Pulse")]

BEFORE_LAUNCH = ("draft", "nominating", "reviewing")
OPEN = ("nominating", "reviewing", "preparing", "collecting", "closing")  # one of these per person (3.4 e)
ENDED = ("closed", "released", "too_few", "cancelled")

MOVES = {
    "start": move("draft", to="nominating", by={"coordinator"}),
    "submit_list": move("nominating", to="reviewing", by={"participant", "coordinator"}),
    "send_back": move("reviewing", to="nominating", by={"coach", "coordinator", "approving_manager"}),
    "launch": move("reviewing", to="preparing", by={"coordinator"}),
    "open_collection": move("preparing", to="collecting", by={"system"}),
    # R8: by date or by the coordinator, never by the participant
    "close": move("collecting", to="closing", by={"coordinator", "system"}),
    "freeze_result": move("closing", to="closed", by={"system"}),
    "discard": move("closing", to="too_few", by={"system"}),
    # the participant's own act, recorded after the vault has carried it out
    "record_release": move("closed", to="released", by={"participant", "system"}),
    "record_revocation": move("released", to="closed", by={"participant", "system"}),
    "cancel": move(*BEFORE_LAUNCH, "preparing", "collecting", to="cancelled", by={"coordinator", "system"}),
}

# Who may write which fields, before launch and while answers are collected. Everything else is frozen (R5, Q9).
SETTINGS = frozenset(
    {
        "name",
        "questionnaire_id",
        "date_start",
        "date_end",
        "k",
        "small_groups",
        "manager_shown",
        "floor",
        "comment_labels",
        "manager_approves",
        "early_reason",
        "invitation_ids",
    }
)
WRITABLE = {
    "coordinator": {
        "draft": SETTINGS - {"invitation_ids"},
        "nominating": SETTINGS,
        "reviewing": SETTINGS,
        "collecting": frozenset({"date_end", "invitation_ids"}),
    },
    "participant": {"nominating": frozenset({"invitation_ids"})},
    "coach": {"reviewing": frozenset({"invitation_ids"})},
}


def writable(state, roles):
    """Return the fields that somebody with `roles` may write on a round in `state`."""
    return frozenset().union(*(WRITABLE.get(role, {}).get(state, ()) for role in roles))
