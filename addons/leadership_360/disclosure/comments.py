"""A6: what people wrote, word for word, in an order that says nothing.

Readings:

* The pool is every respondent of every block. A block has at least k people, so the pool always has; without a block
  the release stops before it gets here.
* Each question is shuffled on its own, so that no row of the report can be followed from question to question.
* The manager's comments stand under "manager" if he is shown by himself. Those of UNUSED groups, of people without a
  single rating (A1) and of the participant are in nothing.
* Every question of the questionnaire has an entry, an empty list where nobody wrote.
* Comment labels (section 3.2): if the policy has them on and every block has at least 5 people, comments are listed per
  block key in place of "all"; if one block is smaller, the switch does nothing.
"""

import random
import re

from .blocks import MANAGER

LABEL_MINIMUM = 5

# Unicode's Default_Ignorable_Code_Point, control characters that are not white space, and lone surrogates: what cannot
# be seen could still mark an author.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)


def published_comments(case, people, split, rng=None):
    """{question: {"all" or block key: [comments], "manager": [comments]}}.

    `rng` needs a `shuffle` method; the system's cryptographic one is used unless a test brings its own.
    """
    rng = rng or random.SystemRandom()
    pools = _pools(case.policy, people, split)
    return {
        question: {name: _shuffled(question, pool, rng) for name, pool in pools.items()} for question in case.questions
    }


def cleaned(words):
    """The words on one line, without anything invisible; "" if nothing is left."""
    return " ".join(_INVISIBLE.sub("", words).split())


def _pools(policy, people, split):
    """{name: the people whose comments are shown under it}."""
    if policy.comment_labels and all(block.n >= LABEL_MINIMUM for block in split.blocks):
        groups = {block.key: block.groups for block in split.blocks}
    else:
        groups = {"all": [group for block in split.blocks for group in block.groups]}
    if split.manager:
        groups[MANAGER] = [MANAGER]
    return {name: [person for person in people if person.group in members] for name, members in groups.items()}


def _shuffled(question, pool, rng):
    words = [cleaned(person.comments.get(question, "")) for person in pool]
    words = [word for word in words if word]
    rng.shuffle(words)
    return words
