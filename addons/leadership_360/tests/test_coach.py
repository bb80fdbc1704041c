from unittest.mock import patch

from odoo.exceptions import AccessError, UserError

from ..confidential import post
from .common import LeadershipCase


class TestTheCoach(LeadershipCase):
    def _set(self, coach, by=None):
        self.enrollment.with_user(by or self.participant)._set_coach(coach)

    def _employee_of(self, user, parent=None):
        return self.env["hr.employee"].create(
            {"name": user.name, "user_id": user.id, "parent_id": parent and parent.id}
        )

    def test_nobody_from_the_reporting_line_and_no_rater_or_coordinator_coaches(self):
        top = self._employee("top")
        self.boss.parent_id = top
        below = self._employee("below", parent=self.reports[0])
        feedback = self._round()
        feedback.with_user(self.coordinator).action_start()
        self._nominate(feedback, "peer", self.peers[0])
        cases = {
            self.participant: "own coach",
            self.boss.user_id: "above",
            top.user_id: "above",
            self.reports[0].user_id: "below",
            below.user_id: "below",
            self.peers[0].user_id: "asked for feedback",
            self.coordinator: "coordinates",
        }
        for coach, reason in cases.items():
            with self.subTest(coach=coach.login), self.assertRaises(UserError) as refused:
                self._set(coach)
            self.assertIn(reason, str(refused.exception))

        self._set(self.portal_coach)
        self.assertEqual(self.enrollment.coach_id, self.portal_coach)

    def test_a_coach_whom_the_coordinator_proposes_waits_for_the_participant(self):
        self._set(self.portal_coach, by=self.coordinator)
        self.assertFalse(self.enrollment.coach_confirmed)
        self.assertFalse(self.env["leadership.enrollment"].with_user(self.portal_coach).search([]))

        self.enrollment.with_user(self.participant).action_confirm_coach()

        self.assertTrue(self.enrollment.coach_confirmed)
        self.assertEqual(self.env["leadership.enrollment"].with_user(self.portal_coach).search([]), self.enrollment)

    def test_nobody_else_chooses_the_coach(self):
        for user in (self.boss.user_id, self.coach, self.hr, self.settings_admin, self.other_coordinator):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self._set(self.portal_coach, by=user)

    def test_a_reorganisation_closes_the_coach_s_access_at_once(self):
        feedback = self._closed()
        report = feedback.report_ids
        report.with_user(self.participant)._record_release(self.coach)
        self.assertTrue(report.with_user(self.coach).has_access("read"))

        self.leader.parent_id = self._employee_of(self.coach)
        self.env.invalidate_all()

        for record in (self.enrollment, feedback, feedback.invitation_ids, report):
            with self.subTest(model=record._name):
                self.assertFalse(record.with_user(self.coach).has_access("read"))
                self.assertFalse(self.env[record._name].with_user(self.coach).search([]))

    def test_the_participant_is_told_when_a_reorganisation_ends_a_coach(self):
        feedback = self._closed()
        feedback.report_ids.with_user(self.participant)._record_release(self.coach)
        self.leader.parent_id = self._employee_of(self.coach)

        with patch.object(post, "tell") as tell:
            self.env["leadership.enrollment"]._cron_check_coaches()

        (_env, person, kind), values = tell.call_args
        self.assertEqual((person, kind), (self.participant, "coach_ended"))
        self.assertIn("above", values["reason"])
        self.assertFalse(self.enrollment.coach_id)
        self.assertFalse(feedback.report_ids.released)
        self.assertEqual(self.vault.named("revoke")[-1][:2], (feedback.ref, self.coach.id))

    def test_a_coach_without_a_conflict_is_left_in_peace(self):
        self.env["leadership.enrollment"]._cron_check_coaches()

        self.assertEqual(self.enrollment.coach_id, self.coach)

    def test_another_coach_means_another_release(self):
        report = self._closed().report_ids
        report.with_user(self.participant)._record_release(self.coach)

        self._set(self.portal_coach)

        self.assertFalse(report.released)
        self.assertFalse(self.env["leadership.feedback.report"].with_user(self.portal_coach).search([]))

    def test_the_choice_offers_only_coaches_without_a_conflict(self):
        self.program.coach_ids += self.boss.user_id
        choice = (
            self.env["leadership.enrollment.coach"]
            .with_user(self.participant)
            .create({"enrollment_id": self.enrollment.id})
        )

        self.assertEqual(choice.possible_ids, self.coach | self.portal_coach)
        choice.coach_id = self.portal_coach
        choice.action_choose()
        self.assertEqual(self.enrollment.coach_id, self.portal_coach)

    def test_the_coach_of_the_employee_form_has_nothing_to_do_with_it(self):
        self.assertEqual(self.leader.coach_id, self.boss)

        self.assertNotEqual(self.enrollment.coach_id, self.boss.user_id)
