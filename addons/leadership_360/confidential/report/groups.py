"""Who answered: the columns of the report, their names, marks and order."""

from .facts import Group

READING_ORDER = ("manager", "peer", "report", "other")
_KEY_ORDER = ("other", "peer", "report", "manager")
_SHAPES = (("peer", "square"), ("report", "triangle"), ("other", "flipped"), ("manager", "diamond"))


def block_key(relations):
    """Name a block as the result does: its groups joined in the order other, peer, report, manager."""
    return "+".join(relation for relation in _KEY_ORDER if relation in relations)


def group_name(relations, words):
    """Say a group or a merged block in the reader's language."""
    return words("+".join(relation for relation in READING_ORDER if relation in relations))


def columns(result, words):
    """List the manager (where shown by himself) and the blocks, in reading order; no two share a shape."""
    found = [_block(block, words) for block in result["blocks"]]
    found.sort(key=lambda pair: pair[0])
    groups = [group for _place, group in found]
    if result.get("manager"):
        groups.insert(0, Group("manager", words("manager"), result["manager"]["n"], "diamond"))
    return tuple(groups)


def _block(block, words):
    relations = block["groups"]
    shape = next(shape for relation, shape in _SHAPES if relation in relations)
    group = Group(block_key(relations), group_name(relations, words), block["n"], shape, len(relations) > 1)
    return min(READING_ORDER.index(relation) for relation in relations if relation != "manager"), group
