import logging

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .world import CANARY, WallCase, tell

# The newest of each model: whatever a closed round has left behind is among them.
NEWEST = 25
FLOOR = 100


def readable(env):
    """Yield (model name, rows) for each model of which `env` can read anything, all readable fields of it."""
    for name in sorted(env.registry):
        model = env[name]
        if model._abstract or not model._auto and model._transient:
            continue
        try:
            with env.cr.savepoint(flush=False):
                rows = model.search([], order="id desc", limit=NEWEST).read() if model.has_access("read") else []
        except (AccessError, UserError, ValueError, NotImplementedError, TypeError, AttributeError):
            continue
        if rows:
            yield name, rows


@tagged("post_install", "-at_install", "wall")
class TestRecords(WallCase):
    """Every model, its newest records, every field of them, read as everybody."""

    def _read(self, env):
        """(number of models read, names of those that hold the secret)."""
        logging.disable(logging.CRITICAL)
        try:
            seen = {name: self.holds_secret(rows) for name, rows in readable(env)}
        finally:
            logging.disable(logging.NOTSET)
        return len(seen), [name for name, holds in seen.items() if holds]

    def test_no_record_tells_anybody_what_a_rater_wrote_and_the_same_search_finds_it_when_it_does(self):
        counts = {}
        for name, env in self.roles.items():
            with self.subTest(role=name):
                counts[name], holding = self._read(env)
                self.assertEqual(holding, [])
        self.expose()
        for name, env in self.roles.items():
            with self.subTest(role=name, control=True):
                self.assertIn(CANARY, str(env["test_wall.copy"].search([]).read()))
        self.assertEqual(self._read(self.roles["a user in no group"])[1], ["test_wall.copy"])

        tell(f"models read: {counts}")
        self.assertGreaterEqual(counts["OdooBot"], FLOOR)
