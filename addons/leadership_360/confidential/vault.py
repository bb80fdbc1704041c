"""Opening the vault of the database at hand: which keyring, which physical database, and transactions of our own."""

import os
import threading

from psycopg2.errors import SerializationFailure

from odoo.tools import config

from . import keyring, store
from .audit import lock
from .errors import LockedByAudit, NotSetUp, VaultError

TRIES = 5


def root():
    """The folder of all keyrings, from the environment and odoo.conf."""
    return keyring.root(os.environ, config.options, config["data_dir"])


def unlock(cr, hold=False):
    """Return the Keys of this database; raise a VaultError that says why not.

    Every call asks the files anew: nothing secret outlives a request, and a keyring that is taken away is gone at once.
    With `hold`, what the caller writes cannot be overtaken by a rotation of the master key.
    """
    meta = store.meta(cr, hold)
    if not meta:
        raise NotSetUp("this database has no 360 vault: upgrade the add-on, or launch a first round")
    return keyring.unlock(root(), *meta)


def establish(cr):
    """Make a vault for a database that has none (installation, neutralised copy). Without effect otherwise."""
    if store.meta(cr):
        return
    vault_id = keyring.new_id()
    _keys, check = keyring.create(root(), vault_id, store.physical(cr))
    store.set_meta(cr, vault_id, check)


def state(cr=None):
    """One word for banners and the statement: "ready", "not set up", "missing key", "wrong key", "locked", ...

    Without a cursor, the database is the one the current request or job works on.
    """
    if cr is None:
        with _registry(threading.current_thread().dbname).cursor() as own:
            return state(own)
    word = key_state(cr)
    if word == "ready" and (culprit := lock.culprit(cr.dbname)):
        return LockedByAudit(culprit).state
    return word


def key_state(cr):
    """The same word as far as the keys are concerned, whatever the audit has found."""
    try:
        unlock(cr)
    except VaultError as error:
        return error.state
    return "ready"


def warnings(cr):
    """What an administrator should change: a list of reason codes, empty if all is well."""
    found = []
    if store.role_is_superuser(cr):
        # A superuser of PostgreSQL may read files on the server, key files among them.
        found.append("superuser_role")
    word = state(cr)
    # "locked by audit: ..." names the culprit after the colon
    return found if word == "ready" else [*found, word.split(":")[0].replace(" ", "_")]


def apart(cr, work, after=(), alone=False):
    """Run `work(own cursor)` in a transaction of our own on the same database, commit it and return what it returns.

    Nothing that the request, or another add-on in it, writes shares the transaction. `after` names tables of the vault
    whose writers are waited for before the first look, so that nothing is missed; `alone` keeps new ones out as well.
    Where another transaction was faster, the work is done again.
    """
    for tries_left in reversed(range(TRIES)):
        try:
            with _registry(cr.dbname).cursor() as own:
                store.begin(own, after, alone)
                return work(own)
        except SerializationFailure:
            if not tries_left:
                raise
    return None


def _registry(database):
    # Not for the command line, which has no use for it and would wait for its import.
    from odoo.modules.registry import Registry

    return Registry(database)
