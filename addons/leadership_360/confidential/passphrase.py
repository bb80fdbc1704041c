"""A key the reader holds: the option that stops even an administrator who takes over the reader's login.

A pair of keys is made for the reader. Results are sealed to the public part; the private part lies in the vault wrapped
twice, by the passphrase and by a recovery code that is printed once. Forget both, and the result is gone.
"""

import base64
import os
import unicodedata
from typing import NamedTuple

from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from . import crypto, hpke
from .errors import Tampered

# 128 MB and about 0.3 s for each guess.
COST, BLOCK, LANES = 2**17, 8, 1
SHORTEST = 10
_SALT_BYTES = 16
_CODE_BYTES = 20
_CODE_GROUP = 4
_ROOM = 64


class Lock(NamedTuple):
    """What the vault keeps of a reader's own key: nothing in it opens a result by itself."""

    public: bytes
    by_passphrase: bytes
    by_code: bytes


class TooShort(ValueError):
    """The passphrase has fewer than SHORTEST characters."""


def make(passphrase, place):
    """Return (Lock, recovery code). The code is shown once and kept nowhere."""
    check_length(passphrase)
    private, public = hpke.generate()
    code = _code()
    return Lock(public, _wrap(private, passphrase, place), _wrap(private, _plain_code(code), place)), code


def check_length(passphrase):
    """Raise TooShort for a passphrase that could be guessed."""
    if len(passphrase) < SHORTEST:
        raise TooShort(f"a passphrase has at least {SHORTEST} characters")


def change(lock, old, passphrase, place):
    """Return the Lock under another passphrase; `old` is the passphrase or the recovery code. The code stays."""
    check_length(passphrase)
    return lock._replace(by_passphrase=_wrap(open_lock(lock, old, place), passphrase, place))


def open_lock(lock, secret, place):
    """The private key, for a passphrase or recovery code; raise Tampered for a wrong one."""
    try:
        return _unwrap(lock.by_passphrase, secret, place)
    except Tampered:
        return _unwrap(lock.by_code, _plain_code(secret), place)


def _wrap(private, secret, place):
    salt = os.urandom(_SALT_BYTES)
    return salt + crypto.seal(_stretch(secret, salt), private, place, _ROOM)


def _unwrap(wrapped, secret, place):
    return crypto.unseal(_stretch(secret, wrapped[:_SALT_BYTES]), wrapped[_SALT_BYTES:], place)


def _stretch(secret, salt):
    # The same words typed on another keyboard must give the same bytes.
    typed = unicodedata.normalize("NFKC", secret).encode("utf-8", "surrogatepass")
    return Scrypt(salt=salt, length=32, n=COST, r=BLOCK, p=LANES).derive(typed)


def _code():
    """160 random bits in groups that can be read aloud."""
    letters = base64.b32encode(os.urandom(_CODE_BYTES)).decode()
    return "-".join(letters[start : start + _CODE_GROUP] for start in range(0, len(letters), _CODE_GROUP))


def _plain_code(typed):
    return "".join(typed.upper().replace("0", "O").replace("1", "I").replace("8", "B").split()).replace("-", "")
