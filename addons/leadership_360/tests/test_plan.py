from psycopg2.errors import UniqueViolation

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Command, Date
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from ..workflow import plan as rules
from .journey_case import JourneyCase


class PlanCase(JourneyCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = cls.env["leadership.plan"].with_user(cls.participant).create({"enrollment_id": cls.enrollment.id})
        cls.focus = cls._focus("hand over whole tasks", why="The team is ready", if_then="If asked, then I ask back")
        cls.action = (
            cls.env["leadership.plan.action"]
            .with_user(cls.participant)
            .create({"focus_id": cls.focus.id, "name": "Leave the Monday round to Amir"})
        )

    @classmethod
    def _focus(cls, name, **values):
        focuses = cls.env["leadership.plan.focus"].with_user(cls.participant)
        return focuses.create({"plan_id": cls.plan.id, "name": name, **values})

    def _share(self, reader, text="I hand over whole tasks"):
        offer = self.focus.with_user(self.participant).action_share()
        window = self.env[offer["res_model"]].with_user(self.participant).browse(offer["res_id"])
        window.write({"reader_id": reader.id, "text": text})
        window.action_share()
        return self.env["leadership.plan.share"].search([("reader_id", "=", reader.id)])

    def _tasks(self, user):
        """Return the summaries of what is on the user's list of to-dos."""
        return self.env["mail.activity"].with_user(user).search([("user_id", "=", user.id)]).mapped("summary")


@tagged("security")
class TestWhoReadsAPlan(PlanCase):
    def test_nobody_but_participant_and_coach_finds_or_opens_it(self):
        self._change_coach()
        strangers = {**self.strangers, "mentor": self.mentor}
        for records, field in ((self.plan, "balance"), (self.focus, "why"), (self.action, "name")):
            self._assert_closed(records, field, strangers)
            self._assert_open(records, field, self.participant, self.coach)

    def test_the_coach_reads_and_does_not_write(self):
        for records, values in (
            (self.plan, {"shared_back_on": "2026-03-01"}),
            (self.focus, {"why": "Because I say so"}),
            (self.action, {"done": True}),
        ):
            with self.subTest(model=records._name), self.assertRaises(AccessError):
                self._call(self.former_coach, records._name, "write", [records.ids, values])
        with self.assertRaises(AccessError):
            self._call(self.former_coach, "leadership.plan.focus", "create", [{"plan_id": self.plan.id, "name": "x"}])

    def test_withdrawing_closes_the_plan_and_takes_shared_goals_back(self):
        share = self._share(self.mentor) | self._share(self.boss.user_id)
        self.plan.with_user(self.participant).action_start()

        self.enrollment.with_user(self.participant).action_withdraw()

        self._assert_closed(self.plan, "balance", {"coach": self.former_coach})
        self.assertFalse(share.exists())
        self.assertFalse(self._tasks(self.participant))
        self.assertTrue(self._call(self.participant, "leadership.plan", "search", [[]]))

    def test_nobody_plans_for_somebody_else(self):
        for who, user in {**self.strangers, "mentor": self.mentor}.items():
            with self.subTest(who=who), self.assertRaises(AccessError):
                self._call(user, "leadership.plan", "create", [{"enrollment_id": self.other_enrollment.id}])

    def test_no_field_of_the_plan_leads_to_a_round_or_a_report(self):
        """F9: nor could a number of a 360 stand in it."""
        models = [name for name in self.registry if name.startswith("leadership.plan")]
        self.assertGreaterEqual(len(models), 5)
        for name in models:
            for field in self.registry[name]._fields.values():
                with self.subTest(field=str(field)):
                    self.assertNotIn(field.comodel_name, ("leadership.feedback.round", "leadership.feedback.report"))
                    self.assertNotIn(field.type, ("float", "monetary", "json"))


class TestThePlan(PlanCase):
    def test_a_fourth_focus_is_refused_with_the_reason(self):
        self._focus("listen to the end")
        self._focus("say what I expect")

        with self.assertRaises(ValidationError) as refused:
            self._focus("be everywhere")

        self.assertIn("at most 3", str(refused.exception))
        self.assertEqual(len(self.plan.focus_ids), 3)

    def test_a_fourth_is_refused_in_one_save_too(self):
        values = [Command.create({"name": f"wish {number}"}) for number in range(3)]

        with self.assertRaises(ValidationError):
            self.plan.with_user(self.participant).write({"focus_ids": values})

    def test_every_move_is_the_participant_s_alone(self):
        self.cast = {**self.strangers, "mentor": self.mentor, "participant": self.participant}

        self.assertEqual(self._check_table(self.plan, rules, sorted(self.cast)), len(rules.MOVES))

    def test_every_move_has_a_button(self):
        arch = self.env.ref("leadership_360.leadership_plan_view_form").arch
        for name in rules.MOVES:
            self.assertIn(f'name="action_{name}" type="object"', arch)
            self.assertIn(f"' {name} ' not in my_moves", arch)

    def test_a_plan_without_a_focus_does_not_start(self):
        self.focus.unlink()

        with self.assertRaises(UserError):
            self.plan.action_start()

    def test_one_plan_at_a_time(self):
        with self.assertRaises(UniqueViolation), mute_logger("odoo.sql_db"):
            self.plan.copy()

    def test_the_balance_is_shown_and_not_enforced(self):
        self.assertEqual(self.plan.balance, "Experience: 1 · With others: 0 · Course or reading: 0")
        self.action.kind = "education"

        self.assertIn("Everything is a course", self.plan.advice)
        self.plan.action_start()
        self.assertEqual(self.plan.state, "active")

    def test_the_advice_asks_for_a_first_step_within_two_weeks(self):
        self.assertIn("no step within two weeks", self.plan.advice)

        self.action.date = Date.context_today(self.plan)

        self.assertFalse(self.plan.advice)

    def test_a_focus_may_come_from_the_report_s_page_without_anything_else(self):
        behaviours = self.env["leadership.behaviour"].search([], limit=2)
        plans = self.env["leadership.plan"].with_user(self.participant)

        plan = plans._start_from_focus(self.enrollment, behaviours)

        self.assertEqual(plan, self.plan)
        new = plan.focus_ids - self.focus
        self.assertEqual(new.behaviour_id, behaviours)
        self.assertEqual(new.mapped("name"), behaviours.mapped("self_text"))
        self.assertEqual(len(plans._start_from_focus(self.enrollment, behaviours).focus_ids), 3, "not twice")

    def test_a_choice_on_the_report_s_page_makes_the_plan_or_is_refused_whole(self):
        self.plan.unlink()
        behaviours = self.env["leadership.behaviour"].search([], limit=4)
        plans = self.env["leadership.plan"].with_user(self.participant)
        with self.assertRaises(ValidationError):
            plans._start_from_focus(self.enrollment, behaviours)
        self.assertFalse(plans.search([]))

        plan = plans._start_from_focus(self.enrollment, behaviours[:1])

        self.assertEqual((plan.enrollment_id, plan.state), (self.enrollment, "draft"))
        with self.assertRaises(AccessError):
            self.env["leadership.plan"].with_user(self.hr)._start_from_focus(self.other_enrollment, behaviours[:1])


@tagged("security")
class TestASharedGoal(PlanCase):
    def test_it_is_a_copy_that_only_its_reader_gets(self):
        share = self._share(self.boss.user_id)
        self.focus.name = "something else entirely"

        self._assert_open(share, "text", self.participant, self.boss.user_id)
        self.assertEqual(share.text, "I hand over whole tasks")
        others = {who: user for who, user in self.strangers.items() if who != "manager"}
        self._assert_closed(share, "text", {**others, "mentor": self.mentor})

    def test_it_leads_nowhere(self):
        names = {
            field.comodel_name for field in self.registry["leadership.plan.share"]._fields.values() if field.relational
        }

        self.assertEqual(names, {"res.users"})

    def test_the_mentor_sees_shared_goals_and_nothing_else_of_the_plan(self):
        share = self._share(self.mentor)

        self._assert_open(share, "text", self.mentor)
        self._assert_closed(self.plan, "balance", {"mentor": self.mentor})
        self._assert_closed(self.focus, "name", {"mentor": self.mentor})

    def test_taking_it_back_deletes_it(self):
        share = self._share(self.mentor)
        with self.assertRaises(AccessError):
            share.with_user(self.mentor).action_take_back()

        share.with_user(self.participant).action_take_back()

        self.assertFalse(share.exists())
        self.assertFalse(self._found(self.mentor, "leadership.plan.share"))

    def test_it_cannot_be_changed_or_given_to_anybody_else(self):
        share = self._share(self.mentor)
        for values in ({"reader_id": self.hr.id}, {"text": "else"}):
            with self.subTest(values=values), self.assertRaises(UserError):
                share.with_user(self.participant).write(values)
        for reader in (self.hr, self.former_coach, self.peers[0].user_id, self.participant):
            with self.subTest(reader=reader.login), self.assertRaises(AccessError):
                self._share(reader)

    def test_nobody_shares_in_somebody_else_s_name(self):
        values = {"participant_id": self.participant.id, "reader_id": self.boss.user_id.id, "text": "x"}
        with self.assertRaises(AccessError):
            self._call(self.boss.user_id, "leadership.plan.share", "create", [values])

    def test_a_new_mentor_or_manager_ends_what_was_shared_with_the_old_one(self):
        shares = self._share(self.mentor) | self._share(self.boss.user_id)

        self.enrollment.with_user(self.participant)._set_mentor(self.peers[1].user_id)
        self.leader.parent_id = self.peers[2]

        self.assertFalse(self._found(self.mentor, "leadership.plan.share"))
        self.assertFalse(self._found(self.boss.user_id, "leadership.plan.share"))
        self.assertEqual(len(shares.exists()), 1, "the former mentor's copy is deleted")


class TestReminders(PlanCase):
    def test_starting_sets_the_task_to_share_back_within_thirty_days(self):
        with freeze_time("2026-03-02"):
            self.plan.action_start()

        task = self.env["mail.activity"].search([("user_id", "=", self.participant.id)])
        self.assertEqual((task.date_deadline, task.res_model), (Date.to_date("2026-04-01"), False))
        self.plan.action_share_back()
        self.assertFalse(task.exists())

    def test_a_check_in_reminds_participant_and_coach_every_month_and_nobody_else(self):
        with freeze_time("2026-03-02"):
            self.plan.action_start()
            self.env["leadership.plan"]._cron_check_in()
            self.assertFalse(self._tasks(self.former_coach))
        before = self.env["mail.activity"].search([])
        with freeze_time("2026-04-03"):
            self.env["leadership.plan"]._cron_check_in()

        new = self.env["mail.activity"].search([]) - before
        self.assertEqual(new.user_id, self.participant | self.former_coach)
        self.assertEqual(self.plan.check_in_next, Date.to_date("2026-05-03"))

    def test_what_reminds_the_coach_names_nobody(self):
        self.plan.action_start()
        self.plan.check_in_next = "2026-01-01"
        self.env["leadership.plan"]._cron_check_in()

        task = self.env["mail.activity"].search([("user_id", "=", self.former_coach.id)])
        self.assertEqual((task.res_model, task.res_id, task.note), (False, 0, False))
        self.assertNotIn(self.participant.name, task.summary)
        for user in (self.hr, self.settings_admin, self.coordinator):
            with self.subTest(user=user.login):
                self.assertFalse(self._call(user, "mail.activity", "search", [[("id", "=", task.id)]]))

    def test_an_outside_coach_has_no_list_of_to_dos(self):
        self.enrollment.with_user(self.participant)._set_coach(self.portal_coach)
        self.plan.action_start()
        self.plan.check_in_next = "2026-01-01"

        self.env["leadership.plan"]._cron_check_in()

        reminded = self.env["mail.activity"].search([]).user_id
        self.assertIn(self.participant, reminded)
        self.assertNotIn(self.portal_coach, reminded)

    def test_a_reminder_is_not_repeated_while_one_waits(self):
        self.plan.action_start()
        for _month in range(2):
            self.plan.check_in_next = "2026-01-01"
            self.env["leadership.plan"]._cron_check_in()

        self.assertEqual(len(self._tasks(self.former_coach)), 1)

    def test_a_completed_plan_reminds_nobody(self):
        self.plan.action_start()
        self.plan.action_complete()

        self.env["leadership.plan"]._cron_check_in()

        self.assertFalse(self._tasks(self.participant))
