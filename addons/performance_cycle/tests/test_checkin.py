from datetime import date, datetime

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Command
from odoo.tests import Form, freeze_time, tagged

from .talk_case import NOON, TalkCase


@tagged("post_install", "-at_install")
@freeze_time("2026-11-18 09:00:00")
class TestCheckin(TalkCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.talk = cls.checkin(cls.maya, cls.amara, cls.maya)

    def test_an_employee_plans_one_with_the_own_manager_by_default(self):
        with Form(self.by(self.amara, self.env["performance.checkin"])) as form:
            form.start = NOON

        self.assertEqual((form.record.employee_id, form.record.manager_id), (self.amara, self.maya))

    def test_both_add_to_the_agenda(self):
        for person in (self.amara, self.maya):
            self.by(person, self.talk).topic_ids = [Command.create({"name": f"A wish of {person.name}"})]

        self.assertEqual(self.talk.topic_ids.mapped("user_id"), self.amara.user_id | self.maya.user_id)

    def test_both_write_the_shared_notes(self):
        self.by(self.amara, self.talk).shared_notes = "<p>Ours</p>"

        self.assertEqual(self.by(self.maya, self.talk).shared_notes, "<p>Ours</p>")

    def test_nobody_plans_a_check_in_for_two_others(self):
        with self.assertRaises(AccessError):
            self.checkin(self.daniel, self.amara, self.maya)

    def test_a_colleague_is_no_manager(self):
        with self.assertRaisesRegex(ValidationError, "Daniel is not above Amara"):
            self.checkin(self.daniel, self.amara, self.daniel)

    def test_the_manager_s_manager_may_meet_somebody_too(self):
        self.assertTrue(self.checkin(self.elena, self.amara, self.elena))

    def test_who_meets_is_not_changed_afterwards(self):
        with self.assertRaisesRegex(UserError, "plan a new check-in"):
            self.by(self.maya, self.talk).employee_id = self.daniel

    def test_only_the_two_take_a_step(self):
        for person in (self.elena, self.daniel, self.hana, self.adam):
            with self.subTest(person=person.name), self.assertRaises(AccessError):
                self.by(person, self.talk).action_hold()

        self.by(self.amara, self.talk).action_hold()

        self.assertEqual(self.talk.state, "held")

    def test_the_state_is_not_written_by_hand(self):
        for checkin in (self.by(self.maya, self.talk), self.talk.sudo()):
            with self.assertRaises(AccessError):
                checkin.write({"state": "held"})

    def test_a_check_in_that_was_held_stays(self):
        self.by(self.maya, self.talk).action_hold()

        with self.assertRaisesRegex(UserError, "history"):
            self.talk.unlink()

    def test_an_action_is_an_activity_of_its_owner_and_stays_when_it_is_done(self):
        self.by(self.maya, self.talk).action_ids = [
            Command.create(
                {"summary": "Call the customer", "user_id": self.amara.user_id.id, "date_deadline": "2026-11-27"}
            )
        ]
        activity = (
            self.amara.user_id.with_user(self.amara.user_id)
            .env["mail.activity"]
            .search([("user_id", "=", self.amara.user_id.id)])
        )

        activity.action_done()

        self.talk.invalidate_recordset()
        self.assertEqual(activity.summary, "Call the customer")
        self.assertEqual(self.talk.action_ids.mapped("state"), ["done"])

    def test_the_next_one_takes_over_what_is_still_open(self):
        self.running_appraisal(self.amara, "fortnight")
        talk = self.by(self.maya, self.talk)
        talk.write(
            {
                "topic_ids": [Command.create({"name": "Open"}), Command.create({"name": "Closed", "done": True})],
                "action_ids": [Command.create({"summary": "Still to do", "user_id": self.maya.user_id.id})],
            }
        )
        talk.action_hold()

        following = self.env["performance.checkin"].browse(talk.action_plan_next()["res_id"])

        self.assertEqual(following.start, datetime(2026, 12, 4, 12, 0))
        self.assertEqual(following.topic_ids.mapped("name"), ["Open"])
        self.assertEqual(self.by(self.maya, following).earlier_action_ids.mapped("summary"), ["Still to do"])

    def test_the_next_one_is_planned_once(self):
        self.running_appraisal(self.amara)
        talk = self.by(self.maya, self.talk)
        talk.action_hold()

        self.assertEqual(talk.action_plan_next()["res_id"], self.by(self.amara, self.talk).action_plan_next()["res_id"])

    def test_the_rhythm_of_the_strategy_proposes_the_next_one(self):
        for rhythm, proposed in (
            ("week", datetime(2026, 11, 27, 12)),
            ("month", datetime(2026, 12, 21, 12)),
            ("none", False),
        ):
            with self.subTest(rhythm=rhythm):
                self.env["performance.appraisal"].sudo().search([("employee_id", "=", self.amara.id)]).unlink()
                self.running_appraisal(self.amara, rhythm)
                self.talk.invalidate_recordset()
                self.assertEqual(self.talk.next_start, proposed)

    def test_a_goal_at_risk_is_suggested_until_it_is_on_the_agenda(self):
        goal = self.approved_goal("Cut churn", "at_risk")
        self.approved_goal("Grow revenue", "on_track")
        talk = self.by(self.maya, self.talk)

        self.assertEqual(talk.suggested_goal_ids, goal)
        talk.action_add_suggestions()

        self.assertEqual(talk.topic_ids.goal_id, goal)
        self.assertFalse(talk.suggested_goal_ids)

    def approved_goal(self, name, status):
        appraisal = self.env["performance.appraisal"].sudo().search(
            [("employee_id", "=", self.amara.id)]
        ) or self.running_appraisal(self.amara)
        goal = (
            self.env["performance.goal"]
            .sudo()
            ._with_key()
            .create(
                {
                    "name": name,
                    "employee_id": self.amara.id,
                    "cycle_id": appraisal.cycle_id.id,
                    "target": 10,
                    "weight": 10,
                    "state": "approved",
                }
            )
        )
        self.env["performance.goal.update"].sudo().create(
            {"goal_id": goal.id, "date": date(2026, 11, 1), "value": 1, "status": status}
        )
        return goal


@tagged("post_install", "-at_install")
@freeze_time("2026-11-18 09:00:00")
class TestMeeting(TalkCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.talk = cls.checkin(
            cls.maya, cls.amara, cls.maya, shared_notes="<p>secret</p>", topic_ids=[Command.create({"name": "secret"})]
        )
        cls.event = cls.talk.event_id

    def test_it_is_in_both_calendars(self):
        self.assertEqual(self.event.partner_ids, (self.amara | self.maya).user_id.partner_id)
        self.assertEqual((self.event.start, self.event.duration), (NOON, 0.5))

    def test_it_is_private_says_nothing_and_holds_no_notes(self):
        self.assertEqual((self.event.privacy, self.event.name), ("private", "1:1"))
        self.assertFalse(self.event.description)
        self.assertFalse(self.event.res_model)
        for person in (self.daniel, self.hana, self.adam):
            self.assertEqual(self.by(person, self.event).display_name, "Busy")

    def test_the_screen_it_is_planned_from_leaves_no_trace_in_it(self):
        planned = (
            self.env["performance.checkin"]
            .with_user(self.maya.user_id)
            .with_context(
                active_model="hr.employee",
                active_id=self.amara.id,
                default_res_model="hr.employee",
                default_res_id=self.amara.id,
            )
            .create({"employee_id": self.amara.id, "manager_id": self.maya.id, "start": NOON})
        )

        self.assertFalse(planned.event_id.res_model)
        self.assertFalse(planned.event_id.description)

    def test_moving_the_check_in_moves_the_meeting(self):
        self.by(self.amara, self.talk).write({"start": datetime(2026, 11, 23, 8), "duration": 1})

        self.assertEqual((self.event.start, self.event.stop), (datetime(2026, 11, 23, 8), datetime(2026, 11, 23, 9)))

    def test_moving_the_meeting_moves_the_check_in(self):
        self.by(self.maya, self.event).write({"start": datetime(2026, 11, 24, 8), "stop": datetime(2026, 11, 24, 9)})

        self.assertEqual((self.talk.start, self.talk.duration), (datetime(2026, 11, 24, 8), 1))

    def test_a_meeting_that_was_deleted_comes_back_with_a_new_date(self):
        self.by(self.maya, self.event).unlink()
        self.assertFalse(self.talk.event_id)

        self.by(self.amara, self.talk).start = datetime(2026, 11, 25, 8)

        self.assertEqual(self.talk.event_id.start, datetime(2026, 11, 25, 8))

    def test_cancelling_takes_it_out_of_both_calendars_and_planning_again_brings_it_back(self):
        self.by(self.amara, self.talk).action_cancel()
        self.assertFalse(self.event.active)

        self.by(self.maya, self.talk).action_reopen()
        self.assertTrue(self.event.active)


@tagged("post_install", "-at_install")
@freeze_time("2026-11-18 09:00:00")
class TestRhythm(TalkCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.appraisal = cls.running_appraisal(cls.amara, "week")

    def row(self, person):
        self.env.flush_all()
        return self.by(person, self.env["performance.checkin.rhythm"]).search([("employee_id", "=", self.amara.id)])

    def test_nobody_met_since_january_is_overdue(self):
        row = self.row(self.maya)

        self.assertEqual(row.due_date, date(2026, 1, 8))
        self.assertTrue(row.is_overdue)

    def test_a_check_in_that_was_held_starts_the_rhythm_anew(self):
        talk = self.checkin(self.maya, self.amara, self.maya, start=datetime(2026, 11, 16, 12))
        self.by(self.maya, talk).action_hold()

        row = self.row(self.maya)

        self.assertEqual(row.due_date, date(2026, 11, 23))
        self.assertFalse(row.is_overdue)

    def test_one_that_is_planned_is_not_overdue(self):
        self.checkin(self.maya, self.amara, self.maya, start=datetime(2099, 1, 1))

        self.assertFalse(self.row(self.maya).is_overdue)

    def test_a_strategy_without_a_rhythm_asks_for_nothing(self):
        self.appraisal.strategy_id.checkin_rhythm = "none"

        self.assertFalse(self.row(self.maya))

    def test_the_manager_sees_who_and_hr_sees_how_many(self):
        seeing = {person.name for person in self.everybody if self.row(person)}

        self.assertEqual(seeing, {"Maya", "Amara"})
        self.assertEqual(self.by(self.hana, self.appraisal.cycle_id).checkin_overdue_count, 1)

    def test_the_manager_plans_from_the_list(self):
        opened = self.row(self.maya).action_plan()

        self.assertEqual(self.env["performance.checkin"].browse(opened["res_id"]).employee_id, self.amara)
