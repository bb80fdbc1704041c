from uuid import uuid4

from odoo.fields import Command
from odoo.tests import HttpCase

from .common import LeadershipCase


class TestOutsidersDecline(LeadershipCase, HttpCase):
    """Somebody from outside may say no before a round begins; nobody after that."""

    def setUp(self):
        super().setUp()
        self.feedback = self._round()
        self.feedback.with_user(self.coordinator).action_start()
        self.feedback.with_user(self.participant).write(
            {
                "invitation_ids": [
                    Command.create({"relation": "other", "name": "Ann Client", "email": "ann@elsewhere.example"})
                ]
            }
        )
        self.ann = self.feedback.invitation_ids.filtered("email").filtered(lambda one: one.name == "Ann Client")
        self.feedback.with_user(self.participant).action_submit_list()
        self.ann.with_user(self.coordinator).action_approve()
        self.url = f"/l360/decline/{self.ann.sudo().ref}"

    def test_the_letter_after_approval_holds_the_address_and_no_answer_link(self):
        with self._letters() as letters:
            self.env["leadership.feedback.round"]._cron_post()

        self.assertEqual([letter["to"] for letter in letters], ["ann@elsewhere.example"])
        self.assertIn(self.url, letters[0]["text"])
        self.assertNotIn("/l360/a", letters[0]["text"])

    def test_reading_the_page_changes_nothing_and_the_button_declines(self):
        page = self.url_open(self.url)
        self.assertIn("rather not be asked", page.text)
        self.assertEqual(self.ann.state, "approved")

        done = self.url_open(self.url, data={"go": "1"})

        self.assertIn("will not be asked", done.text)
        self.assertEqual(self.ann.state, "declined")

    def test_over_unknown_and_somebody_with_a_login_get_the_same_page(self):
        self._nominate_as_coordinator()
        insider = self.feedback.invitation_ids.filtered(lambda one: one.employee_id == self.peers[0])
        over = [
            self.url_open(f"/l360/decline/{ref}", data={"go": "1"}).text for ref in (uuid4(), "x", insider.sudo().ref)
        ]
        self.feedback._keyed().write({"state": "collecting"})
        over.append(self.url_open(self.url, data={"go": "1"}).text)

        self.assertEqual(len(set(over)), 1)
        self.assertIn("Nothing to decline", over[0])
        self.assertEqual((self.ann.state, insider.state), ("approved", "nominated"))

    def _nominate_as_coordinator(self):
        self.feedback.with_user(self.coordinator).write(
            {"invitation_ids": [Command.create({"relation": "peer", "employee_id": self.peers[0].id})]}
        )
