"""Reminders are activities and one mail a day; what stays late is escalated once."""

from unittest.mock import patch

from odoo import fields
from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from .common import TODAY, PerformanceCase


@tagged("post_install", "-at_install")
class TestReminders(PerformanceCase):
    def setUp(self):
        super().setUp()
        self.launch()
        self.due = self.appraisal_of("employee").goals_due
        self.remind(TODAY)
        self.told = len(self.mails().filtered(lambda mail: "Set your goals" in mail.body_html))
        self.mails().unlink()

    def mails(self):
        return self.env["mail.mail"].search([("subject", "like", "Performance:")])

    def remind(self, day):
        with freeze_time(day):
            self.env["performance.cycle"].sudo()._cron_remind()

    def test_the_mail_of_the_day_of_the_launch_tells_everybody_to_set_goals(self):
        self.assertEqual(self.told, self.cycle.appraisal_count)

    def test_seven_three_and_one_days_before_and_one_after(self):
        for offset, wanted in ((-8, False), (-7, True), (-3, True), (-2, False), (-1, True), (1, True), (2, False)):
            with self.subTest(offset=offset):
                self.mails().unlink()
                self.remind(self.shift(offset))
                self.assertEqual(bool(self.mails()), wanted)

    def shift(self, days):
        return fields.Date.add(self.due, days=days)

    def test_the_company_chooses_the_days(self):
        self.company.performance_reminder_days = "5"
        self.remind(self.shift(-7))
        self.assertFalse(self.mails())

        self.remind(self.shift(-5))
        self.assertTrue(self.mails())

    def test_one_mail_per_person_and_day_however_much_is_due(self):
        self.goal(weight=50)
        self.goal(weight=50)
        self.as_(
            "employee", self.env["performance.goal"].search([("employee_id", "=", self.people["employee"].id)])
        ).action_submit()
        self.remind(self.shift(-1))
        self.remind(self.shift(-1))

        to_manager = self.mails().filtered(lambda mail: "perf_manager" in mail.email_to or "Manager" in mail.email_to)
        by_person = {}
        for mail in self.mails():
            by_person[mail.email_to] = by_person.get(mail.email_to, 0) + 1
        self.assertEqual(set(by_person.values()), {1})
        self.assertTrue(to_manager)

    def test_a_reminder_repeats_no_activity(self):
        appraisal = self.appraisal_of("employee")
        before = len(appraisal.activity_ids)
        self.remind(self.shift(-3))
        self.remind(self.shift(-1))

        self.assertEqual(len(appraisal.activity_ids), before)

    def test_what_stays_late_is_escalated_once_to_the_manager_s_manager_and_hr(self):
        self.company.performance_hr_user_id = self.cast["officer"]
        appraisal = self.appraisal_of("employee")
        self.remind(self.shift(8))
        self.assertIn(self.cast["top"], appraisal.activity_ids.user_id)
        self.assertIn(self.cast["officer"], appraisal.activity_ids.user_id)
        count = len(appraisal.activity_ids)

        self.remind(self.shift(9))
        self.assertEqual(len(appraisal.activity_ids), count)

    def test_without_a_contact_one_of_hr_hears_of_it_and_nobody_as_hr_of_the_own_review(self):
        self.company.performance_hr_user_id = False
        self.remind(self.shift(8))

        hr = self.cast["officer"] | self.cast["administrator"]
        for role in ("employee", "officer", "administrator"):
            with self.subTest(role=role):
                told = self.appraisal_of(role).activity_ids.filtered(lambda row: row.summary == "Late for long").user_id
                self.assertEqual(len(told & hr), 1)
                self.assertNotIn(self.cast[role], told)

    def test_escalation_can_be_switched_off(self):
        self.company.performance_escalation_days = 0
        self.remind(self.shift(30))

        self.assertNotIn(self.cast["top"], self.appraisal_of("employee").activity_ids.user_id)

    def test_one_click_reminds_and_the_next_mail_says_so(self):
        appraisal = self.appraisal_of("employee")
        self.as_("officer", appraisal).action_remind()
        self.assertTrue(appraisal.reminded_on)

        self.remind("2026-02-03")
        self.assertTrue(self.mails())
        with self.assertRaises(AccessError):
            self.as_("employee", appraisal).action_remind()

    def test_who_is_reminded_after_the_mail_of_the_day_is_told_in_the_next_one(self):
        appraisal = self.appraisal_of("employee")
        self.as_("officer", appraisal).action_remind()
        self.remind(TODAY)
        self.assertFalse(self.mails())
        self.assertTrue(appraisal.remind_now)

        self.remind("2026-02-03")
        self.assertEqual(len(self.mails()), 1)
        self.assertFalse(appraisal.remind_now)

    def test_a_server_that_dies_before_the_mails_forgets_nobody(self):
        appraisal = self.appraisal_of("employee")
        self.as_("officer", appraisal).action_remind()
        digest = type(self.env["performance.digest"])
        with patch.object(digest, "_send", side_effect=RuntimeError("killed")), self.assertRaises(RuntimeError):
            self.remind("2026-02-03")
        self.assertTrue(appraisal.remind_now)

        self.remind("2026-02-03")
        self.assertEqual(len(self.mails()), 1)
