"""What can go wrong behind the wall. No message carries content, and none is raised with a cause that could."""


class VaultError(Exception):
    """The vault cannot do what it was asked; the message is safe to show to an operator."""

    state = "error"


class NotSetUp(VaultError):
    """This database holds no vault yet."""

    state = "not set up"


class MissingKey(VaultError):
    """The keyring of this database's vault is not on this server."""

    state = "missing key"


class WrongKey(VaultError):
    """A keyring is there, but it is not the one this database was sealed with."""

    state = "wrong key"


class UnsafeKeyring(VaultError):
    """The keyring could be read by others, or lies where a backup would pick it up."""

    state = "unsafe keyring"


class Locked(VaultError):
    """The keyring belongs to another physical database: this one is a copy or was restored."""

    state = "locked"


class LockedByAudit(VaultError):
    """Something in this database or process reaches around the wall: results stay shut until it is gone."""

    def __init__(self, culprit):
        super().__init__(f"360 results are locked by the audit: {culprit}")
        self.state = f"locked by audit: {culprit}"


class Tampered(VaultError):
    """A sealed row was changed, swapped or forged."""

    state = "tampered"


class PassphraseNeeded(VaultError):
    """This copy opens with its reader's passphrase or recovery code, and none was given."""

    state = "passphrase needed"


class WrongPassphrase(VaultError):
    """What was given is neither the passphrase nor the recovery code."""

    state = "passphrase wrong"


class TooManyTries(VaultError):
    """So many wrong passphrases within an hour that even the right one has to wait."""

    state = "passphrase blocked"


class BadAnswers(ValueError):
    """Answers that do not fit their form; `where` is the id of the item or question, or an empty string."""

    def __init__(self, reason, where=""):
        super().__init__(reason)
        self.reason = reason
        self.where = where
