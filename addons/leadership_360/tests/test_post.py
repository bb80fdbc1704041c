from odoo.exceptions import UserError

from ..confidential import post
from .common import LeadershipCase


class TestLetters(LeadershipCase):
    def setUp(self):
        super().setUp()
        self.feedback = self._collecting()
        self.rounds = self.env["leadership.feedback.round"]

    def _rater(self, relation):
        return self.feedback.invitation_ids.filtered(lambda one: one.relation == relation)[0]

    def test_each_rater_gets_one_letter_with_the_secret_in_the_fragment_only(self):
        with self._letters() as letters:
            self.rounds._cron_post()
            self.rounds._cron_post()

        self.assertEqual(
            sorted(letter["to"] for letter in letters), sorted(self.feedback.invitation_ids.mapped("email"))
        )
        for letter in letters:
            self.assertIn("/l360/a#a-secret-token,l360_", letter["text"])

    def test_nothing_of_a_letter_is_stored(self):
        tables = ("mail.mail", "mail.message", "mail.notification")
        before = {model: self.env[model].search_count([]) for model in tables}

        with self._letters():
            self.rounds._cron_post()

        self.assertEqual({model: self.env[model].search_count([]) for model in tables}, before)

    def test_a_letter_that_fails_stays_in_the_queue_and_the_others_go(self):
        unlucky = self._rater("peer")
        sent = []

        def send(server, message, **_options):
            if unlucky.email in message["To"]:
                raise UserError("no such mailbox")
            sent.append(message["To"])

        self.patch(self.registry["ir.mail_server"], "send_email", send)
        self.rounds._cron_post()
        self.assertEqual((unlucky.mail_due, unlucky.mail_tries), ("invite", 1))
        self.assertEqual(len(sent), 11)

        self.patch(
            self.registry["ir.mail_server"], "send_email", lambda server, message, **_o: sent.append(message["To"])
        )
        self.rounds._cron_post()

        self.assertFalse(unlucky.mail_due)
        self.assertEqual(len(sent), 12)

    def test_the_manager_reads_another_promise_than_the_peers(self):
        with self._letters() as letters:
            post.invite(self.env, self.feedback, self._rater("manager") | self._rater("peer"), "invite")

        manager, peer = (letter["text"] for letter in sorted(letters, key=lambda one: "peer" in one["to"]))
        self.assertIn("as the manager's", manager)
        self.assertIn("never for fewer than 3 people", peer)

    def test_a_manager_who_is_not_shown_alone_reads_the_promise_of_the_others(self):
        self.feedback._keyed().write(
            {"snapshot": {**self.feedback.snapshot, "policy": {"k": 3, "manager_shown": False}}}
        )

        with self._letters() as letters:
            post.invite(self.env, self.feedback, self._rater("manager"), "invite")

        self.assertIn("never for fewer than 3 people", letters[0]["text"])

    def test_a_reminder_goes_to_everybody_and_thanks_those_who_have_answered(self):
        with self._letters() as letters:
            post.invite(self.env, self.feedback, self._rater("peer"), "remind")

        self.assertIn("If you have answered", letters[0]["text"])

    def test_names_are_escaped(self):
        self.feedback._keyed().write(
            {"snapshot": {**self.feedback.snapshot, "participant": {"name": "<b>Eve</b>", "job": ""}}}
        )
        from ..confidential import letters

        letter = letters.to_rater(
            self.env, self.feedback, self._rater("peer"), "invite", "https://example.test/l360/a#x"
        )

        self.assertIn("&lt;b&gt;Eve", letter.html())
