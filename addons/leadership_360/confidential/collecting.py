"""While a round collects: launch, raters' drafts and answers, progress, cancellation."""

import json
from functools import partial
from typing import NamedTuple

from . import keyring, locks, log, rounds, seats, store, tokens
from .errors import MissingKey, Tampered, VaultError
from .vault import apart, establish, unlock

RELATIONS = ("self", "manager", "peer", "report", "other")
PROTECTED = ("peer", "report", "other")
# R3: a group with fewer raters than k and this many more is never told to have answered.
SPARE = 2


class Look(NamedTuple):
    """What a rater's page needs: the round, the rater's relation to the participant, and his draft or None."""

    ref: str
    relation: str
    draft: dict | None


def launch(cr, ref, form, participant_uid, slots):
    """Make a round's key pair, its row and its raters' slots, and bind the participant as its reader.

    `slots` are pairs (invitation's uuid, relation). The key file is made first and destroyed if the caller rolls back.
    """
    _check_relations([relation for _invite, relation in slots])
    establish(cr)
    keys = unlock(cr, hold=True)
    public_key, key = keyring.make_round_key(keys, ref)
    cr.postrollback.add(partial(keyring.destroy_round_key, keys, ref, public_key))
    round_ = rounds.Round(ref, public_key, rounds.fingerprint(form), participant_uid, slots=len(slots))
    round_.lock = locks.public(cr, keys, participant_uid)
    rounds.create(cr, keys, round_)
    store.add_slots(cr, ref, [_slot(keys, key, ref, invite, relation) for invite, relation in slots])
    log.append(cr, keys, ref, log.entry(participant_uid, "participant", "bound"))


def add_slot(cr, ref, invite_ref, relation):
    """Add a rater to a collecting round."""
    _check_relations([relation])
    if relation == "self":
        raise VaultError("a round has one self-assessment, made at launch")
    keys = unlock(cr, hold=True)
    round_ = collecting(cr, keys, ref)
    slot = _slot(keys, rounds.round_key(keys, round_), ref, invite_ref, relation)
    if slot[0] in store.slots(cr, ref):
        raise VaultError("this invitation has its slot already")
    store.add_slots(cr, ref, [slot])
    round_.slots += 1
    rounds.save(cr, keys, round_)


def token(cr, ref, invite_ref):
    """The token for an invitation's link, made anew each time; raises VaultError once the round has closed."""
    keys = unlock(cr)
    return tokens.token(rounds.round_key(keys, collecting(cr, keys, ref)).secret, invite_ref)


def look(cr, token):
    """Return the Look of a token, or None alike for unknown, used, late and malformed ones."""
    seat = seats.find(cr, token)
    if not seat:
        return None
    draft = seats.draft(cr, seat)
    return Look(seat.ref, seat.relation, draft) if seat.open else None


def save_draft(cr, token, answers):
    """Keep a draft that only this link opens. False for a token that is not open, or answers that do not fit."""

    def keep(own):
        seat = seats.find(own, token)
        return bool(seat) and seats.keep_draft(own, seat, answers)

    return apart(cr, keep)


def submit(cr, token, answers):
    """Seal and store a rater's answers. True once they are in; the same answers sent again are in as well.

    The transaction is ours and holds one insert: whatever else the request or an add-on writes, no row shares its
    number.
    """

    def send(own):
        seat = seats.find(own, token)
        return seat.draft_tag if seat and seats.send(own, seat, answers) else None

    draft_tag = apart(cr, send, after=["answer"])
    if draft_tag:
        apart(cr, lambda own: store.delete(own, "draft", [draft_tag]))
    return draft_tag is not None


def progress(cr, ref, k):
    """Are there enough answers? {"overall": bool, group: bool}, without the groups whose yes would point at people.

    These are the groups with fewer than k + 2 invited raters, the manager always among them (R3, R9).
    """
    keys = unlock(cr)
    round_ = rounds.load(cr, keys, ref)
    if not round_ or round_.outcome:
        return {"overall": False}
    given = [response["group"] for response in responses(cr, keys, round_)[0]]
    counts = {group: given.count(group) for group in PROTECTED}
    invited = _form(cr, round_)["invited"]
    told = {group: counts[group] >= k for group in PROTECTED if invited.get(group, 0) >= k + SPARE}
    return {"overall": sum(counts.values()) >= k, **told}


def cancel(cr, ref):
    """Destroy everything a collecting round holds; its key goes when the caller commits."""
    keys = unlock(cr, hold=True)
    round_ = rounds.load(cr, keys, ref)
    if not round_:
        return
    if round_.outcome:
        raise VaultError("this round is closed; it can be forgotten, but not cancelled")
    clear(cr, keys, round_)
    log.delete(cr, keys, ref)
    rounds.forget(cr, keys, round_)
    cr.postcommit.add(partial(keyring.destroy_round_key, keys, ref, round_.public_key))


# --- What collecting and closing share


def collecting(cr, keys, ref):
    round_ = rounds.load(cr, keys, ref)
    if not round_ or round_.outcome:
        raise VaultError("this round does not collect answers")
    return round_


def responses(cr, keys, round_):
    """Open a round's answers. Return (list of answers with their "group", number of rows that were tampered with)."""
    key = rounds.round_key(keys, round_)
    slots = store.slots(cr, round_.ref)
    seats_known = {tokens.answer_tag(key.secret, slot) for slot in slots}
    good, bad = [], abs(round_.slots - len(slots))
    for slot, box in store.answers(cr, round_.ref):
        try:
            opened = seats.open_answer(keys, key, round_.ref, slot, box)
        except Tampered:
            opened = None
        if opened and slot in seats_known:
            good.append(opened)
        else:
            bad += 1
    return good, bad


def clear(cr, keys, round_):
    """Delete a round's answers, slots and drafts."""
    try:
        secret = rounds.round_key(keys, round_).secret
        store.delete(cr, "draft", [tokens.draft_tag(secret, slot) for slot in store.slots(cr, round_.ref)])
    except MissingKey:
        # The drafts of a lost key cannot be found by their round, nor can anybody but the links' holders open them.
        pass
    store.delete_answers(cr, round_.ref)


def _form(cr, round_):
    form = json.loads(store.form(cr, round_.ref) or "{}")
    if rounds.fingerprint(form) != round_.form:
        raise Tampered("the form is not the one this round was launched with")
    return form


def _slot(keys, key, ref, invite_ref, relation):
    raw = tokens.parse(tokens.token(key.secret, invite_ref))
    return tokens.slot_tag(raw), tokens.seal_relation(raw, relation, seats.relation_place(keys, ref))


def _check_relations(relations):
    if set(relations) - set(RELATIONS):
        raise VaultError("a rater is one of: " + ", ".join(RELATIONS))
    if relations.count("self") > 1:
        raise VaultError("a round has one self-assessment")
