"""What an outside coach finds in the portal, and what nobody else finds there."""

import re

from odoo.tests import HttpCase, tagged

from .journey_case import JourneyCase

HOME = "/my/leadership"


@tagged("security")
class TestThePortalOfAnOutsideCoach(HttpCase, JourneyCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.portal_coach.tz = "Europe/Berlin"
        cls.enrollment.with_user(cls.participant)._set_coach(cls.portal_coach)
        cls.other_portal = cls._portal("l360_other_portal")
        cls.meeting = (
            cls.env["leadership.session"]
            .with_user(cls.participant)
            .create({"enrollment_id": cls.enrollment.id, "start": "2026-03-02 09:00:00", "agenda": "Letting go"})
        )
        cls.meeting.with_user(cls.participant).my_notes = "Note of the participant"
        cls.meeting.with_user(cls.portal_coach).my_notes = "Note of the coach"
        plan = cls.env["leadership.plan"].with_user(cls.participant).create({"enrollment_id": cls.enrollment.id})
        plan.focus_ids = [(0, 0, {"name": "hand over whole tasks", "if_then": "If asked, then I ask back"})]
        cls.pages = (HOME, f"{HOME}/{cls.enrollment.id}", f"{HOME}/session/{cls.meeting.id}")

    @classmethod
    def _portal(cls, login):
        partner = cls.env["res.partner"].create({"name": login, "email": f"{login}@example.com"})
        portal = cls.env.ref("base.group_portal").ids
        values = {"login": login, "password": login, "partner_id": partner.id, "group_ids": [(6, 0, portal)]}
        return cls.env["res.users"].with_context(no_reset_password=True).create(values)

    def _get(self, user, path):
        self._log_in(user)
        return self.url_open(path)

    def _log_in(self, user):
        self.authenticate(user and user.login, user and user.login.ljust(8, "x"))

    def _post(self, path, page=None, **fields):
        token = re.search(r'name="csrf_token" value="([^"]+)"', self.url_open(page or path).text)[1]
        answer = self.url_open(path, data={"csrf_token": token, **fields})
        self.env.invalidate_all()
        return answer

    def test_the_coach_reads_sessions_plan_and_the_own_notes_only(self):
        home, person, session = (self._get(self.portal_coach, page).text for page in self.pages)

        self.assertIn(self.participant.name, home)
        self.assertIn("hand over whole tasks", person)
        self.assertIn("If asked, then I ask back", person)
        self.assertIn("Letting go", session)
        self.assertIn("Note of the coach", session)
        self.assertNotIn("Note of the participant", session)

    def test_a_report_is_linked_while_it_is_released_and_no_longer(self):
        report = self._closed().sudo().report_ids
        link = f"/l360/report/{report.ref}"
        seen = []
        for act in (lambda: None, lambda: report.with_user(self.participant)._record_release(self.portal_coach)):
            act()
            seen.append([link in self._get(self.portal_coach, page).text for page in self.pages[:2]])
        report.with_user(self.participant)._record_revocation()

        self.assertEqual(seen, [[False, False], [True, True]])
        self.assertNotIn(link, self._get(self.portal_coach, HOME).text)

    def test_another_portal_user_and_every_employee_find_nothing(self):
        for user in (self.other_portal, self.hr, self.boss.user_id, self.coordinator, self.settings_admin, self.mentor):
            with self.subTest(user=user.login):
                self.assertNotIn(self.participant.name, self._get(user, HOME).text)
                for page in self.pages[1:]:
                    self.assertEqual(self._get(user, page).status_code, 404)

    def test_what_does_not_exist_looks_like_what_is_closed(self):
        closed = [self._get(self.other_portal, page) for page in self.pages[1:]]
        absent = [self._get(self.other_portal, page) for page in (f"{HOME}/99999999", f"{HOME}/session/99999999")]

        self.assertEqual([page.status_code for page in closed], [page.status_code for page in absent])

    def test_the_public_is_asked_to_log_in(self):
        for page in self.pages:
            with self.subTest(page=page):
                self.assertIn("/web/login", self._get(None, page).url)

    def test_nobody_else_may_post_either(self):
        for user in (self.other_portal, self.hr):
            self._log_in(user)
            for path, fields in (
                (f"{HOME}/{self.enrollment.id}/session", {"start": "2026-05-04T10:00", "hours": "1"}),
                (f"{HOME}/session/{self.meeting.id}/save", {"agenda": "Mine", "move": "cancel"}),
            ):
                with self.subTest(user=user.login, path=path):
                    answer = self._post(path, page="/my/security", **fields)
                    self.assertEqual(answer.status_code, 404)
        self.assertEqual((self.meeting.agenda, self.meeting.state), ("Letting go", "planned"))

    def test_the_coach_plans_a_session_in_the_own_time_zone(self):
        self._log_in(self.portal_coach)

        answer = self._post(
            f"{HOME}/{self.enrollment.id}/session", page=self.pages[1], start="2026-05-04T10:00", hours="1.5"
        )

        session = self.env["leadership.session"].search([("start", "=", "2026-05-04 08:00:00")])
        self.assertEqual((session.guide_id, session.hours), (self.portal_coach, 1.5))
        self.assertTrue(answer.url.endswith(f"{HOME}/session/{session.id}"))

    def test_a_wrong_entry_is_said_and_writes_nothing(self):
        self._log_in(self.portal_coach)
        before = self.env["leadership.session"].search_count([])
        for fields in ({"start": "tomorrow", "hours": "1"}, {"start": "2026-05-04T10:00", "hours": "99"}):
            with self.subTest(fields=fields):
                answer = self._post(f"{HOME}/{self.enrollment.id}/session", page=self.pages[1], **fields)
                self.assertIn('role="alert"', answer.text)
                self.assertEqual(self.env["leadership.session"].search_count([]), before)

    def test_the_coach_writes_notes_and_says_that_it_was_held(self):
        self._log_in(self.portal_coach)

        self._post(
            f"{self.pages[2]}/save", page=self.pages[2], joint_notes="Three moments", my_notes="Ask", move="hold"
        )

        self.assertEqual((self.meeting.state, self.meeting.joint_notes), ("held", "Three moments"))
        self.assertEqual(self.meeting.with_user(self.portal_coach).my_notes, "Ask")
        self.assertEqual(self.meeting.with_user(self.participant).my_notes, "Note of the participant")

    def test_what_was_written_is_shown_again_when_the_step_is_refused(self):
        self.meeting.with_user(self.participant).action_hold()
        self._log_in(self.portal_coach)

        answer = self._post(f"{self.pages[2]}/save", page=self.pages[2], joint_notes="Nearly lost", move="cancel")

        self.assertIn("Nearly lost", answer.text)
        self.assertIn('role="alert"', answer.text)
        self.assertFalse(self.meeting.joint_notes)

    def test_a_change_of_coach_closes_the_pages_at_once(self):
        self.enrollment.with_user(self.participant)._set_coach(self.coach)

        self.assertNotIn(self.participant.name, self._get(self.portal_coach, HOME).text)
        for page in self.pages[1:]:
            with self.subTest(page=page):
                self.assertEqual(self._get(self.portal_coach, page).status_code, 404)
