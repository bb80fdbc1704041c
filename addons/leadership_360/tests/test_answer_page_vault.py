"""The raters' address before the real vault and a launched round."""

import json

from odoo.tests import HttpCase, tagged

from odoo.addons.leadership_360.confidential import collecting

from .common import LeadershipCase

PATH = "/l360/a"
COMMENT = "Canary: asks before deciding."


@tagged("post_install", "-at_install")
class TestAnswerPageAndVault(LeadershipCase, HttpCase):
    def setUp(self):
        super().setUp()
        self.feedback = self._collecting()
        self.env.flush_all()
        slots = [(invitation.ref, invitation.relation) for invitation in self.feedback.sudo()._raters()]
        collecting.launch(self.env.cr, self.feedback.ref, self.feedback.snapshot, self.participant.id, slots)
        self.tokens = {relation: collecting.token(self.env.cr, self.feedback.ref, invite) for invite, relation in slots}
        competencies = self.feedback.snapshot["competencies"]
        self.items = [item for competency in competencies for item in competency["items"]]
        self.all = {item["id"]: 1 + place % 5 for place, item in enumerate(self.items)}
        self.comments = {self.feedback.snapshot["questions"][0]["id"]: COMMENT}

    def ask(self, do, code=None, **data):
        body = json.dumps({"do": do, "code": code or self.tokens["peer"], **data})
        return self.url_open(PATH, data=body, headers={"Content-Type": "application/json"})

    def count(self, name):
        self.env.cr.execute(f"SELECT count(*) FROM leadership_vault_{name}")
        return self.env.cr.fetchone()[0]

    def queries(self, work):
        before = self.env.cr.sql_log_count
        work()
        return self.env.cr.sql_log_count - before

    def test_a_rater_s_story_from_the_link_to_the_sealed_answer(self):
        opened = self.ask("open").json()
        self.ask("save", ratings={self.items[0]["id"]: 2})
        kept = self.ask("open").json()["answers"]
        drafts = self.count("draft")
        sent = self.ask("send", ratings=self.all, comments=self.comments).json()

        self.assertIn(self.items[0]["other"]["en_US"], opened["html"])
        self.assertEqual(kept["ratings"], {self.items[0]["id"]: 2})
        self.assertIn("Thank you", sent["html"])
        self.assertEqual([drafts, self.count("draft"), self.count("answer")], [1, 0, 1])

    def test_the_same_answers_sent_twice_are_stored_once_and_thanked_twice(self):
        first = self.ask("send", ratings=self.all, comments=self.comments).content
        again = self.ask("send", ratings=self.all, comments=self.comments).content
        other = self.ask("send", ratings={**self.all, self.items[0]["id"]: 5}, comments=self.comments).json()

        self.assertEqual(first, again)
        self.assertFalse(other["open"])
        self.assertEqual(self.count("answer"), 1)

    def test_a_sent_link_is_calm_from_then_on(self):
        self.ask("send", ratings=self.all)

        self.assertFalse(self.ask("open").json()["open"])
        self.assertEqual(self.ask("open").content, self.ask("open", code="unknown").content)

    def test_without_a_script_the_answers_arrive_as_well(self):
        code = self.tokens["report"]
        fields = {f"r.{item}": str(value) for item, value in self.all.items()}
        step = len(self.feedback.snapshot["competencies"]) + 2

        self.url_open(PATH, data={"code": code, "at": "1", "go": str(step), **fields})
        done = self.url_open(PATH, data={"code": code, "at": str(step), "go": "send"})

        self.assertIn("Thank you", done.text)
        self.assertEqual(self.count("answer"), 1)

    def test_the_participant_answers_in_the_first_person(self):
        opened = self.ask("open", code=self.tokens["self"]).json()

        self.assertIn(self.items[0]["self"]["en_US"], opened["html"])
        self.assertNotIn('value=\\"n\\"', json.dumps(opened["html"]))

    def test_opening_and_sending_forty_answers_cost_at_most_25_queries(self):
        self.url_open(PATH)
        self.ask("open")  # caches

        cost = self.queries(
            lambda: (self.url_open(PATH), self.ask("open"), self.ask("send", ratings=self.all, comments=self.comments))
        )

        self.assertLessEqual(cost, 25)

    def test_unknown_used_and_malformed_links_cost_the_same(self):
        self.ask("send", code=self.tokens["manager"], ratings=self.all)
        self.ask("open")
        codes = {"used": self.tokens["manager"], "unknown": "A" * 32, "malformed": "?", "long": "x" * 5000}

        for do in ("open", "save"):
            costs = {
                name: self.queries(lambda do=do, code=code: self.ask(do, code=code)) for name, code in codes.items()
            }
            with self.subTest(do=do):
                self.assertEqual(len(set(costs.values())), 1, costs)

    def test_saving_sending_and_dead_links_share_one_address_without_the_secret(self):
        replies = [
            self.ask("open"),
            self.ask("save", ratings={self.items[0]["id"]: 2}),
            self.ask("send", ratings=self.all),
            self.ask("open", code="unknown"),
        ]

        self.assertEqual({reply.url for reply in replies}, {self.base_url() + PATH})
        self.assertEqual({reply.status_code for reply in replies}, {200})
