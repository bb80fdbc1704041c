"""HPKE (RFC 9180), base mode, single shot: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-GCM.

Byte for byte what the `cryptography` library's own HPKE makes (from its version 47 on), which may replace this file one
day. Names follow the RFC, so that the two can be read side by side.
"""

import hashlib
import hmac
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from .errors import Tampered

KEM_ID = b"\x00\x20"
KDF_ID = b"\x00\x01"
KEM_SUITE = b"KEM" + KEM_ID
MODE_BASE = b"\x00"
ENC_BYTES = 32
NONCE_BYTES = 12


class Aead(NamedTuple):
    """An AEAD of RFC 9180, section 7.3."""

    number: int
    key_bytes: int

    @property
    def suite(self):
        return b"HPKE" + KEM_ID + KDF_ID + self.number.to_bytes(2, "big")


# The RFC prints its vectors for X25519 with the first; we use the second only.
AES_128_GCM = Aead(1, 16)
AES_256_GCM = Aead(2, 32)


def generate():
    """Return a new pair (private, public), 32 bytes each."""
    private = X25519PrivateKey.generate()
    raw = serialization.Encoding.Raw, serialization.PrivateFormat.Raw, serialization.NoEncryption()
    return private.private_bytes(*raw), _public_bytes(private)


def seal(public, plain, info, aad=b"", aead=AES_256_GCM, ephemeral=None):
    """Return enc || ciphertext for the holder of the private key. `ephemeral` is for test vectors."""
    sender = X25519PrivateKey.from_private_bytes(ephemeral) if ephemeral else X25519PrivateKey.generate()
    enc = _public_bytes(sender)
    shared = _shared_secret(sender.exchange(X25519PublicKey.from_public_bytes(public)), enc, public)
    key, nonce = key_schedule(shared, info, aead)
    return enc + AESGCM(key).encrypt(nonce, plain, aad)


def unseal(private, box, info, aad=b"", aead=AES_256_GCM):
    """Return the plaintext of `seal`; raise Tampered if anything at all differs."""
    try:
        receiver = X25519PrivateKey.from_private_bytes(private)
        enc, public = box[:ENC_BYTES], _public_bytes(receiver)
        shared = _shared_secret(receiver.exchange(X25519PublicKey.from_public_bytes(enc)), enc, public)
        key, nonce = key_schedule(shared, info, aead)
        return AESGCM(key).decrypt(nonce, box[ENC_BYTES:], aad)
    except (InvalidTag, ValueError):
        raise Tampered("a sealed answer does not open") from None


def key_schedule(shared, info, aead=AES_256_GCM):
    """Return (key, nonce of the first and only message): RFC 9180, section 5.1, base mode."""
    psk_id_hash = labeled_extract(b"", b"psk_id_hash", b"", aead.suite)
    info_hash = labeled_extract(b"", b"info_hash", info, aead.suite)
    context = MODE_BASE + psk_id_hash + info_hash
    secret = labeled_extract(shared, b"secret", b"", aead.suite)
    key = labeled_expand(secret, b"key", context, aead.key_bytes, aead.suite)
    return key, labeled_expand(secret, b"base_nonce", context, NONCE_BYTES, aead.suite)


def labeled_extract(salt, label, ikm, suite):
    """RFC 9180, section 4: HKDF-Extract over the labelled input."""
    return hmac.digest(salt or bytes(32), b"HPKE-v1" + suite + label + ikm, "sha256")


def labeled_expand(prk, label, info, length, suite):
    """RFC 9180, section 4: HKDF-Expand; one block is all this suite ever needs."""
    assert length <= hashlib.sha256().digest_size
    labeled = length.to_bytes(2, "big") + b"HPKE-v1" + suite + label + info
    return hmac.digest(prk, labeled + b"\x01", "sha256")[:length]


def _shared_secret(dh, enc, public):
    """RFC 9180, section 4.1: ExtractAndExpand of the DHKEM."""
    eae_prk = labeled_extract(b"", b"eae_prk", dh, KEM_SUITE)
    return labeled_expand(eae_prk, b"shared_secret", enc + public, 32, KEM_SUITE)


def _public_bytes(private):
    return private.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
