"""Applying a decision: once, on the right version, and with a failure that stops nobody else."""

import contextlib
from unittest.mock import patch

from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from .outcome_case import HIRED, WAGE, OutcomeCase

JOB = "odoo.addons.performance_cycle.models.performance_outcome_apply"


@tagged("post_install", "-at_install")
class TestApplyingAnOutcome(OutcomeCase):
    def test_a_raise_makes_a_version_on_its_day_and_leaves_the_time_before(self):
        outcome = self.applied(self.outcome())

        self.assertEqual(outcome.state, "applied")
        self.assertEqual([str(row.date_version) for row in self.versions()], [str(HIRED), "2026-02-02"])
        self.assertEqual((self.wage_on("2026-02-01"), self.wage_on("2026-02-02")), (WAGE, 4120))
        self.assertEqual(self.versions()[1].contract_date_start, HIRED)

    def test_a_version_that_exists_on_this_day_is_written_on(self):
        self.people["employee"].create_version({"date_version": "2026-02-02", "job_title": "Acting lead"})

        self.applied(self.outcome())

        self.assertEqual(len(self.versions()), 2)
        self.assertEqual((self.wage_on("2026-02-02"), self.versions()[1].job_title), (4120, "Acting lead"))

    def test_each_way_to_propose_gives_its_wage(self):
        self.applied(self.outcome(basis="amount", amount=150.5))
        self.assertEqual(self.wage_on("2026-02-02"), 4150.5)

        self.applied(self.outcome(basis="one_off", amount=900))
        self.assertEqual(self.wage_on("2026-02-02"), 4150.5)

    def test_an_administrator_proposes_a_new_wage_in_its_own_row(self):
        outcome = self.outcome("administrator", basis="wage", propose=False)
        with self.assertRaises(UserError):
            self.as_("administrator", outcome).action_propose()
        self.as_("administrator", outcome).wage_ids.asked_wage = 4444
        self.as_("administrator", outcome).action_propose()
        self.as_("top", outcome).action_approve()
        self.as_("second_administrator", outcome).action_approve_second()
        self.as_("administrator", outcome).action_apply()

        self.assertEqual(self.wage_on("2026-02-02"), 4444)

    def test_a_promotion_changes_job_department_and_title_and_nothing_else(self):
        place = self.env["hr.department"].create({"name": "Key accounts", "company_id": self.company.id})
        outcome = self.promotion(new_department_id=place.id)
        rows = {row["label"]: (row["before"], row["after"]) for row in outcome.differences}
        self.assertEqual(rows["Job"], ("Account Manager", "Senior Account Manager"))
        self.assertEqual(rows["Department"], ("Sales", "Key accounts"))

        self.applied(outcome)

        version = self.versions()[1]
        self.assertEqual((version.job_id, version.department_id), (self.higher_job, place))
        self.assertEqual((version.job_title, version.wage), ("Senior Account Manager", WAGE))
        self.assertEqual(self.versions()[0].job_id, self.job)
        self.assertEqual(outcome.differences[0]["before"], "Account Manager")

    def test_a_title_of_its_own_stays(self):
        self.applied(self.promotion(new_title="Senior Account Manager, North"))

        self.assertEqual(self.versions()[1].job_title, "Senior Account Manager, North")

    def test_before_applying_today_new_and_difference_are_shown(self):
        outcome = self.approve(self.outcome())
        row = self.as_("administrator", outcome).wage_ids

        self.assertEqual((row.today, row.new, row.difference, row.difference_percent), (4000, 4120, 120, 3))
        self.as_("administrator", outcome).action_apply()
        self.versions()[1].wage = 9999
        self.env.invalidate_all()
        self.assertEqual((row.today, row.new, row.difference), (4000, 4120, 120))

    def test_later_dated_versions_wait_for_hr_s_choice(self):
        for day, wage in (("2026-05-01", WAGE), ("2026-09-01", 4100)):
            self.people["employee"].create_version({"date_version": day, "wage": wage})
        outcome = self.approve(self.outcome())
        rows = self.as_("administrator", outcome).later_ids
        self.assertEqual((str(rows[0].date), rows[0].wage, rows[0].new_wage), ("2026-05-01", 4000, 4120))

        answer = self.as_("administrator", outcome).action_apply()
        self.assertEqual((answer["tag"], outcome.state), ("display_notification", "scheduled"))
        rows[0].choice, rows[1].choice = "change", "keep"
        self.as_("administrator", outcome).action_apply()

        self.assertEqual([row.wage for row in self.versions()], [4000, 4120, 4120, 4100])

    def test_the_job_says_when_a_choice_is_missing_and_goes_on(self):
        self.people["employee"].create_version({"date_version": "2026-05-01"})
        stopped = self.approve(self.outcome())
        other = self.approve(self.outcome(appraisal=self.peer_review()))

        with mute_logger(JOB):
            self.run_job()

        self.assertIn("later-dated", stopped.failure)
        self.assertEqual((stopped.state, other.state), ("scheduled", "applied"))
        self.assertTrue(stopped.later_ids)
        self.assertTrue(stopped.activity_ids.user_id._is_performance_administrator())

    def peer_review(self):
        appraisal = self.appraisal_of("peer")
        self.shared(appraisal)
        return appraisal

    def test_an_outcome_is_applied_once_however_often_the_job_runs(self):
        self.approve(self.outcome())
        for _run in range(3):
            self.run_job()
        self.assertEqual([row.wage for row in self.versions()], [4000, 4120])

    def test_applying_a_second_time_by_hand_is_refused(self):
        outcome = self.applied(self.outcome())
        with self.assertRaises(UserError):
            self.as_("administrator", outcome).action_apply()
        self.assertEqual(self.wage_on("2026-02-02"), 4120)

    def test_what_another_server_applied_meanwhile_is_left_alone(self):
        outcome = self.approve(self.outcome()).sudo()
        self.assertEqual(outcome.state, "scheduled")
        self.env.cr.execute("UPDATE performance_outcome SET state = 'applied' WHERE id = %s", outcome.ids)

        outcome._apply_by_job(outcome.effective_date)

        self.assertEqual(len(self.versions()), 1)

    def test_what_another_server_is_just_applying_is_left_to_it(self):
        outcome = self.approve(self.outcome()).sudo()
        nobody = outcome.browse()
        with patch.object(type(outcome), "try_lock_for_update", lambda self, **options: nobody):
            outcome._apply_by_job(outcome.effective_date)

        self.assertEqual((outcome.state, outcome.failure, len(self.versions())), ("scheduled", False, 1))

    def test_one_failure_stops_no_other_and_is_shown_on_it(self):
        first = self.approve(self.outcome())
        second = self.approve(self.outcome(appraisal=self.peer_review()))
        self.people["employee"].version_id.contract_date_end = "2026-01-31"

        with mute_logger(JOB):
            self.run_job()

        self.assertIn("ends on", first.failure)
        self.assertEqual((first.state, second.state), ("scheduled", "applied"))
        self.people["employee"].version_id.contract_date_end = False
        with freeze_time("2026-02-03"):
            self.run_job()
        self.assertEqual((first.state, first.failure), ("applied", False))

    def test_a_job_killed_in_mid_batch_goes_on_where_it_stopped(self):
        """The job dies inside the second outcome: what is committed stands, the rest is as if never begun."""
        first = self.approve(self.outcome())
        second = self.approve(self.outcome(appraisal=self.peer_review()))
        freeze = type(first.wage_ids)._freeze
        calls = []

        def dying(rows):
            calls.append(rows)
            if len(calls) == 2:
                raise KeyboardInterrupt
            return freeze(rows)

        self.patch(type(self.env["ir.cron"]), "_commit_progress", lambda *args, **kwargs: 60.0)
        with patch.object(type(first.wage_ids), "_freeze", dying), contextlib.suppress(KeyboardInterrupt):
            self.kill_job()
        self.assertEqual(len(calls), 2)
        self.env.invalidate_all()
        self.assertEqual((first.state, second.state), ("applied", "scheduled"))
        self.assertEqual(len(self.versions("peer")), 1)

        self.run_job()

        self.assertEqual(second.state, "applied")
        for role in ("employee", "peer"):
            self.assertEqual([row.wage for row in self.versions(role)], [4000, 4120])

    def kill_job(self):
        """Run the job so that each outcome stands in a savepoint, as it stands in a transaction of its own."""
        for outcome in self.env["performance.outcome"].search([("state", "=", "scheduled")], order="id"):
            with self.env.cr.savepoint():
                outcome._apply_by_job(outcome.effective_date)

    def test_who_has_left_gets_no_raise(self):
        outcome = self.approve(self.outcome())
        self.people["employee"].active = False

        with mute_logger(JOB):
            self.run_job()

        self.assertIn("has left", outcome.failure)

    def test_a_day_before_the_employment_is_refused_at_approval(self):
        self.people["employee"].version_id.write({"date_version": "2026-02-01", "contract_date_start": "2026-02-01"})
        outcome = self.outcome(effective_date="2026-01-15")
        with self.assertRaises(UserError):
            self.as_("administrator", outcome).action_approve()

    def test_a_nomination_adds_the_tag_of_the_settings_and_nothing_else(self):
        tag, other = self.env["hr.employee.category"].create([{"name": "To be developed"}, {"name": "Fire warden"}])
        self.people["employee"].category_ids = [Command.link(other.id)]
        nomination = self.outcome(kind="nomination")
        with self.assertRaises(UserError):
            self.as_("officer", nomination).action_approve()
        self.company.performance_nomination_tag_id = tag
        before = self.state_of("employee")

        self.applied(nomination)

        self.assertEqual(self.people["employee"].category_ids, tag | other)
        self.assertEqual(self.state_of("employee"), before)
        self.people["employee"].category_ids = [Command.unlink(tag.id)]
        self.env.invalidate_all()
        self.assertEqual(nomination.state, "applied")

    def state_of(self, role):
        """Every stored value of a person and his versions, but for the tags and Odoo's own clock."""
        self.env.flush_all()
        self.env.invalidate_all()
        person = self.people[role]
        rows = []
        for record in (person, *person.version_ids):
            names = [
                name
                for name, field in record._fields.items()
                if field.store and not name.startswith(("write_", "category_ids", "activity_", "message_"))
            ]
            rows += record.read(names, load=None)
        return rows

    def test_recognition_training_and_none_only_record_the_decision(self):
        for kind in ("recognition", "training", "none"):
            before = self.state_of("employee")
            outcome = self.applied(self.outcome(kind=kind))
            with self.subTest(kind=kind):
                self.assertEqual(outcome.state, "applied")
                self.assertEqual(self.state_of("employee"), before)
