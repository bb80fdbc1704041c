from psycopg2.errors import UniqueViolation

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tools import mute_logger

from ..wizard.leadership_enrollment_accept import PROMISE_VERSION
from .common import LeadershipCase


class TestTakingPart(LeadershipCase):
    def _nominate_person(self, employee, by, **values):
        return (
            self.env["leadership.enrollment"]
            .with_user(by)
            .create({"employee_id": employee.id, "cohort_id": self.cohort.id, "reason": "Ready for more.", **values})
        )

    def test_managers_hr_coordinators_and_people_themselves_nominate(self):
        for nominator, person in [
            (self.boss.user_id, self.peers[0]),
            (self.boss.user_id, self.reports[0]),
            (self.hr, self.peers[1]),
            (self.coordinator, self.peers[2]),
            (self.peers[3].user_id, self.peers[3]),
        ]:
            with self.subTest(nominator=nominator.login):
                enrollment = self._nominate_person(person, nominator)
                self.assertEqual((enrollment.state, enrollment.nominated_by_id), ("nominated", nominator))

    def test_a_colleague_does_not_nominate(self):
        with self.assertRaises(AccessError):
            self._nominate_person(self.peers[1], self.peers[0].user_id)

    def test_a_nominator_follows_the_nomination_until_it_is_answered(self):
        enrollment = self._nominate_person(self.peers[0], self.boss.user_id)
        mine = self.env["leadership.enrollment"].with_user(self.boss.user_id)
        self.assertEqual(mine.search([]), enrollment)

        enrollment.with_user(self.coordinator).action_invite()

        self.assertFalse(mine.search([]))

    def test_whoever_has_no_login_cannot_take_part(self):
        ghost = self.env["hr.employee"].create({"name": "Ghost"})

        with self.assertRaises(UserError):
            self._nominate_person(ghost, self.coordinator)

    def test_accepting_shows_the_promise_and_records_its_version(self):
        enrollment = self._nominate_person(self.peers[0], self.coordinator)
        enrollment.with_user(self.coordinator).action_invite()
        as_participant = enrollment.with_user(self.peers[0].user_id)
        action = as_participant.action_accept()
        acceptance = self.env[action["res_model"]].with_user(self.peers[0].user_id).browse(action["res_id"])
        self.assertIn("To no one else", acceptance.promise)
        with self.assertRaises(UserError):
            acceptance.action_accept()
        self.assertEqual(enrollment.state, "invited")

        acceptance.understood = True
        acceptance.action_accept()

        self.assertEqual((enrollment.state, enrollment.promise_version), ("accepted", PROMISE_VERSION))

    def test_nobody_accepts_for_somebody_else(self):
        enrollment = self._nominate_person(self.peers[0], self.coordinator)
        enrollment.with_user(self.coordinator).action_invite()
        for user in (self.coordinator, self.boss.user_id, self.hr):
            acceptance = self.env["leadership.enrollment.accept"].create(
                {"enrollment_id": enrollment.id, "understood": True}
            )
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                acceptance.with_user(user).sudo().with_user(user).action_accept()

    def test_withdrawing_ends_every_access_at_once(self):
        feedback = self._closed()
        feedback.report_ids.with_user(self.participant)._record_release(self.coach)

        self.enrollment.with_user(self.participant).action_withdraw()

        self.assertEqual(self.enrollment.state, "withdrawn")
        self.assertEqual(self.vault.named("revoke")[-1][:2], (feedback.ref, self.coach.id))
        for model in ("leadership.enrollment", "leadership.feedback.round", "leadership.feedback.report"):
            self.assertFalse(self.env[model].with_user(self.coach).search([]), model)
        self.assertTrue(self.env["leadership.feedback.report"].with_user(self.participant).search([]))

    def test_withdrawing_cancels_a_round_that_collects(self):
        feedback = self._collecting()

        self.enrollment.with_user(self.participant).action_withdraw()

        self.assertEqual(feedback.state, "cancelled")
        self.assertEqual(self.vault.named("cancel")[-1], (feedback.ref,))

    def test_a_full_cohort_invites_nobody(self):
        self.program.capacity = 1
        enrollment = self._nominate_person(self.peers[0], self.coordinator)

        with self.assertRaises(UserError):
            enrollment.with_user(self.coordinator).action_invite()

        self.program.capacity = 2
        enrollment.with_user(self.coordinator).action_invite()
        self.assertEqual(enrollment.state, "invited")

    def test_a_person_is_in_a_cohort_once(self):
        with self.assertRaises(UniqueViolation), mute_logger("odoo.sql_db"):
            self._nominate_person(self.leader, self.coordinator)

    def test_another_login_on_the_employee_does_not_become_the_participant(self):
        self.leader.user_id = self.hr

        self.assertEqual(self.enrollment.participant_id, self.participant)
        self.assertFalse(self.env["leadership.enrollment"].with_user(self.hr).search([]))

    def test_the_coach_named_at_the_employee_is_no_coordinator_of_a_programme(self):
        with self.assertRaises(ValidationError) as refused:
            self.program.coordinator_ids += self.hr
        self.assertIn("cannot coordinate", str(refused.exception))
