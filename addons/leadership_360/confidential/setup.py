"""The vault's own beginning and end in a database: tables and keys made at installation and destroyed again."""

from contextlib import suppress
from functools import partial

from . import keyring, store, vault
from .errors import VaultError


def install(cr):
    """Make the tables and, for a database that has none, a vault. Without effect on one that is set up."""
    store.create_tables(cr)
    vault.establish(cr)


def uninstall(cr):
    """Drop the tables; once that is committed destroy the keys, unless they belong to another database."""
    # A locked copy must not take the original's keys with it.
    with suppress(VaultError):
        cr.postcommit.add(partial(keyring.destroy, vault.unlock(cr)))
    store.drop_tables(cr)
