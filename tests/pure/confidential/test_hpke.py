"""HPKE against the vectors the CFRG printed: RFC 9180, A.1.1 (AES-128-GCM), and exactly our suite (AES-256-GCM)."""

import json
from pathlib import Path

import pytest
from leadership_360.confidential import hpke
from leadership_360.confidential.errors import Tampered

VECTORS = json.loads((Path(__file__).parent / "hpke_vectors.json").read_text())
AEADS = {1: hpke.AES_128_GCM, 2: hpke.AES_256_GCM}
PLACE = b"answer in this round"


@pytest.fixture(params=VECTORS, ids=lambda vector: f"aead-{vector['aead_id']}")
def vector(request):
    return {key: bytes.fromhex(value) if isinstance(value, str) else value for key, value in request.param.items()}


def test_sealing_gives_the_published_bytes(vector):
    box = hpke.seal(
        vector["pkRm"],
        vector["pt"],
        vector["info"],
        vector["aad"],
        AEADS[vector["aead_id"]],
        ephemeral=vector["skEm"],
    )

    assert box == vector["enc"] + vector["ct"]


def test_the_published_bytes_open(vector):
    box = vector["enc"] + vector["ct"]

    assert hpke.unseal(vector["skRm"], box, vector["info"], vector["aad"], AEADS[vector["aead_id"]]) == vector["pt"]


def test_the_key_schedule_is_the_published_one(vector):
    key, nonce = hpke.key_schedule(vector["shared_secret"], vector["info"], AEADS[vector["aead_id"]])

    assert (key, nonce) == (vector["key"], vector["base_nonce"])


def test_a_box_opens_for_its_receiver_in_its_place_only():
    private, public = hpke.generate()
    stranger, _public = hpke.generate()
    box = hpke.seal(public, b"words", PLACE)

    assert hpke.unseal(private, box, PLACE) == b"words"
    for key, info, altered in [
        (stranger, PLACE, box),
        (private, b"another place", box),
        (private, PLACE, box[:-1] + bytes([box[-1] ^ 1])),
        (private, PLACE, bytes([box[0] ^ 1]) + box[1:]),
        (private, PLACE, b""),
    ]:
        with pytest.raises(Tampered) as caught:
            hpke.unseal(key, altered, info)
        assert caught.value.__suppress_context__


def test_two_boxes_of_the_same_words_differ():
    _private, public = hpke.generate()

    assert hpke.seal(public, b"words", PLACE) != hpke.seal(public, b"words", PLACE)


def test_it_talks_with_the_library_s_own_hpke_both_ways():
    library = pytest.importorskip(
        "cryptography.hazmat.primitives.hpke", reason="cryptography has its own HPKE from version 47 on"
    )
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

    suite = library.Suite(library.KEM.X25519, library.KDF.HKDF_SHA256, library.AEAD.AES_256_GCM)
    private, public = hpke.generate()

    theirs = suite.encrypt(b"words", X25519PublicKey.from_public_bytes(public), info=PLACE)
    ours = hpke.seal(public, b"words", PLACE)

    assert hpke.unseal(private, theirs, PLACE) == b"words"
    assert suite.decrypt(ours, X25519PrivateKey.from_private_bytes(private), info=PLACE) == b"words"
