"""After a round has closed: opening, release to the coach, revocation, deletion, the access log."""

from . import closing, conflict, keyring, locks, log, proof, rounds, store
from .audit import lock
from .errors import VaultError
from .vault import unlock

# Acts by which a reader has seen a result, and what others may have written into the log.
SEEN = ("open", "download")
PAGES = ("open", "open_locked", "download", "download_locked")
NOTED = ("coach_changed", "login_changed", "password_changed", "second_factor_changed", "parameter_changed")


def open_result(cr, proof_, ref, detail="", secret=""):
    """Return {"result", "form", "closed"} to a bound reader who proves to be there; None to anybody else.

    The line in the access log is committed first: if it cannot be written, nothing is shown. `detail` goes into that
    line (G11): the kind of file of a download. `secret`: the participant's passphrase or recovery code, where there is
    one; raises PassphraseNeeded, WrongPassphrase or TooManyTries.
    """
    proof.check(proof_, *PAGES)
    lock.require_open(cr)
    keys, uid = unlock(cr), proof_.uid
    round_ = rounds.load(cr, keys, ref)
    role = _role(cr, round_, uid)
    box = role and rounds.sealed(cr, keys, ref, uid)
    if not box:
        refused(cr, ref, uid, "not_a_reader")
        return None
    private = _own_key(cr, keys, round_, secret) if role == "participant" else None
    log.write(cr, ref, log.entry(uid, role, proof_.purpose.removesuffix("_locked"), detail))
    return rounds.open_sealed(keys, round_, uid, box, private)


def release(cr, proof_, ref, coach_uid, secret=""):
    """Let the coach read: a copy sealed now, or at close if the round still collects. The participant's own act.

    A closed round with a passphrase opens for it with `secret` only, as in `open_result`.
    """
    lock.require_open(cr)
    keys, round_ = _own_round(cr, proof_, ref)
    if not conflict.coach_may_read(cr, ref, coach_uid):
        raise VaultError("this coach may not read: not the confirmed coach, or in a conflict of interest")
    box = rounds.sealed(cr, keys, ref, round_.participant)
    private = _own_key(cr, keys, round_, secret) if box else None
    log.write(cr, ref, log.entry(proof_.uid, "participant", "release", str(coach_uid)))
    if round_.coach and round_.coach != coach_uid:
        _drop_copy(cr, keys, ref, round_.coach)
    round_.coach = coach_uid
    rounds.save(cr, keys, round_)
    if box:
        content = rounds.open_sealed(keys, round_, round_.participant, box, private)
        rounds.seal_copy(cr, keys, round_, coach_uid, content)


def revoke(cr, ref, coach_uid, by):
    """End a coach's access: the copy is deleted. `by` is the user whose act it was, for the log."""
    keys = unlock(cr, hold=True)
    round_ = rounds.load(cr, keys, ref)
    if not round_ or round_.coach != coach_uid:
        return
    log.write(cr, ref, log.entry(by, round_.role(by) or "technical", "revoke", str(coach_uid)))
    _drop_copy(cr, keys, ref, coach_uid)
    round_.coach = None
    rounds.save(cr, keys, round_)


def forget(cr, ref, keep_log=True, by=closing.NOBODY):
    """Delete a closed round's results for good. The access log stays readable until it is forgotten too (G6).

    `by` is the user whose act it was, for the log.
    """
    keys = unlock(cr, hold=True)
    round_ = rounds.load(cr, keys, ref)
    if not round_:
        return
    if not round_.outcome:
        raise VaultError("this round still collects: cancel it instead")
    for uid in round_.readers:
        _drop_copy(cr, keys, ref, uid)
    if keep_log:
        log.write(cr, ref, log.entry(by, round_.role(by) or "technical", "deleted"))
        round_.coach = None
        rounds.save(cr, keys, round_)
    else:
        log.delete(cr, keys, ref)
        rounds.forget(cr, keys, round_)


def read_log(cr, proof_, ref):
    """List of log Entry, oldest first, for the participant only; what happened to the own passphrase among them."""
    keys, _round = _own_round(cr, proof_, ref, "act", *PAGES)
    return sorted(log.read(cr, keys, ref) + locks.read_journal(cr, keys, proof_.uid), key=lambda entry: entry.at)


def verify_log(cr, ref):
    """Is the access log complete and unchanged? Says nothing of its content."""
    keys = unlock(cr)
    round_ = rounds.load(cr, keys, ref)
    return bool(round_) and log.verify(cr, keys, ref) and locks.is_whole(cr, keys, round_)


def refused(cr, ref, uid, reason):
    """Note a refusal in the participant's log, if the vault knows such a round."""
    keys = unlock(cr)
    round_ = rounds.load(cr, keys, ref)
    if round_:
        log.write_refusal(cr, ref, log.entry(uid or closing.NOBODY, round_.role(uid) or "none", "refused", reason))


def is_destroyed(cr, ref):
    """For the wall statement: are key, answers and slots of a round gone?"""
    keys = unlock(cr)
    round_ = rounds.load(cr, keys, ref)
    if not round_:
        return True
    leftover = keyring.has_round_key(keys, ref, round_.public_key) or store.slots(cr, ref) or store.answers(cr, ref)
    return bool(round_.outcome) and not leftover


def note(cr, ref, uid, action, detail=""):
    """Write an event around a round into the participant's log (G11): a coach was chosen, a login was changed, ..."""
    if action not in NOTED:
        raise VaultError("this is no event of the access log")
    keys = unlock(cr)
    round_ = rounds.load(cr, keys, ref)
    if round_:
        log.write(cr, ref, log.entry(uid, round_.role(uid) or "technical", action, detail))


def unread(cr):
    """How many results their participant has not opened yet: they would be lost with the vault."""
    keys = unlock(cr)
    return sum(_is_unread(cr, keys, ref) for ref, _public in store.rounds(cr))


def _is_unread(cr, keys, ref):
    round_ = rounds.load(cr, keys, ref)
    if not store.get(cr, "result", rounds.result_tag(keys, ref, round_.participant)):
        return False
    return not any(line.uid == round_.participant and line.action in SEEN for line in log.read(cr, keys, ref))


def _role(cr, round_, uid):
    role = round_ and round_.role(uid)
    if role == "coach" and not conflict.coach_may_read(cr, round_.ref, uid):
        return None
    return role


def _own_key(cr, keys, round_, secret):
    return locks.private_key(cr, keys, round_.participant, secret) if round_.lock else None


def _own_round(cr, proof_, ref, *purposes):
    proof.check(proof_, *(purposes or ("act",)))
    keys = unlock(cr, hold=proof_.purpose == "act")
    round_ = rounds.load(cr, keys, ref)
    if not round_ or round_.participant != proof_.uid:
        refused(cr, ref, proof_.uid, "not_the_participant")
        raise VaultError("only the participant may do this")
    return keys, round_


def _drop_copy(cr, keys, ref, uid):
    store.delete(cr, "result", [rounds.result_tag(keys, ref, uid)])
