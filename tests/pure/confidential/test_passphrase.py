"""The key a reader holds: what opens it, what does not, what is kept."""

import pytest
from leadership_360.confidential import crypto, hpke, passphrase
from leadership_360.confidential.errors import Tampered

PLACE = crypto.Place("lock", "vault", "round", "7")
WORDS = "correct horse battery"


@pytest.fixture(scope="module")
def made():
    return passphrase.make(WORDS, PLACE)


@pytest.fixture(scope="module")
def private(made):
    return passphrase.open_lock(made[0], WORDS, PLACE)


def test_the_cost_of_a_guess_is_the_promised_one():
    assert passphrase.COST == 2**17


def test_what_is_sealed_to_the_lock_opens_with_the_passphrase(made, private):
    box = crypto.seal_to(made[0].public, b"result", PLACE)

    assert crypto.unseal_with(private, box, PLACE) == b"result"


def test_the_recovery_code_opens_it_too_however_it_is_typed(made, private):
    lock, code = made

    assert passphrase.open_lock(lock, code, PLACE) == private
    assert passphrase.open_lock(lock, f" {code.lower().replace('-', ' ')} ", PLACE) == private


def test_anything_else_does_not(made):
    lock, code = made

    for secret in ("", "Correct horse battery", code[:-1]):
        with pytest.raises(Tampered):
            passphrase.open_lock(lock, secret, PLACE)
    with pytest.raises(Tampered):
        passphrase.open_lock(lock, WORDS, PLACE._replace(reader="8"))


def test_the_same_words_from_another_keyboard_are_the_same():
    lock, _code = passphrase.make("cafe\u0301 au lait", PLACE)

    assert passphrase.open_lock(lock, "caf\u00e9 au lait", PLACE)


def test_a_changed_passphrase_leaves_key_and_code_as_they_were(made, private):
    lock, code = made

    changed = passphrase.change(lock, code, "another one, longer", PLACE)

    assert passphrase.open_lock(changed, "another one, longer", PLACE) == private
    assert passphrase.open_lock(changed, code, PLACE) == private
    with pytest.raises(Tampered):
        passphrase.open_lock(changed, WORDS, PLACE)


def test_a_short_passphrase_is_refused(made):
    with pytest.raises(passphrase.TooShort):
        passphrase.make("short", PLACE)
    with pytest.raises(passphrase.TooShort):
        passphrase.change(made[0], WORDS, "short", PLACE)


def test_nothing_that_is_kept_holds_the_key(made, private):
    lock, code = made
    public = hpke._public_bytes(hpke.X25519PrivateKey.from_private_bytes(private))

    assert public == lock.public
    assert private not in b"".join(lock)
    assert code.encode() not in b"".join(lock)
