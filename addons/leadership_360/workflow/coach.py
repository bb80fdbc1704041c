"""Who may not be somebody's coach or mentor. One function, asked when one is set and at every access."""


def conflict(coach, *, participant, above_participant, above_coach, raters, coordinators):
    """Return why the user `coach` may not coach the user `participant`, or None.

    All other arguments are collections of user ids: the people above each of the two in the reporting line, the raters
    of the participant (R7) and the coordinators of the cohort. The answer is one of self, above, below, rater,
    coordinator.
    """
    reasons = {
        "self": coach == participant,
        "above": coach in above_participant,
        "below": participant in above_coach,
        "rater": coach in raters,
        "coordinator": coach in coordinators,
    }
    return next((reason for reason, holds in reasons.items() if holds), None)
