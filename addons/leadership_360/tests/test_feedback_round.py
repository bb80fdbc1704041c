from datetime import date, timedelta

from psycopg2.errors import UniqueViolation

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import freeze_time
from odoo.tools import mute_logger

from .common import LeadershipCase

LAUNCHER = "odoo.addons.leadership_360.models.leadership_feedback_round_launch"


class TestTheLifeOfARound(LeadershipCase):
    def test_a_round_goes_from_draft_to_a_report(self):
        feedback = self._closed()

        self.assertEqual(feedback.state, "closed")
        self.assertEqual(self.vault.named("close")[-1], (feedback.ref, feedback.snapshot))
        self.assertEqual(feedback.report_ids.participant_id, self.participant)
        self.assertEqual(feedback.report_ids.date_closed, feedback.date_closed)

    def test_the_vault_gets_one_slot_per_rater_with_the_relation_and_no_name(self):
        feedback = self._collecting()

        ref, form, participant, slots = self.vault.named("launch")[-1]
        self.assertEqual((ref, form, participant), (feedback.ref, feedback.snapshot, self.participant.id))
        self.assertEqual(
            sorted(relation for _ref, relation in slots), ["manager", *["peer"] * 5, *["report"] * 5, "self"]
        )
        self.assertEqual({invite for invite, _relation in slots}, set(feedback.sudo().invitation_ids.mapped("ref")))

    def test_the_launch_snapshot_holds_what_the_answer_page_needs_in_every_language(self):
        self.env["res.lang"]._activate_lang("fr_FR")
        behaviour = self.env.ref("leadership_360.leadership_behaviour_delegation_1")
        behaviour.with_context(lang="fr_FR").other_text = "Convient du résultat attendu avant de déléguer."

        form = self._collecting().snapshot

        self.assertEqual(form["version"], 1)
        self.assertEqual(
            form["policy"],
            {"k": 3, "small_groups": "merge", "manager_shown": True, "floor": True, "comment_labels": False},
        )
        self.assertEqual([point["value"] for point in form["scale"]["points"]], [1, 2, 3, 4, 5])
        self.assertEqual(form["scale"]["points"][0]["label"]["en_US"], "Almost never")
        self.assertEqual(form["scale"]["cut"], "3.5")
        self.assertEqual(len(form["competencies"]), 8)
        self.assertEqual({len(competency["items"]) for competency in form["competencies"]}, {4})
        (item,) = (one for c in form["competencies"] for one in c["items"] if one["id"] == f"b{behaviour.id}")
        self.assertEqual(item["other"]["fr_FR"], "Convient du résultat attendu avant de déléguer.")
        self.assertTrue(item["self"]["en_US"].startswith("I agree"))
        self.assertEqual(
            [question["id"] for question in form["questions"]], ["works_well", "one_thing", "anything_else"]
        )
        self.assertEqual(form["invited"], {"manager": 1, "peer": 5, "report": 5, "other": 0})
        self.assertIn("fr_FR", form["languages"])
        self.assertEqual(form["participant"]["name"], self.participant.name)

    def test_nothing_of_a_launched_round_changes_but_the_end_which_moves_forward(self):
        feedback = self._collecting()
        frozen = {
            "k": 5, "small_groups": "drop", "manager_shown": False, "floor": False, "comment_labels": True,
            "questionnaire_id": self.env.ref("leadership_360.leadership_questionnaire_executive").id,
            "date_start": date(2026, 1, 1), "name": "Another",
        }  # fmt: skip
        for (field, value), user in [
            (item, user) for item in frozen.items() for user in (self.coordinator, self.env.user)
        ]:
            with self.subTest(field=field, user=user.login), self.assertRaises(UserError):
                feedback.with_user(user).write({field: value})
        with self.assertRaises(UserError):
            feedback.sudo().date_end -= timedelta(days=1)

        feedback.with_user(self.coordinator).date_end += timedelta(days=5)

        self.assertEqual(feedback.invitation_ids.mapped("date_end"), [feedback.date_end] * 12)

    def test_the_participant_may_write_nominations_and_nothing_else(self):
        feedback = self._round()
        feedback.with_user(self.coordinator).action_start()

        for field, value in {"k": 4, "date_end": date(2027, 1, 1), "name": "Mine"}.items():
            with self.subTest(field=field), self.assertRaises(UserError):
                feedback.with_user(self.participant).write({field: value})

    def test_after_launch_nobody_can_be_removed_declined_or_exchanged(self):
        feedback = self._collecting()
        rater = feedback.invitation_ids.filtered(lambda one: one.relation == "peer")[0]

        for user in (self.coordinator, self.participant, self.env.user):
            with self.subTest(user=user.login), self.assertRaises(UserError) as refused:
                rater.with_user(user).unlink()
            self.assertIn("frozen", str(refused.exception))
        with self.assertRaises(UserError):
            rater.with_user(rater.user_id).action_decline()
        with self.assertRaises(UserError):
            rater.sudo().write({"relation": "other"})

    def test_a_rater_joins_a_running_round_only_through_approval(self):
        feedback = self._collecting()
        feedback.with_user(self.coordinator).write(
            {"invitation_ids": [(0, 0, {"relation": "peer", "employee_id": self.peers[5].id})]}
        )
        late = feedback.invitation_ids.filtered(lambda one: one.employee_id == self.peers[5])
        self.assertFalse(self.vault.named("add_slot"))
        late.with_user(self.coordinator).months = 6

        late.with_user(self.coordinator).action_approve()

        self.assertEqual(self.vault.named("add_slot"), [(feedback.ref, late.sudo().ref, "peer")])
        self.assertEqual(late.mail_due, "invite")

    def test_the_participant_cannot_add_raters_while_answers_come_in(self):
        feedback = self._collecting()

        with self.assertRaises(UserError):
            self._nominate(feedback, "peer", self.peers[5])

    def test_one_person_has_one_open_round(self):
        self._collecting()
        second = self._round()

        with self.assertRaises(UniqueViolation) as refused, mute_logger("odoo.sql_db"):
            second.with_user(self.coordinator).action_start()
            self.env.flush_all()
        self.assertIn("one_open", str(refused.exception))

    def test_ninety_days_between_two_rounds_and_a_year_without_a_reason(self):
        with freeze_time("2026-03-01"):
            self._closed()
        with freeze_time("2026-04-01"), self.assertRaises(UserError) as refused:
            self._round().with_user(self.coordinator).action_start()
        self.assertIn("90 days", str(refused.exception))
        with freeze_time("2026-08-01"):
            early = self._round()
            with self.assertRaises(UserError):
                early.with_user(self.coordinator).action_start()
            early.with_user(self.coordinator).early_reason = "New position"

            early.with_user(self.coordinator).action_start()

        self.assertEqual(early.state, "nominating")

    def test_the_setting_of_months_between_rounds_changes_when_a_reason_is_needed(self):
        with freeze_time("2026-03-01"):
            self._closed()
        self.env["ir.config_parameter"].set_param("leadership_360.months_between", "4")

        with freeze_time("2026-08-01"):
            second = self._round()
            second.with_user(self.coordinator).action_start()

        self.assertEqual(second.state, "nominating")

    def test_a_round_needs_a_participant_who_has_said_yes(self):
        enrollment = self.env["leadership.enrollment"].create(
            {"employee_id": self.peers[0].id, "cohort_id": self.cohort.id, "reason": "Ready."}
        )

        with self.assertRaises(ValidationError):
            self._round(enrollment)

    def test_labelled_comments_need_groups_of_five(self):
        with self.assertRaises(ValidationError):
            self._round(comment_labels=True)

        self.assertTrue(self._round(comment_labels=True, k=5).comment_labels)


class TestTheJobsOfARound(LeadershipCase):
    def setUp(self):
        super().setUp()
        self.rounds = self.env["leadership.feedback.round"]

    def test_a_round_closes_by_its_date(self):
        feedback = self._collecting()
        with freeze_time(feedback.date_end):
            self.rounds._cron_close()
        self.assertEqual(feedback.state, "collecting", "the last day is a day to answer")

        with freeze_time(feedback.date_end + timedelta(days=1)):
            self.rounds._cron_close()

        self.assertEqual(feedback.state, "closed")

    def test_too_few_answers_leave_nothing_to_open_and_everyone_is_told(self):
        self.vault.outcome = "too_few"
        feedback = self._collecting()
        feedback.with_user(self.coordinator).action_close()

        with self._letters() as letters:
            self.rounds._cron_close()
            self.rounds._cron_post()

        self.vault.outcome = "closed"
        self.assertEqual(feedback.state, "too_few")
        self.assertFalse(feedback.report_ids)
        told = {letter["to"] for letter in letters if "ended" in letter["subject"]}
        self.assertGreaterEqual(told, {self.participant.email, self.coach.email, self.coordinator.email})
        self.assertGreaterEqual(told, set(feedback._raters().mapped("email")))

    def test_a_round_that_fails_is_said_so_and_tried_again_and_holds_up_no_other(self):
        feedback = self._collecting()
        feedback.with_user(self.coordinator).action_close()
        self.vault.broken = True
        with self.assertLogs(LAUNCHER, "ERROR") as logged:
            self.rounds._cron_close()
        self.vault.broken = False
        self.assertIn("RuntimeError", logged.output[0])
        self.assertFalse(logged.records[0].exc_info)
        self.assertNotIn("the vault is locked", "".join(logged.output))
        self.assertEqual(feedback.state, "closing")
        self.assertTrue(feedback.trouble)

        self.rounds._cron_close()

        self.assertEqual((feedback.state, feedback.trouble), ("closed", False))

    def test_launched_rounds_wait_for_their_first_day(self):
        feedback = self._full_list(self._round(date_start=date(2027, 1, 4), date_end=date(2027, 1, 25)))
        feedback.with_user(self.coach).action_approve_list()
        feedback.with_user(self.coordinator).action_launch()

        with freeze_time("2027-01-03"):
            self.rounds._cron_open()
        self.assertEqual(feedback.state, "preparing")
        with freeze_time("2027-01-04"):
            self.rounds._cron_open()
        self.assertEqual(feedback.state, "collecting")

    def test_reminders_go_to_everybody_twice(self):
        with freeze_time("2026-11-02"):
            feedback = self._collecting(date_start=date(2026, 11, 2), date_end=date(2026, 11, 22))
            self.rounds._cron_post()
        for day, kind, count in [("2026-11-11", False, 0), ("2026-11-12", "remind", 1), ("2026-11-19", "remind", 2)]:
            feedback.sudo().invitation_ids.mail_due = False
            with self.subTest(day=day), freeze_time(day):
                self.rounds._queue_reminders()

                self.assertEqual(set(feedback.invitation_ids.mapped("mail_due")), {kind})
                self.assertEqual(feedback.reminders, count)
        feedback.sudo().invitation_ids.mail_due = False
        with freeze_time("2026-11-20"):
            self.rounds._queue_reminders()
        self.assertEqual(set(feedback.invitation_ids.mapped("mail_due")), {False})

    def test_the_job_that_sends_queues_the_reminders_that_are_due(self):
        with freeze_time("2026-11-02"):
            self._collecting(date_start=date(2026, 11, 2), date_end=date(2026, 11, 22))
            with self._letters():
                self.rounds._cron_post()

        with freeze_time("2026-11-12"), self._letters() as letters:
            self.rounds._cron_post()

        self.assertEqual(len(letters), 12)
        self.assertTrue(all("Reminder" in letter["subject"] for letter in letters))

    def test_progress_is_yes_or_no_overall_for_the_participant_and_per_group_for_the_coordinator(self):
        feedback = self._collecting()
        self.rounds._cron_progress()
        groups = self.env["leadership.feedback.progress"]

        self.assertTrue(feedback.with_user(self.participant).enough)
        self.assertFalse(groups.with_user(self.participant).search([]))
        self.assertFalse(groups.with_user(self.coach).search([]))
        seen = groups.with_user(self.coordinator).search([])
        self.assertEqual({row.relation: row.enough for row in seen}, {"peer": True, "report": False})

    def test_a_coordinator_who_takes_part_does_not_see_the_progress_of_the_own_round(self):
        feedback = self._collecting()
        self.rounds._cron_progress()
        self.participant.group_ids += self.env.ref("leadership_360.group_coordinator")
        self.program.coordinator_ids += self.participant

        self.assertFalse(self.env["leadership.feedback.progress"].with_user(self.participant).search([]))
        with self.assertRaises(AccessError):
            feedback.with_user(self.participant).action_close()

    def test_cancelling_destroys_what_was_collected(self):
        feedback = self._collecting()

        feedback.with_user(self.coordinator).action_cancel()

        self.assertEqual(feedback.state, "cancelled")
        self.assertEqual(self.vault.named("cancel")[-1], (feedback.ref,))

    def test_names_of_raters_are_deleted_thirty_days_after_the_end_and_the_counts_stay(self):
        with freeze_time("2026-09-01"):
            feedback = self._closed()
        with freeze_time("2026-09-30"):
            self.rounds._cron_forget_names()
        self.assertEqual(len(feedback.invitation_ids), 12)

        with freeze_time("2026-10-01"):
            self.rounds._cron_forget_names()

        self.assertFalse(feedback.invitation_ids)
        self.assertEqual(feedback.snapshot["invited"]["peer"], 5)

    def test_the_report_handle_follows_the_participant_s_release(self):
        feedback = self._closed()
        report = feedback.report_ids
        self.assertFalse(self.env["leadership.feedback.report"].with_user(self.coach).search([]))

        report.with_user(self.participant)._record_release(self.coach)
        self.assertEqual(feedback.state, "released")
        self.assertEqual(self.env["leadership.feedback.report"].with_user(self.coach).search([]), report)

        report.with_user(self.participant)._record_revocation()
        self.assertEqual(feedback.state, "closed")
        self.assertFalse(self.env["leadership.feedback.report"].with_user(self.coach).search([]))

    def test_a_release_before_close_holds_at_close(self):
        feedback = self._collecting()
        feedback.report_ids.with_user(self.participant)._record_release(self.coach)
        feedback.with_user(self.coordinator).action_close()

        self.rounds._cron_close()

        self.assertEqual(feedback.state, "released")
