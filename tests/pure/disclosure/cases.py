"""Small builders for cases, and a source of random ones."""

GROUPS = ("manager", "peer", "report", "other")


def response(group, ratings=None, **comments):
    return {"group": group, "ratings": ratings or {}, "comments": comments}


def a_case(*responses, items=("a",), competencies=None, questions=(), scale=(1, 5), **policy):
    """A case about `items`, all of one competency unless `competencies` names one for each."""
    competencies = competencies or ["Only"] * len(items)
    return {
        "policy": policy,
        "scale": list(scale),
        "items": [{"id": id_, "competency": name} for id_, name in zip(items, competencies, strict=True)],
        "questions": list(questions),
        "responses": list(responses),
    }


def rated(group, *ratings, item="a"):
    """One response per rating of one item."""
    return [response(group, {item: rating}) for rating in ratings]


def people(**counts):
    """Responses that are all alike, by group: only their number matters."""
    return [response(group, {"a": 3}) for group, count in counts.items() for _ in range(count)]


def random_case(rng):
    """A valid case that is likely to sit on some border of the rules, drawn from a `random.Random`."""
    low, high = rng.choice([(1, 5)] * 6 + [(1, 7), (1, 4), (0, 4), (-3, 3), (1, 2)])
    items = [f"i{number}" for number in range(rng.randint(1, 12))]
    questions = [f"q{number}" for number in range(rng.randint(0, 3))]
    lenient = rng.choice([0, 0, 2, 5])
    missing = rng.choice([0, 0.05, 0.2, 0.5])

    def ratings():
        points = [*range(low, high + 1), *[low] * lenient]
        answers = {id_: None if rng.random() < missing else rng.choice(points) for id_ in items}
        if rng.random() < 0.3:
            answers = {id_: rating for id_, rating in answers.items() if rating is not None}
        return answers if rng.random() > 0.03 else dict.fromkeys(items)

    def comments(author):
        words = ["", " \n", f"{author} says\tit", f"\u200b{author}  again ", "same"]
        return {question: rng.choice(words) for question in questions if rng.random() < 0.7}

    largest = rng.choice([2, 4, 7, 9])
    groups = [group for group in GROUPS for _ in range(rng.randint(0, 2 if group == "manager" else largest))]
    if rng.random() < 0.8:
        groups.append("self")
    rng.shuffle(groups)
    return {
        "policy": _random_policy(rng, low, high),
        "scale": [low, high],
        "items": [{"id": id_, "competency": f"c{rng.randint(0, len(items) // 3)}"} for id_ in items],
        "questions": questions,
        "responses": [
            {"group": group, "ratings": ratings(), "comments": comments(f"{group}{number}")}
            for number, group in enumerate(groups)
        ],
    }


def _random_policy(rng, low, high):
    everything = {
        "k": rng.choice([3, 3, 3, 4, 5, 10]),
        "small_groups": rng.choice(["merge", "drop"]),
        "manager_shown": rng.random() < 0.7,
        "floor": rng.random() < 0.7,
        "comment_labels": rng.random() < 0.3,
        "cut": f"{rng.randint(low * 10, high * 10) / 10}",
        "something_new": None,
    }
    return {name: value for name, value in everything.items() if rng.random() < 0.7}


def with_sorted_comments(result):
    """The result with its only random part, the order of comments, taken out."""
    if "too_few" in result:
        return result
    comments = {
        question: {name: sorted(words) for name, words in pools.items()}
        for question, pools in result["comments"].items()
    }
    return {**result, "comments": comments}
