"""A rater's seat in a round, found by the token of his link.

Unknown, used, late and malformed tokens take the same road as good ones, through a stranger's seat if need be, and
are told apart at its end only: neither the answer nor its time says which of them a token was.
"""

import json
import logging
from dataclasses import dataclass, field

from . import answers as checks
from . import crypto, keyring, rounds, store, tokens, vault
from .errors import BadAnswers, MissingKey, Tampered

_logger = logging.getLogger(__name__)
NOWHERE = "00000000-0000-0000-0000-000000000000"
_NOTHING = {"ratings": {}, "comments": {}}


@dataclass
class Seat:
    """`open` is True only for the holder of this very seat, in a collecting round, who has not answered yet."""

    keys: keyring.Keys
    ref: str
    public_key: bytes
    form: dict
    relation: str
    mine: bool
    open: bool
    key: keyring.RoundKey = field(repr=False)
    slot: bytes = field(repr=False)
    token: bytes = field(repr=False)

    @property
    def answer_tag(self):
        return tokens.answer_tag(self.key.secret, self.slot)

    @property
    def draft_tag(self):
        return tokens.draft_tag(self.key.secret, self.slot)

    @property
    def answer_place(self):
        return crypto.Place("answer", self.keys.vault, self.ref, self.answer_tag.hex())

    @property
    def draft_place(self):
        return crypto.Place("draft", self.keys.vault, self.ref, self.draft_tag.hex())

    def clean(self, answers, complete):
        """(checked answers, were they good): bad ones become empty ones, which cost the same to seal."""
        try:
            return checks.check(answers, self.form, self.relation, complete), True
        except BadAnswers:
            return _NOTHING, False


def find(cr, token):
    """Return the Seat for a token; None if no seat is open for anybody in this database."""
    keys = vault.unlock(cr)
    raw = tokens.parse(token)
    row = store.seat(cr, tokens.slot_tag(raw))
    if not row:
        return None
    mine, slot, ref, sealed, public_key, mode, mac, snapshot = row
    form = json.loads(snapshot or "{}")
    relation = tokens.open_relation(raw, sealed, relation_place(keys, ref))
    authentic = crypto.same(mac, rounds.seal_of(keys, ref, public_key, mode, False, rounds.fingerprint(form)))
    if mine and not authentic:
        _logger.critical("A 360 round's form was changed after launch; the round %s takes no answers.", ref)
    try:
        key = keyring.round_key(keys, ref, public_key)
    except MissingKey:
        if mine:
            raise
        return None
    free = store.answer(cr, tokens.answer_tag(key.secret, slot)) is None
    known = mine and authentic and relation is not None
    return Seat(keys, ref, public_key, form, relation or "", known, known and free, key, slot, raw)


def draft(cr, seat):
    """The draft of a seat, or None."""
    box = store.get(cr, "draft", seat.draft_tag)
    try:
        return crypto.unpack(crypto.unseal(tokens.draft_key(seat.token), box or b"", seat.draft_place))
    except Tampered:
        return None


def keep_draft(cr, seat, answers):
    """Seal and store a draft under a key that only the link's holder has. Return whether it was kept."""
    clean, good = seat.clean(answers, complete=False)
    box = crypto.seal(tokens.draft_key(seat.token), crypto.pack(clean), seat.draft_place, checks.room(seat.form))
    if seat.open and good:
        store.put(cr, "draft", seat.draft_tag, box)
    return seat.open and good


def send(cr, seat, answers):
    """Seal and store the answers: one insert. Return True if they are in, now or because they were sent before.

    Before the box stands a MAC that only the round's key file makes: nobody can put an answer into the table by SQL,
    and the same answers sent twice are recognised without opening anything.
    """
    clean, good = seat.clean(answers, complete=True)
    plain = crypto.pack({"group": seat.relation, **clean})
    proof = proof_of(seat.key, seat.answer_tag, plain)
    box = proof + crypto.seal_to(seat.public_key, plain, seat.answer_place, checks.room(seat.form))
    # What must not be stored is sent to a round that does not exist: the same statements, and no row.
    welcome = seat.mine and good
    store.add_answer(cr, seat.answer_tag, seat.ref if welcome else NOWHERE, box)
    kept = store.answer(cr, seat.answer_tag) or b""
    return welcome and crypto.same(kept[: crypto.TAG_BYTES], proof)


def proof_of(key, slot, plain):
    return crypto.mac(key.secret, "proof", slot, plain)


def open_answer(keys, key, ref, slot, box):
    """The answers in a row of a closing round; raise Tampered if it is not what its rater sent."""
    place = crypto.Place("answer", keys.vault, ref, slot.hex())
    plain = crypto.unseal_with(key.private, box[crypto.TAG_BYTES :], place)
    if not crypto.same(box[: crypto.TAG_BYTES], proof_of(key, slot, plain)):
        raise Tampered("an answer was not sent by its rater")
    return crypto.unpack(plain)


def relation_place(keys, ref):
    return crypto.Place("relation", keys.vault, ref)
