"""Length and balance of a questionnaire (Q2, Q3)."""

from collections import Counter

CEILING = 60
PER_COMPETENCY = 3
SECONDS_PER_ITEM = 20
SECONDS_PER_QUESTION = 90


def minutes(items, questions):
    """Return the estimated minutes for `items` ratings and `questions` open questions."""
    return max(1, round((items * SECONDS_PER_ITEM + questions * SECONDS_PER_QUESTION) / 60))


def thin(competencies):
    """Return those of `competencies`, one entry per item, that have too few items to be published (Q2)."""
    return [name for name, count in Counter(competencies).items() if count < PER_COMPETENCY]
