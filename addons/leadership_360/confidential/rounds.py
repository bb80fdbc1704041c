"""A round as the vault knows it: its public key, its form's fingerprint, and who is bound to it.

Who may open is sealed under the master key, apart from every record: changing a participant or coach by form, by sudo
or by SQL moves nothing here.
"""

import base64
import hashlib
from dataclasses import dataclass

from . import crypto, keyring, store
from .errors import PassphraseNeeded, Tampered, VaultError

# How answers are sealed; a new way gets a new number.
MODE = 1
CLOSED, TOO_FEW = "closed", "too_few"


@dataclass
class Round:
    """`participant` and `coach` are user ids; `slots` counts the raters; `outcome` is empty until the round closes.

    `lock` is the public part of a key that the participant holds (`locks.py`), in hex; empty without a passphrase.
    """

    ref: str
    public_key: bytes
    form: str
    participant: int
    coach: int | None = None
    slots: int = 0
    outcome: str = ""
    lock: str = ""

    @property
    def readers(self):
        return [uid for uid in (self.participant, self.coach) if uid]

    def role(self, uid):
        """What a user is to this round: "participant", "coach", or None."""
        if uid == self.participant:
            return "participant"
        return "coach" if self.coach and uid == self.coach else None


def fingerprint(form):
    return hashlib.sha256(crypto.pack(form)).hexdigest()


def seal_of(keys, ref, public_key, mode, closed, form_print):
    """The MAC of a round's row."""
    return crypto.mac(keys.master, "round", ref, public_key, str(mode), str(closed), form_print)


def create(cr, keys, round_):
    mac = seal_of(keys, round_.ref, round_.public_key, MODE, False, round_.form)
    if not store.add_round(cr, round_.ref, round_.public_key, MODE, mac):
        raise VaultError("this round was launched before")
    save(cr, keys, round_)


def load(cr, keys, ref):
    """Return the Round, or None if the vault knows none of that name; raise Tampered if a row was changed."""
    row = store.round_row(cr, ref)
    if not row:
        return None
    box = store.get(cr, "reader", _tag(keys, ref))
    if not box:
        raise Tampered("a round has lost its readers")
    bound = crypto.unpack(crypto.unseal(_key(keys, ref), box, _place(keys, ref)))
    public_key, mode, mac, closed = row
    expected = seal_of(keys, ref, public_key, mode, closed, bound["form"])
    if not crypto.same(mac, expected) or closed != bool(bound["outcome"]):
        raise Tampered("a round's row was changed")
    return Round(ref, public_key, **bound)


def save(cr, keys, round_):
    bound = {
        "form": round_.form,
        "participant": round_.participant,
        "coach": round_.coach,
        "slots": round_.slots,
        "outcome": round_.outcome,
        "lock": round_.lock,
    }
    box = crypto.seal(_key(keys, round_.ref), crypto.pack(bound), _place(keys, round_.ref))
    store.put(cr, "reader", _tag(keys, round_.ref), box)


def mark_closed(cr, keys, round_, outcome):
    round_.outcome = outcome
    rebind(cr, keys, round_)


def rebind(cr, keys, round_):
    """Write a round's MAC and readers anew."""
    closed = bool(round_.outcome)
    mac = seal_of(keys, round_.ref, round_.public_key, MODE, closed, round_.form)
    store.set_round(cr, round_.ref, mac, closed)
    save(cr, keys, round_)


def delete_bound(cr, keys, round_):
    """Delete what is bound to a round: its readers and their copies of the result."""
    store.delete(cr, "result", [result_tag(keys, round_.ref, uid) for uid in round_.readers])
    store.delete(cr, "reader", [_tag(keys, round_.ref)])


def forget(cr, keys, round_):
    delete_bound(cr, keys, round_)
    store.delete_round(cr, round_.ref)


# --- A reader's copy of the result


def result_tag(keys, ref, uid):
    return crypto.mac(keys.master, "result", ref, str(uid))


def seal_result(cr, keys, ref, uid, content):
    key = crypto.mac(keys.master, "key", "result", ref, str(uid))
    box = crypto.seal(key, crypto.pack(content), result_place(keys, ref, uid))
    store.put(cr, "result", result_tag(keys, ref, uid), box)


def sealed(cr, keys, ref, uid):
    """A reader's copy as it is stored, or None."""
    return store.get(cr, "result", result_tag(keys, ref, uid))


def open_result(cr, keys, ref, uid):
    """What the server alone can open of a reader's copy, or None."""
    box = sealed(cr, keys, ref, uid)
    return _unseal(keys, ref, uid, box) if box else None


def seal_copy(cr, keys, round_, uid, content):
    """Seal a reader's copy; the participant's also to the key that only the participant holds, if there is one."""
    if round_.lock and uid == round_.participant:
        place = result_place(keys, round_.ref, uid)
        box = crypto.seal_to(bytes.fromhex(round_.lock), crypto.pack(content), place)
        content = {"locked": base64.b64encode(box).decode()}
    seal_result(cr, keys, round_.ref, uid, content)


def open_copy(cr, keys, round_, uid, private=None):
    """The content of a reader's copy, or None; as `open_sealed`."""
    box = sealed(cr, keys, round_.ref, uid)
    return open_sealed(keys, round_, uid, box, private) if box else None


def open_sealed(keys, round_, uid, box, private=None):
    """The content of a copy that `sealed` gave; `private` opens what is sealed to a key of the reader's own."""
    content = _unseal(keys, round_.ref, uid, box)
    if "locked" not in content:
        return content
    if not private:
        raise PassphraseNeeded("this copy opens with the participant's passphrase")
    inner = base64.b64decode(content["locked"])
    return crypto.unpack(crypto.unseal_with(private, inner, result_place(keys, round_.ref, uid)))


def _unseal(keys, ref, uid, box):
    key = crypto.mac(keys.master, "key", "result", ref, str(uid))
    return crypto.unpack(crypto.unseal(key, box, result_place(keys, ref, uid)))


def result_place(keys, ref, uid):
    return crypto.Place("result", keys.vault, ref, str(uid))


def _tag(keys, ref):
    return crypto.mac(keys.master, "reader", ref)


def _key(keys, ref):
    return crypto.mac(keys.master, "key", "reader", ref)


def _place(keys, ref):
    return crypto.Place("reader", keys.vault, ref)


def round_key(keys, round_):
    return keyring.round_key(keys, round_.ref, round_.public_key)
