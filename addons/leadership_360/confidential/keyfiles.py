"""Small secret files: 0700 folders, 0600 files, written whole or not at all, refused when others could read them."""

import contextlib
import os
import stat
import uuid

from .errors import MissingKey, UnsafeKeyring


def make_folder(path):
    """Make a folder for secrets, and those above it that are missing, for nobody but us."""
    if not path.is_dir():
        if not path.parent.is_dir():
            make_folder(path.parent)
        with contextlib.suppress(FileExistsError):
            path.mkdir(mode=0o700)
    guard(path)


def create(path, data):
    """Write a new file, unless another process was first. Return what is in it now: one file, one content for all."""
    temporary = _temporary(path, data)
    try:
        # A link is made whole or not at all, and only by the first who comes.
        os.link(temporary, path)
    except FileExistsError:
        return read(path)
    finally:
        os.unlink(temporary)
    _sync(path.parent)
    return data


def replace(path, data):
    os.replace(_temporary(path, data), path)
    _sync(path.parent)


def read(path):
    try:
        guard(path.parent)
        guard(path)
        return path.read_bytes()
    except FileNotFoundError:
        raise MissingKey(f"there is no key file {path.name} in the keyring") from None


def destroy(path):
    """Overwrite and remove a file. Without effect if it is gone already."""
    with contextlib.suppress(FileNotFoundError):
        with open(path, "r+b") as file:
            file.write(os.urandom(os.fstat(file.fileno()).st_size))
            file.flush()
            os.fsync(file.fileno())
        os.unlink(path)
        _sync(path.parent)


def guard(path):
    """Refuse a file or folder that anybody but its owner, who must be us, could open."""
    status = os.lstat(path)
    if not stat.S_ISDIR(status.st_mode) and not stat.S_ISREG(status.st_mode):
        raise UnsafeKeyring(f"{path} must be a plain file or folder, not a link")
    if status.st_uid != os.geteuid():
        raise UnsafeKeyring(f"{path} must belong to the user that runs Odoo")
    if status.st_mode & 0o077:
        wanted = "0700" if stat.S_ISDIR(status.st_mode) else "0600"
        raise UnsafeKeyring(f"others may open {path}: run chmod {wanted} on it")


def _temporary(path, data):
    temporary = path.with_name(f".{uuid.uuid4().hex}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    return temporary


def _sync(folder):
    """Make a rename or removal last beyond a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
