"""A rater's link: 24 bytes that only the round's own key file can make again, and that nothing stores.

From the token come the place of the rater's slot and the keys of relation and draft; without the token (or the round's
key file) nobody can tell which invitation a slot, a draft or an answer belongs to.
"""

import base64
import os

from . import crypto
from .errors import Tampered

TOKEN_BYTES = 24
# Long enough for any group's name: a relation's length says nothing.
_RELATION_ROOM = 32


def token(secret, invite_ref):
    """The token of an invitation, as it stands in the link. `secret` is the round's."""
    raw = crypto.mac(secret, "token", invite_ref)[:TOKEN_BYTES]
    return base64.urlsafe_b64encode(raw).decode()


def parse(text):
    """The bytes of a token; for a malformed one random bytes, which go the same way and find nothing."""
    try:
        raw = base64.b64decode(text.strip(), altchars=b"-_", validate=True)
    except (ValueError, AttributeError, TypeError):
        raw = b""
    return raw if len(raw) == TOKEN_BYTES else os.urandom(TOKEN_BYTES)


def slot_tag(raw):
    return crypto.mac(raw, "slot")


def answer_tag(secret, slot):
    """Where the answer lies. `secret` is the round's: without it, an answer cannot be joined to its slot."""
    return crypto.mac(secret, "answer", bytes(slot))


def draft_tag(secret, slot):
    return crypto.mac(secret, "draft", bytes(slot))


def draft_key(raw):
    """Only the link's holder has it: the server cannot read a draft back by itself."""
    return crypto.mac(raw, "key", "draft")


def seal_relation(raw, relation, place):
    return crypto.seal(crypto.mac(raw, "key", "relation"), relation.encode(), place, _RELATION_ROOM)


def open_relation(raw, box, place):
    """The relation, or None for a slot that is not this token's."""
    try:
        return crypto.unseal(crypto.mac(raw, "key", "relation"), box, place).decode()
    except Tampered:
        return None
