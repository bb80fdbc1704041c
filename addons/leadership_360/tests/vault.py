"""A vault for tests of the models: it remembers what it was asked, and holds nothing."""

from contextlib import contextmanager
from unittest.mock import patch

from odoo.addons.leadership_360.confidential import service

FUNCTIONS = ("launch", "add_slot", "close", "cancel", "progress", "revoke", "token")


class FakeVault:
    """Stands in for the functions of the service that the models call."""

    def __init__(self):
        self.calls = []
        self.outcome = "closed"
        self.enough = {"overall": True, "peer": True, "report": False}
        self.broken = False

    def named(self, name):
        """Return the arguments of every call of `name`, without the cursor."""
        return [arguments for called, arguments in self.calls if called == name]

    def _answer(self, name):
        def call(cr, *arguments, **keywords):
            self.calls.append((name, arguments))
            if self.broken:
                raise RuntimeError("the vault is locked")
            return {"close": self.outcome, "progress": dict(self.enough), "token": "a-secret-token"}.get(name)

        return call

    @contextmanager
    def installed(self):
        """Take the place of the service's functions."""
        with patch.multiple(service, create=True, **{name: self._answer(name) for name in FUNCTIONS}):
            yield self
