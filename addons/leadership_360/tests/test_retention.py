from unittest.mock import patch

from odoo import fields
from odoo.tests import freeze_time, tagged

from odoo.addons.leadership_360.confidential import reading, service, vault
from odoo.addons.leadership_360.confidential.errors import MissingKey

from .vault_case import VaultCase


@tagged("post_install", "-at_install")
class TestHowLongThingsAreKept(VaultCase):
    """Reports two years, logs half a year longer, leavers thirty days (G6)."""

    def setUp(self):
        super().setUp()
        self.startPatcher(patch.object(service, "close", lambda cr, ref, form: "closed"))
        self.feedback = self.closed()
        self.feedback._keyed().write({"state": "closed", "date_closed": "2026-01-10"})
        self.cohort.date_end = "2030-01-01"
        self.report = self.feedback.with_env(self.env).report_ids

    def job(self, day):
        with freeze_time(day), self._letters() as letters:
            self.env["leadership.feedback.round"]._cron_retention()
        return letters

    def kept(self):
        return bool(self.report.exists()), self.opened(self.feedback) is not None

    def test_the_report_is_kept_two_years_and_a_setting_changes_that(self):
        self.assertEqual(self.report.keep_until, fields.Date.to_date("2028-01-10"))

        self.env["ir.config_parameter"].set_param("leadership_360.keep_report_months", "12")
        self.report.invalidate_recordset(["keep_until"])

        self.assertEqual(self.report.keep_until, fields.Date.to_date("2027-01-10"))

    def test_the_end_of_the_programme_may_come_first(self):
        self.cohort.date_end = "2026-03-01"

        self.assertEqual(self.report.keep_until, fields.Date.to_date("2027-03-01"))

    def test_the_job_deletes_the_report_and_half_a_year_later_the_log(self):
        self.job("2028-01-10")
        self.assertEqual(self.kept(), (True, True))

        self.job("2028-01-11")
        self.assertEqual(self.kept(), (False, False))
        self.assertIn((0, "deleted"), self.lines(self.feedback))

        self.job("2028-07-10")
        self.assertTrue(self.lines(self.feedback))
        self.job("2028-07-11")
        with self.assertRaises(vault.VaultError):
            self.lines(self.feedback)
        self.assertTrue(self.feedback.log_deleted)

    def test_somebody_who_leaves_is_told_and_has_thirty_days(self):
        self.leader.active = False

        letters = self.job("2026-06-01")

        self.assertEqual([letter["to"] for letter in letters], [self.participant.email])
        self.assertIn("30", letters[0]["subject"])
        self.assertFalse(self.job("2026-06-02"))
        self.assertEqual(self.report.keep_until, fields.Date.to_date("2026-07-01"))
        self.job("2026-07-02")
        self.assertEqual(self.kept(), (False, False))

    def test_the_plan_goes_as_the_report_does(self):
        plans = self.env["leadership.plan"]
        with freeze_time("2026-02-01"):
            plan = plans.with_user(self.participant).create({"enrollment_id": self.enrollment.id})
            plan.focus_ids = [fields.Command.create({"name": "Listen first"})]
            plan.action_start()

        self.job("2028-02-01")
        self.assertTrue(plan.exists())
        self.job("2028-02-02")

        self.assertFalse(plan.exists())

    def test_somebody_who_comes_back_keeps_the_report(self):
        self.leader.active = False
        self.job("2026-06-01")
        self.leader.active = True

        self.job("2026-07-02")

        self.assertEqual(self.kept(), (True, True))

    def test_where_the_vault_is_locked_nothing_is_lost_and_the_round_says_so(self):
        with (
            patch.object(reading, "unlock", side_effect=MissingKey("no key")),
            self.assertLogs("odoo.addons.leadership_360", "ERROR"),
        ):
            self.job("2028-01-11")

        self.assertTrue(self.report.exists())
        self.assertTrue(self.feedback.trouble)
        self.job("2028-01-12")
        self.assertEqual(self.kept(), (False, False))
