"""The keyring: one folder per vault, on the server, outside database and filestore.

<root>/<vault id>/ring            the vault's name in every box, and its master keys (two only while rotating)
                  paired          the one physical database that may use them
                  rounds/<ref>.*  a collecting round's own key, destroyed when the round closes
"""

import json
import os
import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path

from . import crypto, hpke, keyfiles
from .errors import Locked, MissingKey, Tampered, UnsafeKeyring, WrongKey

KEY_BYTES = 32
# A round's key file is made before the round is committed: a young one without a round may be about to get it.
ORPHAN_AGE = 3600


@dataclass(frozen=True)
class Keys:
    """An opened keyring. `vault` names the vault in every box, in copies too; `folder` is this database's own."""

    vault: str
    folder: Path
    master: bytes = field(repr=False)


@dataclass(frozen=True)
class RoundKey:
    """A collecting round's key: opens its answers, makes its raters' tokens."""

    private: bytes = field(repr=False)
    secret: bytes = field(repr=False)


def root(environ, options, data_dir):
    """The folder of all keyrings of this server: environment, else odoo.conf, else below the data directory."""
    named = environ.get("ODOO_L360_KEYRING") or options.get("l360_keyring")
    path = Path(named or Path(data_dir) / "l360_keyring").resolve()
    filestore = (Path(data_dir) / "filestore").resolve()
    if path == filestore or filestore in path.parents:
        raise UnsafeKeyring("the keyring lies in the filestore, which is part of every backup: move it out")
    return path


def new_id():
    return str(uuid.uuid4())


def check_value(master, vault_id):
    """What the database keeps to recognise its key; it opens nothing."""
    return crypto.mac(master, "check", str(vault_id))


def create(base, vault_id, physical):
    """Make the keyring of a new vault, or find the one another process just made. Return (Keys, its check value)."""
    folder = base / str(vault_id)
    keyfiles.make_folder(folder / "rounds")
    fresh = _ring_bytes(uuid.uuid4().hex, [os.urandom(KEY_BYTES)])
    vault, masters = _parse(keyfiles.create(folder / "ring", fresh))
    keyfiles.create(folder / "paired", physical.encode())
    return Keys(vault, folder, masters[0]), check_value(masters[0], vault_id)


def unlock(base, vault_id, check, physical):
    """Return the Keys of a vault; raise MissingKey, UnsafeKeyring, WrongKey or Locked. Never makes a key."""
    keys = _matching(base, vault_id, check)
    if keyfiles.read(keys.folder / "paired").decode() != physical:
        raise Locked("this database is a copy or was restored: run `odoo-bin l360 adopt` on the server")
    return keys


def adopt(base, vault_id, check, physical):
    """Move: from now on only this physical database may use the keyring."""
    keys = _matching(base, vault_id, check)
    keyfiles.replace(keys.folder / "paired", physical.encode())
    return keys


def adopt_copy(base, vault_id, check, physical):
    """Give a copied database a vault id and a keyring of its own. Return (new vault id, its check value)."""
    keys = _matching(base, vault_id, check)
    copy_id = new_id()
    folder = base / copy_id
    keyfiles.make_folder(folder / "rounds")
    for file in (keys.folder / "rounds").iterdir():
        keyfiles.create(folder / "rounds" / file.name, keyfiles.read(file))
    keyfiles.create(folder / "ring", _ring_bytes(keys.vault, [keys.master]))
    keyfiles.create(folder / "paired", physical.encode())
    return copy_id, check_value(keys.master, copy_id)


def destroy(keys):
    """Destroy the whole keyring: whatever it sealed is gone for good."""
    for path in sorted(keys.folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else keyfiles.destroy(path)
    keys.folder.rmdir()


def add_master(keys):
    """First half of a rotation: a second master beside the one in force. Return Keys with the new one."""
    master = os.urandom(KEY_BYTES)
    keyfiles.replace(keys.folder / "ring", _ring_bytes(keys.vault, [keys.master, master]))
    return Keys(keys.vault, keys.folder, master)


def keep_only(keys):
    """Second half, after the database has committed: forget every master but this one."""
    keyfiles.replace(keys.folder / "ring", _ring_bytes(keys.vault, [keys.master]))


def make_round_key(keys, ref):
    """Make and store a round's key. Return (its public part, RoundKey)."""
    private, public = hpke.generate()
    secret = os.urandom(KEY_BYTES)
    keyfiles.create(_round_file(keys, ref, public), private + secret)
    return public, RoundKey(private, secret)


def round_key(keys, ref, public):
    raw = keyfiles.read(_round_file(keys, ref, public))
    return RoundKey(raw[:KEY_BYTES], raw[KEY_BYTES:])


def destroy_round_key(keys, ref, public):
    keyfiles.destroy(_round_file(keys, ref, public))


def has_round_key(keys, ref, public):
    return _round_file(keys, ref, public).exists()


def orphans(keys, open_rounds):
    """Key files that no collecting round needs any more. `open_rounds`: pairs (ref, public key)."""
    needed = {_round_file(keys, ref, public) for ref, public in open_rounds}
    old = time.time() - ORPHAN_AGE
    files = set((keys.folder / "rounds").iterdir()) - needed
    return sorted(file for file in files if file.stat().st_mtime < old)


def _matching(base, vault_id, check):
    folder = base / str(vault_id)
    if not folder.is_dir():
        raise MissingKey("the 360 key is missing on this server: mount the shared keyring, or restore its backup")
    keyfiles.guard(folder)
    vault, masters = _parse(keyfiles.read(folder / "ring"))
    for master in masters:
        if crypto.same(check_value(master, vault_id), check):
            return Keys(vault, folder, master)
    raise WrongKey("the keyring on this server is not the one this database was sealed with")


def _round_file(keys, ref, public):
    # Named by its public part too: two attempts to launch a round never touch each other's key.
    return keys.folder / "rounds" / f"{ref}.{bytes(public).hex()[:16]}"


def _ring_bytes(vault, masters):
    return json.dumps({"vault": vault, "masters": [master.hex() for master in masters]}).encode()


def _parse(raw):
    try:
        ring = json.loads(raw)
        return ring["vault"], [bytes.fromhex(master) for master in ring["masters"]]
    except (ValueError, KeyError, TypeError):
        raise Tampered("the ring file in the keyring is damaged: restore it from its backup") from None
