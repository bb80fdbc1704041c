"""When two people should meet next. Plain dates and times."""

import calendar
from datetime import timedelta

DAYS = {"week": 7, "fortnight": 14}
MONTH = "month"
NONE = "none"


def following(moment, rhythm):
    """Return the date (or datetime) of the next meeting after `moment`, or None where there is no rhythm.

    Weeks keep the weekday. A month later is the same day, the last one of a short month; a weekend moves on to Monday.
    """
    if rhythm in DAYS:
        return weekday(moment + timedelta(days=DAYS[rhythm]))
    if rhythm == MONTH:
        return weekday(_month_later(moment))
    return None


def _month_later(moment):
    year, month = (moment.year, moment.month + 1) if moment.month < 12 else (moment.year + 1, 1)
    return moment.replace(year=year, month=month, day=min(moment.day, calendar.monthrange(year, month)[1]))


def weekday(moment):
    return moment + timedelta(days=8 - moment.isoweekday() if moment.isoweekday() > 5 else 0)
