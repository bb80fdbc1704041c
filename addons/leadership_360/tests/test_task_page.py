from unittest.mock import patch

from odoo.tests import HttpCase

from odoo.addons.leadership_360.confidential import proof

from .common import LeadershipCase

BROWSER = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document", "Sec-Fetch-Site": "same-origin"}


class TestThePageOfOwnRequests(HttpCase, LeadershipCase):
    def setUp(self):
        super().setUp()
        self._collecting()

    def _page(self, user, headers=BROWSER):
        self.authenticate(user.login, user.login)
        return self.url_open("/l360/tasks", headers=headers)

    def test_a_rater_finds_the_own_link_with_the_secret_in_the_fragment(self):
        page = self._page(self.peers[0].user_id)

        self.assertEqual(page.status_code, 200)
        self.assertEqual(page.text.count("/l360/a#a-secret-token"), 1)
        self.assertIn(self.participant.name, page.text)
        self.assertEqual(page.headers["Cache-Control"], "no-store")

    def test_somebody_who_is_asked_by_nobody_finds_none(self):
        page = self._page(self.hr)

        self.assertEqual(page.status_code, 200)
        self.assertNotIn("/l360/a#", page.text)

    def test_a_script_in_the_rater_s_name_gets_no_link(self):
        for headers in ({}, {**BROWSER, "Sec-Fetch-Mode": "cors"}, {**BROWSER, "Sec-Fetch-Site": "cross-site"}):
            with self.subTest(headers=headers):
                page = self._page(self.peers[0].user_id, headers)
                self.assertEqual(page.status_code, 403)
                self.assertNotIn("/l360/a#", page.text)

    def test_where_something_foreign_would_be_handed_the_page_it_holds_no_link(self):
        with patch.object(proof, "check_way_back", side_effect=proof.Refused("foreign_code")) as asked:
            page = self._page(self.peers[0].user_id)

        asked.assert_called_once()
        self.assertEqual(page.status_code, 403)
        self.assertNotIn("/l360/a#", page.text)

    def test_no_method_of_a_rater_s_place_returns_a_link(self):
        rater = self.env["leadership.feedback.invitation"].search([("employee_id", "=", self.peers[0].id)])

        answer = rater.with_user(self.peers[0].user_id).action_answer()

        self.assertEqual(answer["url"], "/l360/tasks")
        self.assertFalse(self.vault.named("token"))
