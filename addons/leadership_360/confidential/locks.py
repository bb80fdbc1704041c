"""Who holds a key of their own (`passphrase.py`): where it is kept, what follows from it, and how it is tried.

One key serves all rounds of a person. Each round carries its public part among its sealed readers, so that whoever
deletes a key's row by SQL opens nothing: results stay sealed to it. The person has a journal of their own, a log like
that of a round, for what happens to the key.
"""

import threading
from contextlib import suppress
from functools import partial

from . import crypto, log, passphrase, proof, rounds, store
from .errors import PassphraseNeeded, Tampered, TooManyTries, VaultError, WrongPassphrase
from .vault import apart, unlock

TRIES_AN_HOUR = 10
# A guess takes 128 MB and half a second: one at a time in a process, so that none overtakes the count of those before.
_ONE_AT_A_TIME = threading.Lock()


def journal(uid):
    """The name of the log of a person's key."""
    return f"reader {uid}"


def public(cr, keys, uid):
    """The public part of a person's key in hex, or an empty string."""
    lock = _load(cr, keys, uid)
    return lock.public.hex() if lock else ""


def has_passphrase(cr, proof_):
    """Does the person at the browser hold a key?"""
    proof.check(proof_, *proof.WAYS)
    return bool(public(cr, unlock(cr), proof_.uid))


def set_passphrase(cr, proof_, words):
    """Make a key for the person at the browser and seal their results to it. Return the recovery code, shown once."""
    proof.check(proof_, "act")
    lock, code = passphrase.make(words, _place(unlock(cr), proof_.uid))
    apart(cr, lambda own: _begin(own, unlock(own, hold=True), proof_.uid, lock))
    return code


def change_passphrase(cr, proof_, secret, words):
    """Another passphrase for the same key, given the old one or the recovery code. The code stays."""
    proof.check(proof_, "act")
    passphrase.check_length(words)
    keys, uid = unlock(cr), proof_.uid
    lock = _guess(cr, uid, lambda: passphrase.change(_known(cr, keys, uid), secret, words, _place(keys, uid)))

    def keep(own):
        now = unlock(own, hold=True)
        if public(own, now, uid) != lock.public.hex():
            raise VaultError("the key was changed meanwhile")
        _save(own, now, uid, lock)
        _note(own, now, uid, "passphrase_changed")

    apart(cr, keep)


def drop_passphrase(cr, proof_, secret):
    """Give the key up: results are sealed by the server alone again."""
    proof.check(proof_, "act")
    private = private_key(cr, unlock(cr), proof_.uid, secret)
    apart(cr, lambda own: _end(own, unlock(own, hold=True), proof_.uid, private))


def private_key(cr, keys, uid, secret):
    """The private key of a person, for the passphrase or recovery code. Wrong ones are logged, and few an hour."""
    lock = _known(cr, keys, uid)
    if not secret:
        raise PassphraseNeeded("this opens with the participant's passphrase")
    return _guess(cr, uid, partial(passphrase.open_lock, lock, secret, _place(keys, uid)))


def read_journal(cr, keys, uid):
    """List of log Entry about a person's key, oldest first."""
    return log.read(cr, keys, journal(uid))


def is_whole(cr, keys, round_):
    """Is the participant's key the one their round is sealed to, and its journal as it was written?"""
    uid = round_.participant
    known = store.get(cr, "reader", _tag(keys, uid))
    whole = log.verify(cr, keys, journal(uid)) if known else not log.read(cr, keys, journal(uid))
    return whole and round_.lock == public(cr, keys, uid)


def forget_reader(cr, uid):
    """Delete the key of somebody who has left, and its journal."""
    keys = unlock(cr, hold=True)
    if not _rounds_of(cr, keys, uid):
        store.delete(cr, "reader", [_tag(keys, uid)])
        log.delete(cr, keys, journal(uid))


def reseal(cr, old, new):
    """Keep everything under another master key; the rounds carry theirs."""
    for tag, box in store.readers(cr):
        try:
            kept = crypto.unpack(crypto.unseal(_key(old), box, _row(old, tag)))
        except Tampered:
            continue  # the readers of a round
        store.delete(cr, "reader", [tag])
        _put(cr, new, kept)
        log.reseal(cr, old, new, journal(kept["uid"]))


def _begin(cr, keys, uid, lock):
    if public(cr, keys, uid):
        raise VaultError("there is a passphrase already")
    _save(cr, keys, uid, lock)
    for round_ in _rounds_of(cr, keys, uid):
        _seal_anew(cr, keys, round_, lock.public.hex())
    _note(cr, keys, uid, "passphrase_set")


def _end(cr, keys, uid, private):
    _put(cr, keys, {"uid": uid, "lock": None})
    for round_ in _rounds_of(cr, keys, uid):
        _seal_anew(cr, keys, round_, "", private)
    _note(cr, keys, uid, "passphrase_dropped")


def _seal_anew(cr, keys, round_, lock, private=None):
    content = rounds.open_copy(cr, keys, round_, round_.participant, private)
    round_.lock = lock
    rounds.save(cr, keys, round_)
    if content:
        rounds.seal_copy(cr, keys, round_, round_.participant, content)


def _guess(cr, uid, work):
    with _ONE_AT_A_TIME:
        if log.is_used_up(cr, journal(uid), "wrong_passphrase", TRIES_AN_HOUR):
            raise TooManyTries("too many wrong passphrases within an hour")
        try:
            return work()
        except Tampered:
            log.write(cr, journal(uid), log.entry(uid, "participant", "wrong_passphrase"))
    raise WrongPassphrase("this is neither the passphrase nor the recovery code")


def _note(cr, keys, uid, action):
    log.append(cr, keys, journal(uid), log.entry(uid, "participant", action))


def _rounds_of(cr, keys, uid):
    found = []
    for ref, _public in store.rounds(cr):
        # a row of anybody's that was changed opens nothing, and must not keep others from their passphrase
        with suppress(Tampered):
            found.append(rounds.load(cr, keys, ref))
    return [round_ for round_ in found if round_.participant == uid]


def _known(cr, keys, uid):
    lock = _load(cr, keys, uid)
    if not lock:
        raise Tampered("the key of this reader is gone")
    return lock


def _load(cr, keys, uid):
    tag = _tag(keys, uid)
    box = store.get(cr, "reader", tag)
    kept = box and crypto.unpack(crypto.unseal(_key(keys), box, _row(keys, tag)))["lock"]
    return passphrase.Lock(*map(bytes.fromhex, kept)) if kept else None


def _save(cr, keys, uid, lock):
    _put(cr, keys, {"uid": uid, "lock": [part.hex() for part in lock]})


def _put(cr, keys, kept):
    tag = _tag(keys, kept["uid"])
    store.put(cr, "reader", tag, crypto.seal(_key(keys), crypto.pack(kept), _row(keys, tag)))


def _tag(keys, uid):
    return crypto.mac(keys.master, "lock", str(uid))


def _key(keys):
    return crypto.mac(keys.master, "key", "lock")


def _row(keys, tag):
    return crypto.Place("lock", keys.vault, "", tag.hex())


def _place(keys, uid):
    return crypto.Place("own key", keys.vault, "", str(uid))
