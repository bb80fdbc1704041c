from unittest.mock import patch

from odoo.tests import tagged

from odoo.addons.leadership_360.confidential import reading, service
from odoo.addons.leadership_360.confidential.errors import MissingKey

from .vault_case import VaultCase


@tagged("post_install", "-at_install")
class TestTakeover(VaultCase):
    """A login that somebody else changes is written into the participant's access log (wall, section 9)."""

    def setUp(self):
        super().setUp()
        self.feedback, _tokens = self.launched()
        self.admin = self.env.ref("base.user_admin")

    def noted(self):
        return [(uid, action) for uid, action in self.lines(self.feedback) if action.endswith("_changed")]

    def test_a_password_or_login_set_by_somebody_else_is_in_the_log(self):
        user = self.participant.with_user(self.admin)
        user.write({"password": "Set by the administrator 1"})
        user.write({"login": "another-login"})

        self.assertEqual(self.noted(), [(self.admin.id, "password_changed"), (self.admin.id, "login_changed")])

    def test_taking_over_the_login_of_a_coach_who_may_open_the_report_is_in_the_log(self):
        self.feedback.sudo().report_ids._record_release(self.coach)

        self.coach.with_user(self.admin).write({"password": "Set by the administrator 4"})
        self.feedback.sudo().report_ids._record_revocation()
        self.coach.with_user(self.admin).write({"login": "another-login"})

        self.assertEqual(self.noted(), [(self.admin.id, "password_changed")])
        (detail,) = (entry.detail for entry in self.entries() if entry.action == "password_changed")
        self.assertEqual(detail, str(self.coach.id))

    def entries(self):
        return reading.read_log(self.cr, self.at_browser(self.participant), self.feedback.ref)

    def test_a_new_address_for_a_new_password_is_in_the_log_however_it_was_written(self):
        self.participant.with_user(self.admin).write({"email": "elsewhere@example.com"})
        self.participant.partner_id.with_user(self.admin).write({"email": "further@example.com"})
        self.participant.partner_id.with_user(self.admin).write({"email": "further@example.com"})

        self.assertEqual(self.noted(), [(self.admin.id, "login_changed")] * 2)

    def test_a_passkey_made_in_the_participant_s_name_or_taken_away_is_in_the_log(self):
        keys = self.env.get("auth.passkey.key")
        if keys is None:
            self.skipTest("auth_passkey is not installed here")
        values = {"name": "Key", "credential_identifier": "credential"}

        key = keys.with_user(self.participant).sudo().create(values)
        key.with_user(self.admin).sudo().unlink()

        self.assertEqual(
            self.noted(),
            [(self.participant.id, "second_factor_changed"), (self.admin.id, "second_factor_changed")],
        )

    def test_taking_on_the_participant_s_name_does_not_hide_it(self):
        self.participant.with_user(self.participant).sudo().write({"password": "Set by a server action 1"})

        self.assertEqual(self.noted(), [(self.participant.id, "password_changed")])

    def test_other_changes_and_other_people_are_not_in_the_log(self):
        self.participant.with_user(self.admin).write({"signature": "E. M."})
        self.coach.with_user(self.admin).write({"password": "Set by the administrator 2"})

        self.assertFalse(self.noted())

    def test_an_ordinary_change_asks_nothing_of_the_database(self):
        user = self.participant.with_user(self.admin)
        rounds = type(self.env["leadership.feedback.round"])

        with patch.object(rounds, "search") as search:
            user.write({"signature": "E. M."})

        search.assert_not_called()

    def test_a_locked_vault_does_not_stop_a_new_password(self):
        with (
            patch.object(service, "note", side_effect=MissingKey("no key")),
            self.assertLogs("odoo.addons.leadership_360.models.leadership_feedback_round_log", "ERROR"),
        ):
            self.participant.with_user(self.admin).write({"password": "Set by the administrator 3"})
