"""The access log of a round: who opened, exported, was refused, released or revoked. Never what a rater did.

Append-only for us and tamper-evident for everybody else: each line's MAC covers the line before, and line 0 holds how
many there are, so that no line can be changed, moved or cut off at the end without the key.
"""

from datetime import datetime, timedelta, timezone
from typing import NamedTuple

from . import crypto, store
from .errors import Tampered, VaultError
from .vault import apart, unlock

# A smallint numbers the lines; refusals cannot use them up.
LAST_LINE = 32_000
REFUSALS_AN_HOUR = 10
# How far back a look at the last hour goes.
TAIL = 100


class Entry(NamedTuple):
    """One line. `at` is UTC in ISO 8601; `role` is participant, coach, none or technical."""

    at: str
    uid: int
    role: str
    action: str
    detail: str


def entry(uid, role, action, detail=""):
    return Entry(_now().isoformat(), uid, role, action, detail)


def write(cr, ref, line):
    """Commit a line on a transaction of its own, whatever becomes of the caller's. Raise if that fails."""
    apart(cr, lambda own: append(own, unlock(own, hold=True), ref, line))


def write_refusal(cr, ref, line):
    """As `write`, but no more than a few an hour: whoever is refused cannot flood the log."""

    def note(own):
        keys = unlock(own, hold=True)
        since = (_now() - timedelta(hours=1)).isoformat()
        recent = [old for old in _tail(own, keys, ref, REFUSALS_AN_HOUR) if old.action == "refused" and old.at > since]
        if len(recent) < REFUSALS_AN_HOUR:
            append(own, keys, ref, line)

    apart(cr, note)


def is_used_up(cr, ref, action, allowed):
    """Were there as many lines of this `action` within the last hour as are `allowed`? Asked of what is committed."""

    def count(own):
        since = (_now() - timedelta(hours=1)).isoformat()
        recent = _tail(own, unlock(own), ref, TAIL)
        return sum(line.action == action and line.at > since for line in recent) >= allowed

    return apart(cr, count)


def append(cr, keys, ref, line):
    """Add a line. Of two at once, the second fails with a serialisation error and is written again."""
    count, last = _head(cr, keys, ref)
    if count >= LAST_LINE:
        raise VaultError("the access log of this round is full")
    box = crypto.seal(_key(keys, ref), crypto.pack(list(line)), _place(keys, ref, count + 1))
    mac = _chain(keys, ref, count + 1, last, box)
    store.put_log(cr, _tag(keys, ref), count + 1, box, mac)
    _set_head(cr, keys, ref, count + 1, mac)


def read(cr, keys, ref):
    """List of Entry, oldest first; raise Tampered if a line does not open."""
    return [_open(keys, ref, seq, box) for seq, box, _mac in store.log_rows(cr, _tag(keys, ref)) if seq]


def verify(cr, keys, ref):
    """Is every line there, in its place and as it was written?"""
    try:
        count, last = _head(cr, keys, ref)
        rows = [row for row in store.log_rows(cr, _tag(keys, ref)) if row[0]]
        mac = b""
        for expected, (seq, box, found) in enumerate(rows, start=1):
            mac = _chain(keys, ref, seq, mac, box)
            if seq != expected or not crypto.same(mac, found):
                return False
            _open(keys, ref, seq, box)
    except Tampered:
        return False
    return 0 < count == len(rows) and crypto.same(mac, last)


def delete(cr, keys, ref):
    store.delete_log(cr, _tag(keys, ref))


def reseal(cr, old, new, ref):
    """Write a round's log anew under another master key."""
    lines = read(cr, old, ref)
    delete(cr, old, ref)
    for line in lines:
        append(cr, new, ref, line)


def _head(cr, keys, ref):
    """(number of lines, MAC of the last); (0, b"") for a log that does not exist yet."""
    row = store.log_row(cr, _tag(keys, ref), 0)
    if not row:
        if store.log_row(cr, _tag(keys, ref), 1):
            raise Tampered("the access log has lost its first row")
        return 0, b""
    head = crypto.unpack(crypto.unseal(_key(keys, ref), row[0], _place(keys, ref, 0)))
    return head["count"], bytes.fromhex(head["last"])


def _set_head(cr, keys, ref, count, last):
    head = crypto.pack({"count": count, "last": last.hex()})
    box = crypto.seal(_key(keys, ref), head, _place(keys, ref, 0))
    store.put_log(cr, _tag(keys, ref), 0, box, crypto.mac(keys.master, "log head", ref, box))


def _tail(cr, keys, ref, lines):
    rows = store.log_rows(cr, _tag(keys, ref))
    return [_open(keys, ref, seq, box) for seq, box, _mac in rows[-lines:] if seq]


def _open(keys, ref, seq, box):
    return Entry(*crypto.unpack(crypto.unseal(_key(keys, ref), box, _place(keys, ref, seq))))


def _chain(keys, ref, seq, before, box):
    return crypto.mac(keys.master, "log line", ref, str(seq), before, box)


def _tag(keys, ref):
    return crypto.mac(keys.master, "log", ref)


def _key(keys, ref):
    return crypto.mac(keys.master, "key", "log", ref)


def _place(keys, ref, seq):
    return crypto.Place("log", keys.vault, ref, str(seq))


def _now():
    return datetime.now(timezone.utc).replace(microsecond=0, tzinfo=None)
