"""The vault's front door: plain functions, called by models and controllers, attached to no model.

`cr` is an Odoo cursor, `ref` a round's uuid, `uid` a user's id. Only `open_result`, `look` (a rater's own draft) and
`log` return content, and `set_passphrase` a recovery code. Raises VaultError and its kin (`errors.py`), whose messages
are safe to show to an operator.
"""

from .audit.run import examine
from .closing import close
from .collecting import Look, add_slot, cancel, launch, look, progress, save_draft, submit, token
from .locks import change_passphrase, drop_passphrase, forget_reader, has_passphrase, set_passphrase
from .log import Entry
from .reading import forget, is_destroyed, note, open_result, refused, release, revoke, unread, verify_log
from .reading import read_log as log
from .vault import state, warnings

__all__ = [
    "Entry",
    "Look",
    "add_slot",
    "cancel",
    "change_passphrase",
    "close",
    "drop_passphrase",
    "examine",
    "forget",
    "forget_reader",
    "has_passphrase",
    "is_destroyed",
    "launch",
    "log",
    "look",
    "note",
    "open_result",
    "progress",
    "refused",
    "release",
    "revoke",
    "save_draft",
    "set_passphrase",
    "state",
    "submit",
    "token",
    "unread",
    "verify_log",
    "warnings",
]
