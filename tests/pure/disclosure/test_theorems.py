"""Why disclosure control holds (section 3.4), as properties of any collection."""

import copy
import random
import sys
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from leadership_360.disclosure import release

from .cases import random_case, with_sorted_comments

cases = st.randoms(use_true_random=False).map(random_case)
some = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
OTHERS = ["manager", "peer", "report", "other"]


def outcome(case):
    return with_sorted_comments(release(case))


def respondents(case, groups):
    return [
        response
        for response in case["responses"]
        if response["group"] in groups and any(rating is not None for rating in response["ratings"].values())
    ]


def raters_of(case, item, groups):
    return [response for response in respondents(case, groups) if response["ratings"].get(item) is not None]


def sets_of(result):
    """{key: groups} of everything shown under a name."""
    sets = {"+".join(block["groups"]): block["groups"] for block in result["blocks"]}
    return {**sets, "manager": ["manager"]} if result["manager"] else sets


def published_sets(case, result, item):
    """The raters behind each published cell of an item, as lists of responses."""
    groups = sets_of(result)
    return {key: raters_of(case, item, groups[key]) for key in result["items"][item]["cells"]}


@some
@given(cases)
def test_every_respondent_is_in_one_block_or_named_or_unused_and_no_block_is_smaller_than_k(case):
    result = outcome(case)
    assume("too_few" not in result)
    sets = [*sets_of(result).values(), result["unused"]]
    groups = [group for members in sets for group in members]

    assert sorted(groups) == sorted({response["group"] for response in respondents(case, OTHERS)})
    for block in result["blocks"]:
        assert block["n"] == len(respondents(case, block["groups"])) >= case["policy"].get("k", 3)


@some
@given(cases, st.randoms(use_true_random=False))
def test_theorem_1_who_in_a_block_gave_which_answer_to_an_item_changes_nothing(case, rng):
    before = outcome(case)
    assume("too_few" not in before)
    swapped = copy.deepcopy(case)
    for item in before["items"]:
        for groups in sets_of(before).values():
            raters = raters_of(swapped, item, groups)
            ratings = [response["ratings"][item] for response in raters]
            rng.shuffle(ratings)
            for response, rating in zip(raters, ratings, strict=True):
                response["ratings"][item] = rating

    assert outcome(swapped) == before


@some
@given(cases, st.randoms(use_true_random=False))
def test_theorem_2_answers_that_are_not_shown_change_nothing(case, rng):
    before = outcome(case)
    low, high = case["scale"]
    changed = copy.deepcopy(case)
    for response in respondents(changed, OTHERS):
        unused = "too_few" in before or response["group"] in before["unused"]
        for item, rating in response["ratings"].items():
            if rating is not None and (unused or not is_shown(before, item, response["group"])):
                response["ratings"][item] = rng.randint(low, high)
        if unused:
            response["comments"] = {question: "CANARY" for question in response["comments"]}

    assert outcome(changed) == before


def is_shown(result, item, group):
    return any(group in groups for key, groups in sets_of(result).items() if key in result["items"][item]["cells"])


@some
@given(cases)
def test_theorem_3_the_sets_published_for_an_item_are_disjoint_and_at_least_k(case):
    result = outcome(case)
    assume("too_few" not in result)
    for item in result["items"]:
        sets = published_sets(case, result, item)
        members = [id(response) for raters in sets.values() for response in raters]

        assert len(members) == len(set(members))
        assert all(len(raters) >= case["policy"].get("k", 3) for key, raters in sets.items() if key != "manager")


@pytest.mark.parametrize("seed", range(6))
def test_theorem_3_every_published_number_weighs_all_raters_of_a_set_alike_so_no_part_of_it_can_be_solved_for(
    monkeypatch, seed
):
    # Exact numbers in place of displayed ones, and no floor: then every number is linear in the ratings, and its
    # coefficients are found by changing one rating at a time. Whatever is constant on disjoint sets stays so in every
    # combination; the indicator of a proper part of a set is not.
    monkeypatch.setattr(sys.modules["leadership_360.disclosure.release"], "shown", str)
    case = case_with_a_block(random.Random(seed))
    case["policy"] = {**case["policy"], "floor": False}
    before = release(case)
    for item in before["items"]:
        sets = published_sets(case, before, item)
        behind_a_number = {id(response) for raters in sets.values() for response in raters}
        for raters in sets.values():
            effects = [effect_of_one_more(case, response, item) for response in raters]
            assert effects.count(effects[0]) == len(effects)
        for response in raters_of(case, item, OTHERS):
            if id(response) not in behind_a_number:
                assert not any(effect_of_one_more(case, response, item).values())


def case_with_a_block(rng):
    while "too_few" in release(case := random_case(rng)):
        pass
    return case


def effect_of_one_more(case, response, item):
    """{name of a published number: by how much it grows if this rating grows by one}"""
    before = numbers(release(case))
    rating, step = response["ratings"][item], 1 if response["ratings"][item] < case["scale"][1] else -1
    response["ratings"][item] = rating + step
    after = numbers(release(case))
    response["ratings"][item] = rating
    return {name: (after[name] - value) / step for name, value in before.items()}


def numbers(result):
    found = {}
    for kind in ("items", "competencies"):
        for name, entry in result[kind].items():
            found.update({(kind, name, key): Fraction(value) for key, value in entry["cells"].items()})
            if "all" in entry:
                found[kind, name, "all"] = Fraction(entry["all"])
    return found
