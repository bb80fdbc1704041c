"""A1 and A2: who counts, and which groups stand together. Decided from *counts* alone, never from an answer.

Readings, and why:

* Protected groups are taken in the order other, peer, report, manager. The manager is one of them only if the policy
  does not show him by himself.
* A block of small groups (S with k people or more) is made under either policy; "drop" only forbids what comes next,
  the joining of S to a block that does not need it.
* "Smallest block" counts people; the earlier group of the order wins a tie.
* Blocks are listed in the order of the group that founded them; a block made of small groups comes last.
* A group nobody answered for is neither a block nor unused: there is nothing in it to use.
* A manager alone makes no block, whether or not he is shown by himself.
"""

from collections import Counter
from dataclasses import dataclass

PROTECTED = ("other", "peer", "report", "manager")
MANAGER = "manager"


@dataclass(frozen=True)
class Block:
    """Groups whose answers are only ever shown together."""

    groups: tuple[str, ...]
    n: int

    @property
    def key(self):
        return "+".join(self.groups)


@dataclass(frozen=True)
class Partition:
    """Every respondent who is not self is in exactly one of these."""

    blocks: tuple[Block, ...]
    manager: int
    """How many managers are shown by themselves (0: none is)."""
    unused: tuple[str, ...]


def respondents(responses):
    """A1, Q6: the responses with at least one rating, self aside. A comment alone does not make a respondent."""
    return [response for response in responses if response.group != "self" and response.ratings]


def partition(people, policy):
    """A2 for the respondents `people`."""
    counts = Counter(response.group for response in people)
    named_manager = counts.pop(MANAGER, 0) if policy.manager_shown else 0
    blocks, unused = _blocks(counts, policy)
    return Partition(tuple(blocks), named_manager, unused)


def _blocks(counts, policy):
    """The blocks, and the groups left unused, for protected groups of these sizes."""
    blocks = [Block((group,), counts[group]) for group in PROTECTED if counts[group] >= policy.k]
    small = tuple(group for group in PROTECTED if 0 < counts[group] < policy.k)
    together = sum(counts[group] for group in small)
    if together >= policy.k:
        return [*blocks, Block(small, together)], ()
    if small and blocks and policy.small_groups == "merge":
        smallest = min(range(len(blocks)), key=lambda place: blocks[place].n)
        blocks[smallest] = _joined(blocks[smallest], small, together)
        return blocks, ()
    return blocks, small


def _joined(block, groups, n):
    members = {*block.groups, *groups}
    return Block(tuple(group for group in PROTECTED if group in members), block.n + n)
