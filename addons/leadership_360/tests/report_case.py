"""A closed round with a real result in a real vault, and a browser's way of asking for it."""

import re
from unittest.mock import patch
from uuid import uuid4

from odoo.tests import HttpCase

from odoo.addons.leadership_360.confidential import closing, collecting, reading, service
from odoo.addons.leadership_360.confidential.audit import patches

from .common import LeadershipCase

CANARY = "Canary sentence of a colleague: keep the Thursday walk."


class ReportCase(LeadershipCase, HttpCase):
    """The models' calls to the vault are played by the fake; the report itself is sealed and opened for real."""

    def setUp(self):
        super().setUp()
        # In a test's own mode, so that the vault's own transactions see this one's records.
        self.startPatcher(patch.object(service, "revoke", reading.revoke))
        self.startPatcher(patch.object(service, "token", collecting.token))
        # The fake is what a live look at the wall is there to find: replaced functions.
        self.startPatcher(patch.object(patches, "look", return_value=()))
        self.feedback = self._closed().with_env(self.env)
        self.report = self.feedback.report_ids
        self.ref = self.report.ref
        self.url = f"/l360/report/{self.ref}"
        self._seal(self.feedback)

    def _ask_everybody(self, feedback):
        """Launch a round in the vault; return a token and the relation of each rater."""
        cr, slots = self.env.cr, [(invitation.ref, invitation.relation) for invitation in feedback.sudo()._raters()]
        collecting.launch(cr, feedback.ref, feedback.snapshot, self.participant.id, slots)
        return [(collecting.token(cr, feedback.ref, invite), relation) for invite, relation in slots]

    def _seal(self, feedback, shift=0):
        """Answer a round as everybody who was asked, and close it in the vault."""
        cr, form = self.env.cr, feedback.snapshot
        for number, (token, relation) in enumerate(self._ask_everybody(feedback)):
            collecting.submit(cr, token, self._answers(form, relation, number + shift))
        self.assertEqual(closing.close(cr, feedback.ref, form), "closed")

    def _answers(self, form, relation, number):
        items = [item["id"] for one in form["competencies"] for item in one["items"]]
        comments = {form["questions"][0]["id"]: CANARY} if relation == "peer" and number % 3 == 0 else {}
        ratings = {item: 1 + (place * 7 + number * 3) % 5 for place, item in enumerate(items)}
        return {"ratings": ratings, "comments": comments}

    def ask(self, path="", site="same-origin", headers=None, **options):
        """Ask as a browser does that follows a link on `site`."""
        fetch = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document", "Sec-Fetch-Site": site}
        return self.url_open(self.url + path, headers=fetch if headers is None else headers, **options)

    def login(self, user):
        self.authenticate(user.login, user.login.ljust(8, "x"))

    def send(self, path, **fields):
        """Post a form of the participant's own page."""
        (token,) = set(re.findall(r'name="csrf_token" value="([^"]+)"', self.ask("").text))
        return self.ask(path, data={"csrf_token": token, **fields}, allow_redirects=False)

    def release(self):
        return self.send("/release", coach=str(self.coach.id))

    def nowhere(self):
        """What everybody hears who asks for a report that does not exist."""
        return self.url_open(f"/l360/report/{uuid4()}", headers=self._fetch())

    def _fetch(self):
        return {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document", "Sec-Fetch-Site": "same-origin"}


__all__ = ["CANARY", "ReportCase"]
