from unittest.mock import patch

from odoo import fields
from odoo.tests import tagged

from odoo.addons.leadership_360.confidential import reading, service

from .vault_case import VaultCase


@tagged("post_install", "-at_install", "security")
class TestLeavingClosesTheReport(VaultCase):
    """Asked of the vault itself: what a coach had been given is gone at once."""

    def setUp(self):
        super().setUp()
        self.startPatcher(patch.object(service, "revoke", reading.revoke))
        self.feedback = self.closed()
        self.feedback._keyed().write({"state": "closed", "date_closed": fields.Date.today()})
        reading.release(self.cr, self.at_browser(self.participant, "act"), self.feedback.ref, self.coach.id)
        self.feedback.report_ids.with_user(self.participant)._record_release(self.coach)
        self.assertTrue(self.opened(self.feedback, self.coach), "the coach reads before")

    def test_withdrawing_needs_no_reason_and_takes_the_coach_s_copy(self):
        self.enrollment.with_user(self.participant).action_withdraw()

        self.assertIsNone(self.opened(self.feedback, self.coach))
        self.assertIn((self.participant.id, "revoke"), self.lines(self.feedback))
        self.assertTrue(self.opened(self.feedback), "the participant keeps the own report")

    def test_a_change_of_coach_takes_the_copy_and_gives_the_new_one_nothing(self):
        self.enrollment.with_user(self.participant)._set_coach(self.portal_coach)

        self.assertIsNone(self.opened(self.feedback, self.coach))
        self.assertIsNone(self.opened(self.feedback, self.portal_coach))
