import logging

from odoo.tests import tagged

from .places import LOOT, PLACES
from .roads import CONTROL, ROADS, code
from .world import WallCase, tell

# A road that breaks because it is written wrongly proves nothing.
OUR_OWN_FAULT = ("NameError", "SyntaxError", "TypeError", "AttributeError", "opcode", "nothing was run")


@tagged("post_install", "-at_install", "wall")
class TestCodeInTheDatabase(WallCase):
    """Code that an administrator may store: wherever it is evaluated, whoever it runs as, it reaches no report."""

    def _people(self):
        return {
            "the administrator": self.env(user=self.settings_admin.id),
            "the participant": self.env(user=self.participant.id),
            "OdooBot": self.env(user=1, su=True),
        }

    def _loot(self, place, road, env):
        """What the road found from there; a refusal by its words."""
        parameters = self.env["ir.config_parameter"]
        savepoint = self.env.cr.savepoint()
        logging.disable(logging.CRITICAL)
        try:
            place(self, code(road, self), env)
            return parameters.get_param(LOOT, "nothing was run")
        except Exception as error:  # noqa: BLE001
            return f"{type(error).__name__}: {error}"
        finally:
            logging.disable(logging.NOTSET)
            savepoint.close(rollback=True)
            self.env.registry.clear_cache()

    def test_no_code_anywhere_gets_at_a_report(self):
        run = refused = 0
        for where, place in PLACES.items():
            for who, env in self._people().items():
                for name, road in ROADS.items():
                    with self.subTest(place=where, who=who, road=name):
                        loot = self._loot(place, road, env)
                        self.assertNoSecret(loot)
                        self.assertFalse([fault for fault in OUR_OWN_FAULT if fault in loot], loot[:300])
                        run += 1
                        refused += "Error" in loot
        tell(f"{run} roads run as code of {len(PLACES)} places, {refused} of them refused")

    def test_the_same_places_find_the_secret_when_it_is_a_record(self):
        self.expose().flush_recordset()

        for where, place in PLACES.items():
            for who, env in self._people().items():
                with self.subTest(place=where, who=who):
                    self.assertSecret(self._loot(place, CONTROL, env))
