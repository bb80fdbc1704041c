"""A5 and T7: did the people of a block answer in similar ways? One word, from the average deviation, or nothing."""

from .averages import mean, mean_of_half

SIMILAR, DIFFERENT = "similar", "different"


def average_deviation(ratings):
    """AD_M(j): the mean distance of the ratings from their mean, in scale steps, exact."""
    middle = mean(ratings)
    return mean([abs(rating - middle) for rating in ratings])


def agreement(deviations, scale):
    """The label for one block and competency, or None.

    `deviations` has AD_M(j) for each item of the competency, None where fewer than k_spread rated it; at least half
    must be there. The ratings are taken as given: the floor of A3 changes what is shown, not how alike people answered.
    """
    deviation = mean_of_half(deviations)
    if deviation is None:
        return None
    return SIMILAR if deviation <= scale.agreement else DIFFERENT
