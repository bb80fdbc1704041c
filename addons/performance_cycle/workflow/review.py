"""The review page: which row is which, who writes when, and how two sides differ."""

# In which states of the appraisal a side may still be written.
LIVE = {"self": {"self_review"}, "manager": {"self_review", "manager_review"}, "second": {"manager_review"}}

# Who writes which side; an employee is never his own manager.
WRITERS = {"employee": "self", "manager": "manager", "second": "second"}

# Kinds of evidence, in the order in which equal dates are shown.
EVIDENCE = ("update", "feedback", "checkin")


def key_of(kind, record_id=None, name=""):
    """The name of a row, the same on both sides: by goal or competency, or by the words of a question."""
    return f"{kind}:{record_id or name}"


def split_key(key):
    """Return (kind, rest) of a row's name; raises ValueError for anything else."""
    kind, separator, rest = key.partition(":")
    if not separator or kind not in ("goal", "skill", "question") or not rest:
        raise ValueError(f"not a row of a review: {key!r}")
    return kind, rest


def steps_apart(own, other, values):
    """How many levels of the scale `own` lies above (+) or below (-) `other`; None if either is missing."""
    ladder = sorted(values)
    if own not in ladder or other not in ladder:
        return None
    return ladder.index(own) - ladder.index(other)
