from odoo.tests import tagged

from .world import WallCase


@tagged("post_install", "-at_install", "wall")
class TestPages(WallCase):
    """The report's own address, asked for as a browser asks."""

    def test_it_opens_for_the_participant(self):
        self.login(self.participant)

        self.assertSecret(self.ask().text)

    def test_it_opens_for_the_coach_between_release_and_revocation(self):
        self.login(self.participant)
        self.release()
        self.login(self.coach)
        self.assertSecret(self.ask().text)

        self.login(self.participant)
        self.send("/revoke")
        self.login(self.coach)
        self.assertNoSecret(self.ask().text)

    def test_it_opens_for_nobody_else(self):
        for name, env in self.roles.items():
            if env.uid in (self.participant.id, 1) or env.user._is_public():
                continue
            with self.subTest(role=name):
                self.login(env.user)
                for path in ("", "/pdf", "/xlsx", "/log"):
                    answer = self.ask(path)
                    self.assertEqual(answer.status_code, 404)
                    self.assertNoSecret(answer.text)
