"""Example rounds as frozen snapshots: the form and the answers of a case file, released by the real algorithm."""

import json
from copy import deepcopy
from pathlib import Path
from random import Random

from leadership_360.disclosure import release

ROUNDS = Path(__file__).parent / "rounds"


def load(name):
    """A case file as {"form", "responses", "closed"}, to change at will."""
    return deepcopy(json.loads((ROUNDS / f"{name}.json").read_text()))


def frozen(case):
    """What the vault would keep of this round: {"result", "form", "closed"}."""
    form = case["form"]
    released = release(
        {
            "policy": {**form["policy"], "cut": form["scale"]["cut"]},
            "scale": [form["scale"]["low"], form["scale"]["high"]],
            "items": [
                {"id": item["id"], "competency": one["id"]} for one in form["competencies"] for item in one["items"]
            ],
            "questions": [question["id"] for question in form["questions"]],
            "responses": case["responses"],
        },
        rng=Random(1),
    )
    return {"result": released, "form": form, "closed": case["closed"]}


def snapshot(name="elena", change=None):
    """A frozen example; `change(case)` may alter the case first."""
    case = load(name)
    if change:
        change(case)
    return frozen(case)


def keep(case, *groups):
    """Only these groups answered."""
    case["responses"] = [response for response in case["responses"] if response["group"] in groups]


def without_self(case):
    keep(case, "manager", "peer", "report", "other")


def one_block(case):
    keep(case, "self", "report")


def without_manager(case):
    keep(case, "self", "peer", "report", "other")


def almost_everything_hidden(case):
    """Others answered the second competency only."""
    for response in case["responses"]:
        if response["group"] != "self":
            response["ratings"].update({key: None for key in response["ratings"] if not key.startswith("b2")})


def many_words(case):
    """Forty comments, every third one as long as a comment may be (Q7)."""
    colleague = next(response for response in case["responses"] if response["group"] == "peer")
    for number in range(40):
        text = (f"Comment {number}: " + "words and words " * 70)[: 1000 if number % 3 == 0 else 60]
        case["responses"].append({**colleague, "comments": {"works_well": text}})
