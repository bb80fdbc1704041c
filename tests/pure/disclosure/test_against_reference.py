"""The add-on and an independent implementation give the same report on thousands of random collections."""

import json
import random
from collections import Counter

from leadership_360.disclosure import release

from .cases import random_case, with_sorted_comments
from .reference import reference

COLLECTIONS = 2000


def what_happened(result):
    """The borders of the rules this report has crossed."""
    if "too_few" in result:
        yield "too few"
        return
    entries = [*result["items"].values(), *result["competencies"].values()]
    yield from (entry["class"] for entry in entries if "class" in entry)
    yield from (label for entry in result["competencies"].values() for label in entry["agreement"].values())
    yield from ("no total" for entry in entries if "all" not in entry)
    yield from ("no cell" for entry in entries if not entry["cells"])
    yield from ("floor" for entry in result["items"].values() if "1.5" in entry["cells"].values())
    yield from ("several groups" for block in result["blocks"] if len(block["groups"]) > 1)
    yield from ("manager in a block" for block in result["blocks"] if "manager" in block["groups"])
    yield from ("labelled comments" for pool in result["comments"].values() if "all" not in pool)
    yield from ("manager" for _ in [result["manager"]] if result["manager"])
    yield from ("unused" for _ in result["unused"])


def test_both_agree_on_every_random_collection_and_these_cross_every_border():
    borders = Counter()

    for seed in range(COLLECTIONS):
        case = random_case(random.Random(seed))
        result = with_sorted_comments(release(case))
        assert json.dumps(result, sort_keys=True) == json.dumps(reference(case), sort_keys=True), f"seed {seed}"
        borders.update(set(what_happened(result)))

    assert len(borders) == 15, borders
    assert min(borders.values()) > COLLECTIONS / 100, borders
