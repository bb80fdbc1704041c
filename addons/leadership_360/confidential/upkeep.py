"""What an operator does on the server: adopt a moved or copied database, check, collect orphans, rotate the master key.

Each function takes a cursor that has done nothing yet, and needs no registry: the command line is fast, and works on a
database whose server is down. The caller commits, except where the order of files and commit matters.
"""

from typing import NamedTuple

from . import keyfiles, keyring, locks, log, rounds, store, vault
from .errors import Locked, VaultError


class Findings(NamedTuple):
    """What `check` found. `broken` are refs of rounds whose rows or keys are not sound; the others are counts."""

    state: str
    warnings: list
    rounds: int
    broken: list
    strays: int
    orphans: int

    @property
    def sound(self):
        return self.state == "ready" and not self.broken


def adopt(cr, copy=False):
    """Pair this database with its keyring (a move), or give it a keyring of its own (a copy). Return what was done."""
    try:
        vault.unlock(cr)
        return "nothing to do: this database may use its keyring"
    except Locked:
        pass
    meta = store.meta(cr)
    if not copy:
        keyring.adopt(vault.root(), *meta)
        return "moved: this database may use its keyring; the one that had it before is locked"
    store.set_meta(cr, *keyring.adopt_copy(vault.root(), *meta))
    return "copied: this database has a vault id and a keyring of its own; the original keeps its own"


def check(cr):
    """Look at keys, rows and files without changing anything. Return Findings."""
    state = vault.state(cr)
    if vault.key_state(cr) != "ready":
        return Findings(state, vault.warnings(cr), 0, [], 0, 0)
    keys = vault.unlock(cr)
    known = [ref for ref, _public in store.rounds(cr)]
    broken = [ref for ref in known if not _is_sound(cr, keys, ref)]
    orphans = keyring.orphans(keys, store.rounds(cr, open_only=True))
    return Findings(state, vault.warnings(cr), len(known), broken, store.count_strays(cr), len(orphans))


def gc(cr):
    """Destroy key files and answers that no collecting round needs any more. Return how many of each."""
    store.begin(cr, ["answer"], alone=True)
    keys = vault.unlock(cr, hold=True)
    files = keyring.orphans(keys, store.rounds(cr, open_only=True))
    for file in files:
        keyfiles.destroy(file)
    return len(files), store.delete_strays(cr)


def rotate(cr):
    """Seal readers, results and logs under a new master key, commit, and destroy the old key. Return how many rounds.

    Collecting rounds go on: their tokens and answers depend on their own key file. Whenever this is broken off, the
    database says by its check value which of the two keys in the ring is in force.
    """
    store.freeze(cr)
    old = vault.unlock(cr)
    new = keyring.add_master(old)
    known = [ref for ref, _public in store.rounds(cr)]
    for ref in known:
        _reseal(cr, old, new, ref)
    locks.reseal(cr, old, new)
    vault_id = store.meta(cr)[0]
    store.set_meta(cr, vault_id, keyring.check_value(new.master, vault_id))
    cr.commit()
    keyring.keep_only(new)
    return len(known)


def _reseal(cr, old, new, ref):
    round_ = rounds.load(cr, old, ref)
    copies = {uid: rounds.open_result(cr, old, ref, uid) for uid in round_.readers}
    log.reseal(cr, old, new, ref)
    rounds.delete_bound(cr, old, round_)
    rounds.rebind(cr, new, round_)
    for uid, content in copies.items():
        if content:
            rounds.seal_result(cr, new, ref, uid, content)


def _is_sound(cr, keys, ref):
    try:
        round_ = rounds.load(cr, keys, ref)
        if not round_.outcome:
            keyring.round_key(keys, ref, round_.public_key)
        for uid in round_.readers:
            rounds.open_result(cr, keys, ref, uid)
        if round_.lock != locks.public(cr, keys, round_.participant):
            return False
    except VaultError:
        return False
    return log.verify(cr, keys, ref)
