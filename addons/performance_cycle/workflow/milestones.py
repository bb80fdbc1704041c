"""The days between hire and departure that a rule can look at. Plain dates."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

ANCHORS = [
    ("hire", "Hire"),
    ("trial_end", "End of the trial period"),
    ("anniversary", "Anniversary of the hire"),
    ("job_change", "Change of job"),
    ("contract_end", "End of the contract"),
    ("departure", "Departure"),
]

# Odoo takes two contracts for one employment if fewer days lie between them.
GAP = 4

# What is entered or corrected late is still noticed for so long.
GRACE = timedelta(days=31)


@dataclass(frozen=True)
class Version:
    """What is known of somebody from a day on."""

    key: int
    start: date
    contract_start: date | None = None
    contract_end: date | None = None
    trial_end: date | None = None
    departure: date | None = None
    department: int | None = None
    job: int | None = None


@dataclass(frozen=True)
class Occasion:
    """A day in somebody's employment; `key` stays the same when a hire or a change of job is only re-dated."""

    key: str
    day: date


@dataclass(frozen=True)
class Spell:
    """An uninterrupted employment: the version that begins it, its first day, its last one if that is known."""

    key: int
    start: date
    end: date | None


def occasions(anchor, versions, until, every=1):
    """Return the occasions of this kind up to a day, oldest first; `every` is for anniversaries: each so many years."""
    versions = sorted(versions, key=lambda version: version.start)
    if not versions:
        return []
    found = _FINDERS[anchor](versions, until, every)
    return sorted((one for one in found if one.day <= until), key=lambda one: one.day)


def in_force(versions, day):
    """Return the version that holds on a day; before the first one, the first."""
    versions = sorted(versions, key=lambda version: version.start)
    return next((version for version in reversed(versions) if version.start <= day), versions[0])


def first_day(begins, last_run):
    """Return from which day on a rule looks: back from its last run, with grace, never before it begins."""
    return max(begins, last_run - GRACE) if last_run else begins


def anniversary(day, years):
    """Return the day so many years later; 29 February becomes the 28th in a year without one."""
    year = day.year + years
    return day.replace(year=year, day=min(day.day, calendar.monthrange(year, day.month)[1]))


def spells(versions):
    """Return the employments: contracts with no gap between them are one; without contracts, all versions are one."""
    contracts = {}
    for version in sorted(versions, key=lambda version: version.start):
        if version.contract_start:
            known = contracts.get(version.contract_start)
            key = known.key if known else version.key
            contracts[version.contract_start] = Spell(key, version.contract_start, version.contract_end)
    result = []
    for spell in sorted(contracts.values(), key=lambda spell: spell.start):
        if result and result[-1].end and (spell.start - result[-1].end).days >= GAP:
            result.append(spell)
        elif result:
            result[-1] = Spell(result[-1].key, result[-1].start, spell.end)
        else:
            result.append(spell)
    first = min(versions, key=lambda version: version.start)
    return result or [Spell(first.key, first.start, None)]


def _hires(versions, until, every):
    return [Occasion(f"hire {spell.key}", spell.start) for spell in spells(versions)]


def _anniversaries(versions, until, every):
    departures = [version.departure for version in versions if version.departure]
    found = []
    for spell in spells(versions):
        last = min([until, *([spell.end] if spell.end else []), *(day for day in departures if day >= spell.start)])
        for years in range(every, last.year - spell.start.year + 1, every):
            day = anniversary(spell.start, years)
            if day <= last:
                found.append(Occasion(f"year {years} of {spell.key}", day))
    return found


def _trials(versions, until, every):
    # The latest version of a contract tells: a trial that was extended ends once, later.
    ends = {version.contract_start: version.trial_end for version in versions if version.trial_end}
    return [Occasion(f"trial {day}", day) for day in set(ends.values())]


def _contract_ends(versions, until, every):
    # A contract that is followed by another one does not end the employment.
    return [Occasion(f"contract {spell.end}", spell.end) for spell in spells(versions) if spell.end]


def _departures(versions, until, every):
    return [Occasion(f"departure {day}", day) for day in {version.departure for version in versions} - {None}]


def _job_changes(versions, until, every):
    hired = {spell.start for spell in spells(versions)}
    return [
        Occasion(f"job {later.key}", later.start)
        for earlier, later in pairwise(versions)
        if earlier.job and later.job and earlier.job != later.job and later.start not in hired
    ]


_FINDERS = {
    "hire": _hires,
    "anniversary": _anniversaries,
    "trial_end": _trials,
    "contract_end": _contract_ends,
    "departure": _departures,
    "job_change": _job_changes,
}
