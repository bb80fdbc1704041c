"""The homes of participant and coach: what waits for me, and nothing that I could not open."""

from odoo.tests import freeze_time, tagged

from .common import LeadershipCase


@tagged("security")
class TestTheHomes(LeadershipCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.program.stage_ids = [
            (0, 0, {"name": name, "kind": kind, "month": month, "sequence": month})
            for name, kind, month in (("Kick-off", "kickoff", 1), ("360", "feedback", 2), ("Debrief", "debrief", 4))
        ]
        cls.cohort.date_start = "2026-02-01"
        cls.cohort.stage_id = cls.program.stage_ids[1]

    def _ask(self, user, method):
        self.env.invalidate_all()
        return getattr(self.env["leadership.enrollment"].with_user(user), method)()

    def _journey(self, user=None):
        (journey,) = self._ask(user or self.participant, "my_journey")["journeys"]
        return journey

    def _buttons(self, steps):
        return [step["button"] for step in steps]

    def _queries(self, user, method):
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        getattr(self.env["leadership.enrollment"].with_user(user), method)()
        return self.env.cr.sql_log_count - before

    def test_the_participant_sees_the_stages_and_where_the_cohort_is(self):
        journey = self._journey()

        self.assertEqual([stage["name"] for stage in journey["stages"]], ["Kick-off", "360", "Debrief"])
        self.assertEqual([stage["when"] for stage in journey["stages"]], ["Feb 2026", "Mar 2026", "May 2026"])
        self.assertEqual(journey["stage_id"], self.program.stage_ids[1].id)
        self.assertEqual(journey["people"], [{"part": "Coach", "name": self.coach.name}])

    def test_what_to_do_next_follows_the_participation(self):
        invited = self._enroll(self.peers[0], coach=False)
        mine = lambda: self._buttons(self._journey(self.peers[0].user_id)["steps"])
        invited._keyed().write({"state": "nominated"})
        self.assertEqual(mine(), [""])
        invited._keyed().write({"state": "invited"})
        self.assertEqual(mine(), ["Answer the invitation"])
        invited._keyed().write({"state": "accepted"})
        self.assertEqual(mine(), ["Choose a coach"])
        invited.with_user(self.coordinator)._set_coach(self.coach)
        self.assertEqual(mine(), ["Confirm or choose another"])
        invited.with_user(self.peers[0].user_id).action_confirm_coach()
        self.assertEqual(mine(), [])

    def test_what_to_do_next_follows_the_round_until_the_report(self):
        feedback = self._round()
        self.assertEqual(self._journey()["rounds"], [], "a draft is the coordinator's")
        feedback.with_user(self.coordinator).action_start()
        self.assertEqual(self._buttons(self._journey()["steps"]), ["Choose raters"])
        feedback.with_user(self.coordinator).action_cancel()
        self.assertEqual(self._journey()["steps"], [])

        collecting = self._collecting()
        journey = self._journey()
        self.assertEqual(self._buttons(journey["steps"]), ["Self-assessment"])
        self.assertTrue(journey["rounds"][0]["until"])
        collecting.with_user(self.coordinator).action_close()
        self.env["leadership.feedback.round"]._cron_close()

        journey = self._journey()
        step = journey["steps"][-1]
        self.assertEqual(
            step["target"], {"model": collecting._name, "id": collecting.id, "method": "action_open_report"}
        )
        self.assertEqual([row["id"] for row in journey["reports"]], collecting.ids)

    def test_every_button_can_be_pressed_by_its_reader(self):
        self._closed()
        self._enroll(self.peers[0], coach=False)
        for user in (self.participant, self.peers[0].user_id):
            step = self._journey(user)["steps"][-1]
            record = self.env[step["target"]["model"]].with_user(user).browse(step["target"]["id"])
            with self.subTest(user=user.login):
                self.assertTrue(getattr(record, step["target"]["method"])())

    def test_requests_of_colleagues_are_counted_answered_or_not(self):
        self._collecting()

        self.assertEqual(self._ask(self.peers[0].user_id, "my_journey"), {"tasks": 1, "journeys": []})
        self.assertEqual(self._ask(self.participant, "my_journey")["tasks"], 0)

    def test_nobody_else_s_journey_is_shown(self):
        self._closed()
        for user in (self.boss.user_id, self.hr, self.coordinator, self.administrator, self.coach, self.settings_admin):
            with self.subTest(user=user.login):
                self.assertEqual(self._ask(user, "my_journey")["journeys"], [])

    def test_a_journey_that_was_left_is_no_longer_shown(self):
        self.enrollment.with_user(self.participant).action_withdraw()

        self.assertEqual(self._ask(self.participant, "my_journey")["journeys"], [])

    def test_the_coach_sees_the_people_what_is_due_and_released_reports_only(self):
        feedback = self._full_list(self._round())
        (person,) = self._ask(self.coach, "my_participants")["people"]
        self.assertEqual((person["name"], person["stage"]), (self.participant.name, "360"))
        self.assertEqual(self._buttons(person["steps"]), ["Look at the list"])
        feedback.with_user(self.coordinator).action_approve_list()
        feedback.with_user(self.coordinator).action_launch()
        self.env["leadership.feedback.round"]._cron_open()
        feedback.with_user(self.coordinator).action_close()
        self.env["leadership.feedback.round"]._cron_close()
        self.assertEqual(self._ask(self.coach, "my_participants")["people"][0]["reports"], [])

        report = feedback.sudo().report_ids
        report.with_user(self.participant)._record_release(self.coach)

        (person,) = self._ask(self.coach, "my_participants")["people"]
        self.assertEqual([row["id"] for row in person["reports"]], report.ids)

    def test_a_reorganisation_empties_the_coach_s_home(self):
        self.leader.parent_id = self.env["hr.employee"].create({"name": "Coach", "user_id": self.coach.id})

        self.assertEqual(self._ask(self.coach, "my_participants")["people"], [])

    def test_nobody_else_has_participants(self):
        for user in (self.boss.user_id, self.hr, self.coordinator, self.participant, self.settings_admin):
            with self.subTest(user=user.login):
                self.assertEqual(self._ask(user, "my_participants")["people"], [])

    def test_a_proposed_coach_sees_nothing_before_the_participant_confirms(self):
        self.enrollment.with_user(self.coordinator)._set_coach(self.portal_coach)

        self.assertEqual(self._ask(self.portal_coach, "my_participants")["people"], [])

    def test_the_homes_take_a_constant_number_of_queries(self):
        self._ask(self.participant, "my_journey")
        self._ask(self.coach, "my_participants")
        before = {
            "my_journey": self._queries(self.participant, "my_journey"),
            "my_participants": self._queries(self.coach, "my_participants"),
        }
        for number, employee in enumerate([*self.peers, *self.reports]):
            self._enroll(employee)
            cohort = self.cohort.copy({"name": f"Cohort {number}", "program_id": self.program.id})
            self.env["leadership.enrollment"].create(
                {"employee_id": self.leader.id, "cohort_id": cohort.id, "reason": "Again."}
            )

        self.assertEqual(self._queries(self.participant, "my_journey"), before["my_journey"])
        self.assertEqual(self._queries(self.coach, "my_participants"), before["my_participants"])

    def _session(self, **values):
        values = {"enrollment_id": self.enrollment.id, "start": "2026-03-02 09:00:00", **values}
        return self.env["leadership.session"].with_user(self.participant).create(values)

    def _plan(self):
        plan = self.env["leadership.plan"].with_user(self.participant).create({"enrollment_id": self.enrollment.id})
        plan.focus_ids = [(0, 0, {"name": "hand over whole tasks"})]
        return plan

    def test_a_session_is_shown_until_it_is_over_and_then_asks_whether_it_was_held(self):
        with freeze_time("2026-03-01"):
            session = self._session(agenda="Letting go")
            for user, method in ((self.participant, "journeys"), (self.coach, "people")):
                (row,) = self._ask(user, {"journeys": "my_journey", "people": "my_participants"}[method])[method]
                with self.subTest(user=user.login):
                    self.assertEqual([one["id"] for one in row["sessions"]], session.ids)
                    self.assertEqual(row["steps"], [])
                    self.assertNotIn("Letting go", str(row))
        with freeze_time("2026-03-03"):
            self.assertEqual(self._buttons(self._journey()["steps"]), ["Was it held?"])
            self.assertEqual(
                self._ask(self.coach, "my_participants")["people"][0]["steps"][0]["button"], "Was it held?"
            )
            session.action_hold()
            self.assertEqual((self._journey()["steps"], self._journey()["sessions"]), ([], []))

    def test_after_the_report_a_plan_is_due_and_then_what_the_plan_asks_for(self):
        self._closed()
        self.assertEqual(self._buttons(self._journey()["steps"])[0], "Begin a plan")

        plan = self._plan()
        self.assertEqual(self._journey()["plans"][0]["focuses"][0]["name"], "hand over whole tasks")
        self.assertEqual(self._buttons(self._journey()["steps"])[-1], "Open the plan")
        plan.action_start()
        self.assertEqual(self._buttons(self._journey()["steps"])[-1], "Open the plan")
        plan.action_share_back()

        self.assertEqual(self._buttons(self._journey()["steps"]), ["Open the report"])

    def test_the_coach_hears_that_debrief_and_check_in_are_due_and_no_word_of_the_plan(self):
        feedback = self._closed()
        feedback.sudo().report_ids.with_user(self.participant)._record_release(self.coach)
        plan = self._plan()
        plan.action_start()
        plan.check_in_next = "2026-01-01"

        (person,) = self._ask(self.coach, "my_participants")["people"]
        self.assertEqual(self._buttons(person["steps"]), ["See the participation", "Open the plan"])
        self.assertNotIn("hand over", str(person))

        self._session(start=f"{feedback.date_closed} 23:00:00", is_debrief=True)
        (person,) = self._ask(self.coach, "my_participants")["people"]
        self.assertNotIn("See the participation", self._buttons(person["steps"]))

    def test_an_assignment_is_shown_and_asks_when_it_could_begin_or_should_be_over(self):
        assignments = self.env["leadership.assignment"].with_user(self.participant)
        values = {"enrollment_id": self.enrollment.id, "name": "Lead the task force"}
        with freeze_time("2026-03-01"):
            assignment = assignments.create({**values, "date_start": "2026-03-10", "date_end": "2026-05-01"})
            self.assertEqual([row["id"] for row in self._journey()["assignments"]], assignment.ids)
            self.assertEqual(self._journey()["steps"], [])
        with freeze_time("2026-03-10"):
            self.assertIn("could begin", self._journey()["steps"][0]["text"])
            assignment.action_start()
            self.assertEqual(self._journey()["steps"], [])
        with freeze_time("2026-05-02"):
            self.assertIn("should be over", self._journey()["steps"][0]["text"])
            assignment.action_finish()
            self.assertEqual(self._journey()["steps"], [])
