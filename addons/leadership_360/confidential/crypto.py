"""Boxes and tags: the few cryptographic verbs that the rest of the vault speaks.

Everything is AES-256-GCM with a random nonce, HMAC-SHA256, or HPKE (`hpke.py`). A box carries the place where it
belongs in its authenticated data, so that moved to another round, reader or vault it does not open.
"""

import hmac
import json
import os
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from . import hpke
from .errors import Tampered

VERSION = 1
# Boxes grow in these steps, so that their length says next to nothing.
STEP = 4096
TAG_BYTES = 32
_NONCE_BYTES = 12
_LENGTH_BYTES = 4


class Place(NamedTuple):
    """Where a box belongs: it opens nowhere else."""

    purpose: str
    vault: str
    round: str = ""
    reader: str = ""

    def bind(self):
        return _join(*self, str(VERSION))


def mac(key, purpose, *parts):
    """Return 32 bytes that nobody can make without the key. Also derives keys: the purpose keeps the uses apart."""
    return hmac.digest(key, _join(purpose, *parts), "sha256")


def same(one, other):
    """Compare two tags in constant time."""
    return hmac.compare_digest(bytes(one), bytes(other))


def seal(key, plain, place, room=STEP):
    """Return nonce || AES-256-GCM box of `plain`, padded to whole multiples of `room` bytes."""
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, pad(plain, room), place.bind())


def unseal(key, box, place):
    """Return what `seal` was given; raise Tampered if the box is not ours or not of this place."""
    try:
        box = bytes(box)
        return unpad(AESGCM(key).decrypt(box[:_NONCE_BYTES], box[_NONCE_BYTES:], place.bind()))
    except (InvalidTag, ValueError, Tampered):
        raise Tampered(f"a sealed {place.purpose} does not open") from None


def seal_to(public, plain, place, room=STEP):
    """Seal to the holder of a private key. The place goes into HPKE's `info`, and so into the key itself."""
    return hpke.seal(public, pad(plain, room), place.bind())


def unseal_with(private, box, place):
    return unpad(hpke.unseal(private, bytes(box), place.bind()))


def pad(plain, room=STEP):
    """Length, content, zeros: whole multiples of `room` bytes."""
    size = -(-(_LENGTH_BYTES + len(plain)) // room) * room
    return (len(plain).to_bytes(_LENGTH_BYTES, "big") + plain).ljust(size, b"\x00")


def unpad(padded):
    length = int.from_bytes(padded[:_LENGTH_BYTES], "big")
    if len(padded) < _LENGTH_BYTES or length > len(padded) - _LENGTH_BYTES:
        raise Tampered("a box has no sound padding")
    return padded[_LENGTH_BYTES : _LENGTH_BYTES + length]


def pack(value):
    """Plain data as canonical JSON bytes: equal data, equal bytes."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def unpack(data):
    return json.loads(data)


def _join(*parts):
    """Parts with their lengths before them, so that no two lists of parts make the same bytes."""
    raw = [part if isinstance(part, bytes) else str(part).encode() for part in parts]
    return b"".join(len(part).to_bytes(_LENGTH_BYTES, "big") + part for part in raw)
