"""A world with one secret in it, and everybody who would like to know it."""

import base64
import logging
import threading
from functools import lru_cache
from unittest.mock import patch

from odoo.tests import new_test_user

from odoo.addons.leadership_360.confidential import closing, collecting, reading, service
from odoo.addons.leadership_360.tests.report_case import CANARY, ReportCase

_logger = logging.getLogger(__name__)

# What the tests have counted; `conftest.py` prints it at the end.
NUMBERS = []

# The models' own tests put a fake in the place of these; here the models call the vault itself.
REAL = {
    "launch": collecting.launch,
    "add_slot": collecting.add_slot,
    "close": closing.close,
    "cancel": collecting.cancel,
    "progress": collecting.progress,
    "revoke": reading.revoke,
    "token": collecting.token,
}


@lru_cache
def disguises(secret):
    """The secret as it is, and as a database, an export or an attachment might hold it."""
    raw = secret.encode()
    encoded = [base64.b64encode(b" " * shift + raw)[4:-4].decode() for shift in range(3)]
    return (secret, raw.hex(), secret.encode("utf-16-le").hex(), *encoded)


def tell(sentence):
    """Say how much was tried: a test that tries nothing passes too."""
    NUMBERS.append(sentence)
    _logger.info("wall: %s", sentence)


class WallCase(ReportCase):
    """A round of real life: launched by the models, answered, closed by the job. Its comments hold a canary."""

    secret = CANARY

    def setUp(self):
        super().setUp()
        # as in a server's thread: Odoo's map of pages asks for it
        here = threading.current_thread()
        self.startPatcher(patch.object(here, "dbname", self.env.cr.dbname, create=True))
        self.nobody = new_test_user(self.env, "wall_nobody", groups="base.group_user")
        self.payroll_manager = new_test_user(self.env, "wall_payroll", groups="payroll.group_payroll_manager")
        self.performance_officer = new_test_user(
            self.env, "wall_performance", groups="base.group_user,performance_cycle.group_performance_administrator"
        )

    def _closed(self, **values):
        """Return a round whose report is in the vault; nothing of it is played."""
        feedback = self._collecting_for_real(**values)
        self._answer(feedback)
        feedback.with_user(self.coordinator).action_close()
        self.env["leadership.feedback.round"]._cron_close()
        self.assertEqual(feedback.state, "closed")
        return feedback

    def _collecting_for_real(self, **values):
        self.startPatcher(patch.multiple(service, **REAL))
        return self._collecting(**values)

    def _answer(self, feedback):
        for number, invitation in enumerate(feedback.sudo()._raters()):
            token = collecting.token(self.env.cr, feedback.ref, invitation.ref)
            answers = self._answers(feedback.snapshot, invitation.relation, number)
            self.assertTrue(collecting.submit(self.env.cr, token, answers))

    def _answers(self, form, relation, number):
        answers = super()._answers(form, relation, number)
        if answers["comments"]:
            answers["comments"] = dict.fromkeys(answers["comments"], self.secret)
        return answers

    def _seal(self, feedback, shift=0):
        """Nothing to do: the models have had it sealed."""

    @property
    def roles(self):
        """Name -> environment. The participant's own is here too: outside of a browser he is nobody special."""
        users = {
            "a user in no group": self.nobody,
            "the manager": self.boss.user_id,
            "a rater": self.peers[0].user_id,
            "the HR manager": self.hr,
            "the performance administrator": self.performance_officer,
            "the payroll manager": self.payroll_manager,
            "the settings administrator": self.settings_admin,
            "the leadership administrator": self.administrator,
            "the coordinator": self.coordinator,
            "the coach without a release": self.coach,
            "a portal user": self.portal_coach,
            "the public": self.env.ref("base.public_user"),
            "the participant outside of a browser": self.participant,
        }
        environments = {name: self.env(user=user.id, su=False) for name, user in users.items()}
        return {
            **environments,
            "the settings administrator with sudo": self.env(user=self.settings_admin.id, su=True),
            "the participant with sudo": self.env(user=self.participant.id, su=True),
            "OdooBot": self.env(user=1, su=True),
        }

    @property
    def everybody(self):
        """The roles, and each of them with all rights: for the full tier."""
        with_sudo = {f"{name} with sudo": env(su=True) for name, env in self.roles.items() if not env.su}
        return with_sudo | self.roles

    def expose(self):
        """The positive control: keep the secret as an ordinary record."""
        return self.env["test_wall.copy"].create({"name": "exposed", "content": f"He wrote: {self.secret}"})

    def holds_secret(self, something):
        text = str(something)
        return any(disguise in text for disguise in disguises(self.secret))

    def assertNoSecret(self, text, message=""):
        self.assertFalse(self.holds_secret(text), message or "the secret is out")

    def assertSecret(self, text, message=""):
        self.assertTrue(self.holds_secret(text), message or "the secret was not found")


__all__ = ["CANARY", "NUMBERS", "WallCase", "disguises", "tell"]
