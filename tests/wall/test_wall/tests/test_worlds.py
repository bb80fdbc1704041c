import logging
import os
import re
from collections import Counter
from unittest.mock import patch

from odoo.tests import tagged

from odoo.addons.leadership_360.confidential import service

from .calls import sweep
from .world import CANARY, REAL, WallCase, tell

CLOSEST = (
    "the participant outside of a browser",
    "the participant with sudo",
    "the coordinator",
    "the settings administrator",
)
# The worlds must be asked the same: no time box.
HOURS = 10 * 3600
OURS = ("leadership.", "performance.")
FLOOR = 1500
# What differs between two runs of the same world: moments, and places in memory.
PASSING = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d+)?|datetime\.datetime\([^)]*\)|0x[0-9a-f]+")


@tagged("post_install", "-at_install", "wall")
class TestTwoWorlds(WallCase):
    """One database twice, in which the raters gave other answers: no call may tell in which of them it was made."""

    maxDiff = None

    def _closed(self, **values):
        """A round whose raters are about to be asked: until here both worlds are one."""
        self.startPatcher(patch.multiple(service, **REAL))
        feedback = self._full_list(self._round(**values))
        feedback.with_user(self.coach).action_approve_list()
        feedback.with_user(self.coordinator).action_launch()
        return feedback

    def _answers(self, form, relation, number):
        return super()._answers(form, relation, number + self.world)

    def _outcomes(self, world, asked):
        """{(role, model, method): what the call came to} in a world of its own, which ends with this."""
        self.world, self.secret = world, (CANARY, CANARY[::-1])[world]
        found = {}

        def see(role, model, method, outcome):
            found[role, model, method] = PASSING.sub("", outcome.text)

        savepoint = self.env.cr.savepoint()
        self._live()
        logging.disable(logging.CRITICAL)
        try:
            self.count = sum((sweep(roles, names, see, seconds=HOURS) for roles, names in asked), Counter())
        finally:
            logging.disable(logging.NOTSET)
            savepoint.close(rollback=True)
            self.env.transaction.clear()
        return found

    def _live(self):
        """Collect, close, and keep a weak copy too, under the same numbers in each world."""
        for table in ("leadership_feedback_report", "leadership_feedback_progress", "test_wall_copy"):
            self.env.cr.execute("SELECT setval(%s, 900000, false)", (f"{table}_id_seq",))
        rounds = self.env["leadership.feedback.round"]
        rounds._cron_open()
        self._answer(self.feedback)
        rounds._cron_progress()
        self.feedback.with_user(self.coordinator).action_close()
        rounds._cron_close()
        self.assertEqual(self.feedback.state, "closed")
        self.expose()
        self.env.flush_all()

    def _asked(self):
        """[(roles, names of models)]: the private tier by those who stand closest, or everything."""
        closest = {name: self.roles[name] for name in CLOSEST}
        names, private = sorted(self.env.registry), self.env.registry["leadership.private"]
        if not os.environ.get("WALL_FULL"):
            near = [name for name in names if name.startswith(OURS) and issubclass(self.env.registry[name], private)]
            return [(closest, [*near, "test_wall.copy"])]
        ours = [name for name in names if name.startswith(OURS)]
        return [(self.everybody, [*ours, "test_wall.copy"]), (closest, sorted({*names} - {*ours, "test_wall.copy"}))]

    def test_only_a_weak_copy_tells_the_two_worlds_apart(self):
        asked = self._asked()

        # the first world again at the end: what only drifts with time is no answer of a rater's
        one, other, again = (self._outcomes(world, asked) for world in (0, 1, 0))

        repeated = {call for call in one if one[call] == again.get(call)}
        told = {call for call in repeated if one[call] != other.get(call, "")}
        tell(f"two worlds: {len(one)} calls in each, {len(one) - len(repeated)} do not repeat themselves; {self.count}")
        difference = {call: _difference(one[call], other.get(call, "")) for call in told if call[1] != "test_wall.copy"}
        self.assertEqual(difference, {})
        self.assertLessEqual({(role, "test_wall.copy", "read") for role in asked[0][0]}, told)
        self.assertGreaterEqual(len(repeated), FLOOR)
        self.assertLessEqual(len(one) - len(repeated), len(one) // 20)


def _difference(one, other):
    """The two texts around the place where they part."""
    at = next((place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), 0)
    return one[max(0, at - 80) : at + 80], other[max(0, at - 80) : at + 80]
