"""A round in a real vault: launched, answered, closed and opened through the service's own functions."""

from types import SimpleNamespace
from unittest.mock import patch

from odoo.addons.leadership_360.confidential import closing, collecting, conflict, proof, reading, store, vault

from .common import LeadershipCase

CANARY = "Canary: keep the Thursday walk."


class VaultCase(LeadershipCase):
    """The models' own calls to the vault are played by a fake; these tests call the real functions."""

    def setUp(self):
        super().setUp()
        # the vault's own transactions must see what this test has written
        self.registry_enter_test_mode()
        self.cr = self.env.cr
        for name in store.TABLES:
            if name != "meta":
                self.sql(f"DELETE FROM leadership_vault_{name}")
        # who stands at the browser is proven in its own tests
        self.startPatcher(patch.object(proof, "check"))
        self.may_read = self.startPatcher(patch.object(conflict, "coach_may_read", return_value=True))

    def launched(self, feedback=None):
        """Launch a round in the vault; return it with the tokens of its raters by relation."""
        feedback = feedback or self._one_more()
        self.env.flush_all()
        slots = [(invitation.ref, invitation.relation) for invitation in feedback.sudo()._raters()]
        collecting.launch(self.cr, feedback.ref, feedback.snapshot, self.participant.id, slots)
        tokens = {}
        for invite, relation in slots:
            tokens.setdefault(relation, []).append(collecting.token(self.cr, feedback.ref, invite))
        return feedback, tokens

    def _one_more(self):
        """A round beside those of before, which the models would not allow so soon."""
        self.env.flush_all()
        self.sql("UPDATE leadership_feedback_round SET state = 'closed', date_closed = '2020-01-01'")
        self.env.invalidate_all()
        return self._collecting()

    def answered(self, relations=("self", "manager", "peer", "report")):
        """Launch a round and let all raters of these relations answer."""
        feedback, tokens = self.launched()
        for relation in relations:
            for number, token in enumerate(tokens[relation]):
                self.assertTrue(collecting.submit(self.cr, token, self.answers(feedback, number)))
        return feedback, tokens

    def closed(self, **values):
        feedback, _tokens = self.answered(**values)
        self.assertEqual(closing.close(self.cr, feedback.ref, feedback.snapshot), "closed")
        return feedback

    def answers(self, feedback, number=0, comment=CANARY):
        items = [item["id"] for one in feedback.snapshot["competencies"] for item in one["items"]]
        question = feedback.snapshot["questions"][0]["id"]
        ratings = {item: 1 + (place * 7 + number * 3) % 5 for place, item in enumerate(items)}
        return {"ratings": ratings, "comments": {question: comment} if comment else {}}

    def at_browser(self, user, purpose="open"):
        """The proof that a user is there in person."""
        return SimpleNamespace(uid=user.id, purpose=purpose)

    def opened(self, feedback, user=None):
        return reading.open_result(self.cr, self.at_browser(user or self.participant), feedback.ref)

    def lines(self, feedback):
        """The access log as pairs of who and what."""
        entries = reading.read_log(self.cr, self.at_browser(self.participant), feedback.ref)
        return [(entry.uid, entry.action) for entry in entries]

    def count(self, name):
        self.cr.execute(f"SELECT count(*) FROM leadership_vault_{name}")
        return self.cr.fetchone()[0]

    def sql(self, query, *values):
        """Do what somebody with the database in hand could do."""
        self.cr.execute(query, values or None)
        return self.cr.fetchall() if self.cr.description else None

    def key_files(self):
        return {path.name for path in (vault.unlock(self.cr).folder / "rounds").iterdir()}


__all__ = ["CANARY", "VaultCase"]
