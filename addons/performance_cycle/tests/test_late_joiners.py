"""Dates of those who come later, and of everybody when a phase moves."""

from datetime import date

from odoo.tests import freeze_time, tagged

from .common import PerformanceCase

KINDS = {"goals_due": "goal_setting", "self_review_due": "self_review", "review_due": "manager_review"}


@tagged("post_install", "-at_install")
class TestLateJoiners(PerformanceCase):
    def phase(self, kind, cycle=None):
        return (cycle or self.cycle).phase_ids.filtered(lambda phase: phase.kind == kind)

    def dues(self, appraisal):
        return [appraisal[field] for field in KINDS]

    def planned(self, cycle=None):
        return [self.phase(kind, cycle).date_due for kind in KINDS.values()]

    def test_who_is_there_from_the_start_has_the_dates_of_the_phases(self):
        self.assertEqual(self.dues(self.launch()), self.planned())

    def test_who_was_hired_in_the_middle_gets_every_date_later_in_order_and_before_calibration(self):
        self.hire("nia", day="2026-07-01")
        self.launch()

        dues = self.dues(self.appraisal_of("nia"))

        self.assertEqual(dues, sorted(dues))
        for due, planned in zip(dues, self.planned(), strict=True):
            self.assertGreaterEqual(due, planned)
            self.assertLessEqual(due, self.phase("calibration").date_due)
        self.assertGreater(dues[0], date(2026, 7, 1))
        self.assertEqual(self.dues(self.appraisal_of("employee")), self.planned())

    def test_who_is_added_by_hand_is_not_late_on_the_first_day(self):
        self.cycle.eligibility_date = date(2026, 3, 31)
        self.launch()
        person = self.hire("nia", day="2026-05-01")
        self.cycle.included_ids = person
        with freeze_time("2026-09-01"):
            self.as_("officer", self.cycle).action_add_people()
            self.run_launch()
            joined = self.appraisal_of("nia")
            self.assertEqual((joined.date_start, joined.date_joined), (date(2026, 5, 1), date(2026, 9, 1)))
            self.assertGreater(joined.goals_due, date(2026, 9, 1))
            self.assertFalse(joined.days_late)

    def test_who_joins_by_rule_gets_dates_from_the_day_of_joining(self):
        self.launch()
        self.cycle.write({"join_automatically": True, "join_after_days": 90})
        self.hire("nia", day="2026-05-01")
        with freeze_time("2026-07-30"):
            self.env["performance.cycle"].sudo()._cron_phases()

        self.assertEqual(self.appraisal_of("nia").date_joined, date(2026, 7, 30))
        self.assertGreater(self.appraisal_of("nia").goals_due, date(2026, 7, 30))

    def test_after_the_last_phase_everything_is_due_at_the_end(self):
        self.hire("nia", day="2026-12-20")
        self.launch()

        self.assertEqual(set(self.dues(self.appraisal_of("nia"))), {date(2026, 12, 31)})

    def test_a_leap_day_hire_gets_dates_in_order_inside_the_cycle(self):
        cycle = self.env["performance.cycle"].create(
            {"name": "Annual 2028", "company_id": self.company.id, "date_start": "2028-01-01", "date_end": "2028-12-31"}
        )
        self.hire("nia", day="2028-02-29")
        with freeze_time("2028-02-29"):
            self.launch(cycle)

        appraisal = self.appraisal_of("nia", cycle)
        dues = self.dues(appraisal)
        self.assertEqual(appraisal.date_start, date(2028, 2, 29))
        self.assertEqual(dues, sorted(dues))
        self.assertTrue(date(2028, 2, 29) < dues[0] and dues[-1] <= date(2028, 12, 31))
        self.assertGreater(dues[0], self.planned(cycle)[0])

    def test_a_cycle_that_begins_on_a_leap_day_ends_in_february_and_is_copied_to_a_real_day(self):
        cycle = self.env["performance.cycle"].create(
            {"name": "Leap", "company_id": self.company.id, "date_start": "2028-02-29", "date_end": "2029-02-28"}
        )
        copied = cycle.copy()

        self.assertEqual((copied.date_start, copied.date_end), (date(2029, 2, 28), date(2030, 2, 28)))
        self.assertEqual(len(copied.phase_ids), len(cycle.phase_ids))

    def test_a_phase_that_is_moved_takes_everybody_along_but_not_who_got_another_date(self):
        self.hire("nia", day="2026-07-01")
        self.launch()
        own, peer, late = (self.appraisal_of(role) for role in ("employee", "peer", "nia"))
        self.as_("officer", peer).write({"goals_due": "2026-04-01"})
        before = late.goals_due

        self.as_("officer", self.phase("goal_setting")).write({"date_due": "2026-03-15"})

        self.assertEqual(own.goals_due, date(2026, 3, 15))
        self.assertEqual(own.activity_ids.mapped("date_deadline"), [date(2026, 3, 15)])
        self.assertEqual(peer.goals_due, date(2026, 4, 1))
        self.assertGreater(late.goals_due, before)

    def test_more_time_for_one_is_not_late_on_the_cycle_s_page(self):
        self.launch()
        rows = self.cycle.appraisal_ids
        with freeze_time("2026-02-20"):
            self.assertEqual(self.goal_phase()["tone"], "late")
            self.as_("administrator", rows - self.appraisal_of("administrator")).write({"goals_due": "2026-03-15"})
            self.as_("officer", self.appraisal_of("administrator")).write({"goals_due": "2026-03-15"})

            row = self.goal_phase()

        self.assertEqual((row["tone"], row["late"], row["here"]), ("open", 0, len(rows)))

    def goal_phase(self):
        self.env.invalidate_all()
        page = self.as_("officer", self.cycle).dashboard()
        return next(row for row in page["phases"] if row["kind"] == "goal_setting")

    def test_late_is_found_by_the_own_date(self):
        self.hire("nia", day="2026-07-01")
        self.launch()
        for row in self.cycle.appraisal_ids:
            self.force(row, "self_review")
        with freeze_time(self.phase("self_review").date_due.replace(day=28)):
            late = self.env["performance.appraisal"].search(
                [("due_date", "<", date.today()), ("cycle_id", "=", self.cycle.id)]
            )
            self.assertEqual(late, self.cycle.appraisal_ids.filtered("days_late"))
