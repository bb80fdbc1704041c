"""Random nested domains over a model's fields: what a curious client would search by."""

import random

HOPS = 3
TEXT = {"char", "text", "html"}
NUMBERS = {"integer", "float", "monetary"}
MOMENTS = {"date": "2026-01-01", "datetime": "2026-01-01 00:00:00"}


def domain(model, seed, depth=3):
    """Return a domain in Polish notation, the same for the same seed: both worlds are asked the same."""
    return _nested(model, random.Random(f"{model._name} {seed}"), depth)


def _nested(model, dice, depth):
    if not depth or dice.random() < 0.2:
        return [_leaf(model, dice)]
    operator = dice.choice(["&", "|", "!"])
    parts = 1 if operator == "!" else 2
    return [operator, *(term for _part in range(parts) for term in _nested(model, dice, depth - 1))]


def _leaf(model, dice):
    """A condition on a field up to some steps away."""
    path = []
    for _hop in range(HOPS):
        field = model._fields[dice.choice(_searchable(model))]
        path.append(field.name)
        if not field.relational or dice.random() < 0.4:
            break
        model = model.env[field.comodel_name]
    return (".".join(path), *_condition(field, dice))


def _searchable(model):
    return [name for name, field in sorted(model._fields.items()) if field.store or field.search]


def _condition(field, dice):
    if field.type in TEXT:
        return dice.choice([("ilike", "a"), ("!=", False), ("=like", "%e%"), ("not ilike", "zz")])
    if field.type in NUMBERS:
        return dice.choice([(">=", 0), ("!=", 1), ("in", [1, 2, 3])])
    if field.type in MOMENTS:
        return dice.choice([(">", MOMENTS[field.type]), ("!=", False)])
    if field.relational and dice.random() < 0.5:
        return ("any", [("id", ">", 0)])
    return dice.choice([("!=", False), ("=", False)])
