import logging
import os
import unittest

from odoo.tests import tagged

from .calls import sweep
from .world import WallCase, tell

# Measured on a busy machine: 500 calls a second.
SMOKE_SECONDS, FULL_SECONDS = 15, 4 * 3600
FLOOR = 5000
REACHED = 0.8
WEAK_WAYS = {"read", "web_search_read", "search_read", "export_data"}


@tagged("post_install", "-at_install", "wall")
class TestCalls(WallCase):
    """Every model, every method that RPC lets through, every role."""

    def _sweep(self, names, seconds, roles=None):
        """Return (Counter, calls that told the secret)."""
        told = []

        def see(role, model, method, outcome):
            if self.holds_secret(outcome.text):
                told.append((role, model, method))

        logging.disable(logging.CRITICAL)
        try:
            count = sweep(roles or self.roles, names, see, seconds, at_least=FLOOR)
        finally:
            logging.disable(logging.NOTSET)
        tell(f"calls: {dict(count)}")
        return count, told

    def _models(self, *prefixes):
        """The narrowest tier first: what a time box cuts off is the least interesting."""
        names = [name for name in sorted(self.env.registry) if name.startswith(prefixes or "")]
        private = self.env.registry["leadership.private"]
        return sorted(names, key=lambda name: not issubclass(self.env.registry[name], private))

    def test_no_call_on_a_model_of_ours_tells_the_secret(self):
        count, told = self._sweep(self._models("leadership.", "performance."), SMOKE_SECONDS)

        self.assertEqual(told, [])
        self.assertGreaterEqual(count["calls"], FLOOR)
        self.assertGreaterEqual(count["bodies reached"] / count["calls"], REACHED)

    def test_the_same_calls_find_the_secret_when_it_is_a_record(self):
        self.expose()

        _count, told = self._sweep(["test_wall.copy"], SMOKE_SECONDS)

        self.assertEqual({role for role, _model, _method in told}, set(self.roles))
        self.assertLessEqual(WEAK_WAYS, {method for _role, _model, method in told})

    @unittest.skipUnless(os.environ.get("WALL_FULL"), "the full tier: ./dev test tests/wall --wall-full")
    def test_no_call_on_any_model_tells_the_secret(self):
        count, told = self._sweep(self._models(), FULL_SECONDS, self.everybody)

        self.assertEqual(told, [])
        self.assertFalse(count["models cut off"])
