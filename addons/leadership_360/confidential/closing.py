"""Closing a round: the one moment when answers are opened, and the last one that they exist (rules A1-A8)."""

import random
from datetime import date

from psycopg2.errors import DeadlockDetected, LockNotAvailable, SerializationFailure

from . import collecting, keyring, log, rounds
from .errors import Tampered, VaultError
from .vault import apart, unlock

# Nobody in particular: the scheduled action that closes rounds.
NOBODY = 0
# What may leave as it is: our own words, and what Odoo answers by trying again.
_SAFE = (VaultError, DeadlockDetected, LockNotAvailable, SerializationFailure)


def close(cr, ref, form):
    """Compute and seal a round's result for its bound readers; destroy answers, slots, drafts and key.

    Returns "closed" or "too_few", and no content. One shot and resumable: the transaction is ours and whole; a round
    that is closed already keeps its outcome, and what a crash left of its key is destroyed.
    """

    def settle(own):
        keys = unlock(own, hold=True)
        round_ = rounds.load(own, keys, ref)
        if not round_:
            raise VaultError("this round is unknown to the vault")
        if not round_.outcome:
            _settle(own, keys, round_, form)
        return keys, round_

    try:
        keys, round_ = apart(cr, settle, after=["answer"], alone=True)
    except _SAFE:
        raise
    except Exception as error:  # noqa: BLE001
        # Its text, or the frames of its traceback, could hold an answer.
        raise VaultError(type(error).__name__) from None
    # Only after the commit: answers without a result must still open.
    keyring.destroy_round_key(keys, ref, round_.public_key)
    return round_.outcome


def _settle(cr, keys, round_, form):
    if rounds.fingerprint(form) != round_.form:
        raise Tampered("the form is not the one this round was launched with")
    given, tampered = collecting.responses(cr, keys, round_)
    result = _release(case(form, given))
    outcome = rounds.TOO_FEW if result.get("too_few") else rounds.CLOSED
    if outcome == rounds.CLOSED:
        content = {"result": result, "form": form, "closed": date.today().isoformat()}
        for uid in round_.readers:
            rounds.seal_copy(cr, keys, round_, uid, content)
    collecting.clear(cr, keys, round_)
    rounds.mark_closed(cr, keys, round_, outcome)
    if tampered:
        log.append(cr, keys, round_.ref, log.entry(NOBODY, "technical", "tampered", str(tampered)))
    log.append(cr, keys, round_.ref, log.entry(NOBODY, "technical", outcome))


def case(form, given):
    """A round as plain data, in the shape that `disclosure` documents; its answers in an order that says nothing."""
    responses = list(given)
    random.SystemRandom().shuffle(responses)
    items = [
        {"id": item["id"], "competency": competency["id"]}
        for competency in form["competencies"]
        for item in competency["items"]
    ]
    return {
        # the cut belongs to the scale there, and to the policy here (T4)
        "policy": {**form["policy"], "cut": form["scale"]["cut"]},
        "scale": [form["scale"]["low"], form["scale"]["high"]],
        "items": items,
        "questions": [question["id"] for question in form["questions"]],
        "responses": responses,
    }


def _release(case):
    from .. import disclosure

    try:
        return disclosure.release(case)
    except ValueError:
        # The message, or a chained one, could quote an answer.
        raise VaultError("the answers of this round cannot be computed") from None
