"""How ready somebody is for a key role: told in words and dates, and never a number."""

from .move import move

STATES = [
    ("internal", "Not shared"),
    ("shared", "Shared with the person"),
    ("past", "Past"),
]

# the keys in alphabetical order, because a pivot sorts by them
HORIZONS = [("now", "Ready now"), ("one_two", "In 1-2 years"), ("three_five", "In 3-5 years")]

COVERAGE = [("now", "Somebody is ready"), ("later", "Nobody ready yet"), ("none", "No successor")]

MOVES = {
    "share": move("internal", to="shared", by={"coordinator"}),
    "unshare": move("shared", to="internal", by={"coordinator"}),
    # a newer assessment ends the one before
    "end": move("internal", "shared", to="past", by={"coordinator", "sponsor", "system"}),
}

AGEING_MONTHS = 12  # the default of a setting
KEEP_MONTHS = 36  # likewise


def coverage(horizons):
    """Return how well a role is covered by the people with these `horizons`, as a key of COVERAGE."""
    if "now" in horizons:
        return "now"
    return "later" if horizons else "none"
