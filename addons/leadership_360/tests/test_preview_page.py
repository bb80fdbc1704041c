from odoo.tests import HttpCase

from .common import LeadershipCase


class TestThePreview(LeadershipCase, HttpCase):
    def setUp(self):
        super().setUp()
        questionnaire = self.env.ref("leadership_360.leadership_questionnaire_team_leader")
        self.url = questionnaire.with_user(self.coordinator).action_preview()["url"]
        self.authenticate(self.coordinator.login, self.coordinator.login.ljust(8, "x"))

    def test_it_shows_each_perspective_in_its_own_words_as_the_real_page_does(self):
        rater, own = self.url_open(self.url).text, self.url_open(f"{self.url}?relation=self").text

        self.assertIn("Stays calm under pressure.", rater)
        self.assertIn("No opportunity to observe", rater)
        self.assertIn("I stay calm under pressure.", own)
        self.assertNotIn("No opportunity to observe", own)
        self.assertIn('<fieldset class="q"', rater)
        self.assertIn('id="promise"', rater)

    def test_it_sends_nothing(self):
        page = self.url_open(self.url)

        self.assertNotIn("<form", page.text)
        self.assertNotIn("<script", page.text)

    def test_it_speaks_the_chosen_language(self):
        self.env["res.lang"]._activate_lang("fr_FR")

        self.assertIn('<html lang="fr-FR"', self.url_open(f"{self.url}?lang=fr_FR").text)

    def test_what_does_not_exist_is_not_found_and_what_is_odd_is_a_peer_s_page(self):
        self.assertEqual(self.url_open("/l360/preview/999999").status_code, 404)
        self.assertIn("Stays calm", self.url_open(f"{self.url}?relation=odd&lang=odd").text)
