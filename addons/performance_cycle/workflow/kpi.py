"""Which KPI definitions a goal may be measured by, and why another may not."""

MEASURED = ("count", "sum")


def refusal(mode, has_model, date_field, sum_field, batch=False, distinctive=""):
    """Return "" if a definition can measure a goal, else the first reason: one word.

    code: it runs Python. manual: somebody types the figure. model, date, field, batch: what it needs is not set;
    without a date field it has no period, and every goal would get the figure of all times.
    """
    tests = {
        "code": mode == "python",
        "manual": mode not in MEASURED,
        "model": not has_model,
        "date": not date_field,
        "field": mode == "sum" and not sum_field,
        "batch": batch and not distinctive,
    }
    return next((reason for reason, found in tests.items() if found), "")


def window(start, end, as_of):
    """Return (first day, last day) that a measurement as of a date covers, or None before the period has begun."""
    if as_of < start:
        return None
    return start, min(end, as_of)
