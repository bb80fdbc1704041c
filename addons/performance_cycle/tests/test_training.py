from psycopg2.errors import CheckViolation

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, freeze_time, tagged
from odoo.tools import mute_logger

from .talk_case import TalkCase

DECIDE = "performance_cycle.activity_training_decide"


@tagged("post_install", "-at_install")
@freeze_time("2026-11-18 09:00:00")
class TestTraining(TalkCase):
    """Maya leads Amara; Hana is of HR."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company = cls.env.company
        cls.company.write({"performance_training_limit": 1000, "performance_hr_user_id": cls.hana.user_id.id})

    def training(self, employee=None, **values):
        employee = employee or self.amara
        return (
            self.by(employee, self.env["performance.training"])
            .create(
                {
                    "name": "Negotiating",
                    "employee_id": employee.id,
                    "date_start": "2026-11-10",
                    "date_end": "2026-11-12",
                    **values,
                }
            )
            .with_env(self.env)
        )

    def approved(self, **values):
        training = self.training(**values)
        self.by(self.amara, training).action_submit()
        self.by(self.maya, training).action_approve()
        return training

    def done(self, **values):
        training = self.approved(**values)
        self.by(self.amara, training).action_complete()
        return training

    def to_do(self, training, kind=DECIDE):
        return training.activity_ids.filtered(lambda row: row.activity_type_id == self.env.ref(kind)).user_id

    def test_an_employee_notes_a_need_in_the_form_and_submits_it_to_the_manager(self):
        with Form(self.by(self.amara, self.env["performance.training"])) as form:
            form.name = "Negotiating"
            form.cost = 400
        training = form.record

        training.action_submit()

        self.assertEqual(training.employee_id, self.amara)
        self.assertEqual(training.state, "submitted")
        self.assertEqual(self.to_do(training.with_env(self.env)), self.maya.user_id)

    def test_the_manager_alone_approves_up_to_the_limit(self):
        training = self.training(cost=1000)
        self.by(self.amara, training).action_submit()

        self.by(self.maya, training).action_approve()

        self.assertEqual(training.state, "approved")
        self.assertEqual(training.approver_id, self.maya.user_id)
        self.assertFalse(self.to_do(training))

    def test_above_the_limit_hr_approves_after_the_manager(self):
        training = self.training(cost=1001)
        self.by(self.amara, training).action_submit()

        self.by(self.maya, training).action_approve()
        self.assertEqual(training.state, "awaiting_hr")
        self.assertEqual(self.to_do(training), self.hana.user_id)
        self.by(self.hana, training).action_approve_hr()

        self.assertEqual(training.state, "approved")
        self.assertEqual(training.hr_approver_id, self.hana.user_id)

    def test_the_company_s_limit_decides_who_approves(self):
        self.company.performance_training_limit = 0
        training = self.training(cost=1)
        self.by(self.amara, training).action_submit()

        self.by(self.maya, training).action_approve()

        self.assertEqual(training.state, "awaiting_hr")

    def test_a_cost_in_another_currency_counts_at_its_rate(self):
        other = self.env["res.currency"].create(
            {"name": "XTR", "symbol": "x", "rate_ids": [(0, 0, {"name": "2026-01-01", "rate": 0.1})]}
        )
        training = self.training(cost=200, currency_id=other.id)

        self.assertAlmostEqual(training.cost_company, 2000)
        self.assertTrue(training.needs_hr)

    def test_who_stood_in_for_the_manager_does_not_also_approve_for_hr(self):
        training = self.training(cost=5000)
        self.by(self.amara, training).action_submit()
        self.by(self.hana, training).action_approve(comment="Maya is on leave.")

        with self.assertRaises(AccessError):
            self.by(self.hana, training).action_approve_hr()
        self.by(self.adam, training).action_approve_hr()

        self.assertEqual(training.state, "approved")

    def test_hr_stands_in_for_the_manager_only_with_a_reason(self):
        training = self.training()
        self.by(self.amara, training).action_submit()

        asked = self.by(self.hana, training).action_approve()

        self.assertEqual(asked["res_model"], "performance.step.reason")
        self.assertEqual(training.state, "submitted")

    def test_nobody_decides_on_the_own_training_not_even_hr(self):
        for person in (self.hana, self.adam, self.maya):
            training = self.training(person)
            self.by(person, training).action_submit()
            for step in ("approve", "approve_hr", "refuse"):
                with self.subTest(person=person.name, step=step), self.assertRaises(AccessError):
                    getattr(self.by(person, training), f"action_{step}")()
            self.assertFalse(self.by(person, training).i_decide)

    def test_a_refusal_says_why_and_can_be_worked_over(self):
        training = self.training()
        self.by(self.amara, training).action_submit()

        self.by(self.maya, training).action_refuse(comment="After the fair, please.")
        self.assertEqual((training.state, training.refusal), ("refused", "After the fair, please."))
        self.by(self.amara, training).action_rework()

        self.assertEqual((training.state, training.refusal), ("draft", False))

    def test_what_was_submitted_is_not_changed_behind_the_decision(self):
        training = self.approved()
        for values in ({"cost": 9000}, {"name": "Sailing"}, {"kind": "conference"}):
            with self.subTest(values=values), self.assertRaises(UserError):
                self.by(self.amara, training).write(values)

        self.by(self.amara, training).write({"date_start": "2026-11-17", "date_end": "2026-11-17"})

    def test_it_is_done_once_its_last_day_has_come(self):
        training = self.approved(date_end="2026-11-19")
        with self.assertRaisesRegex(UserError, "last day"):
            self.by(self.amara, training).action_complete()

        with freeze_time("2026-11-19 18:00:00"):
            self.by(self.amara, training).action_complete()

        self.assertEqual(training.state, "done")

    def test_completing_adds_one_line_to_the_resume_without_reason_and_cost(self):
        training = self.done(provider="School", reason="I lost a customer.", cost=321)
        with self.assertRaises(UserError):
            self.by(self.amara, training).action_complete()

        line = self.amara.resume_line_ids.filtered(lambda line: line.name == "Negotiating")
        self.assertEqual(line, training.resume_line_id)
        self.assertEqual(line.line_type_id, self.env.ref("hr_skills.resume_type_training"))
        self.assertEqual(str(line.date_start), "2026-11-10")
        self.assertEqual(str(line.date_end), "2026-11-12")
        self.assertIn("School", line.description)
        self.assertNotIn("customer", line.description)

    def run_job(self, day):
        self.patch(type(self.env["ir.cron"]), "_commit_progress", lambda *args, **kwargs: 60.0)
        with freeze_time(day):
            self.env["performance.training"]._cron_ask_effect()

    def test_the_effect_is_asked_once_sixty_days_after_the_end(self):
        training = self.done()
        self.run_job("2027-01-10")
        self.assertFalse(training.effect_asked_on)

        self.run_job("2027-01-11")
        self.run_job("2027-01-12")

        asked = training.activity_ids.filtered(
            lambda row: row.activity_type_id == self.env.ref("performance_cycle.activity_training_effect")
        )
        self.assertEqual(asked.user_id, self.amara.user_id)
        self.assertEqual(len(asked), 1)

    def test_a_week_of_downtime_loses_no_question(self):
        training = self.done()

        self.run_job("2027-01-20")

        self.assertEqual(str(training.effect_asked_on), "2027-01-20")

    def test_the_setting_moves_the_day_of_the_question(self):
        self.company.performance_training_effect_days = 2
        training = self.done()

        self.run_job("2026-11-14")

        self.assertTrue(training.effect_asked_on)

    def test_the_employee_alone_says_what_it_changed_and_once(self):
        training = self.done()
        with self.assertRaises(UserError):
            self.by(self.amara, training).action_note_effect()
        for person in (self.maya, self.hana):
            with self.subTest(person=person.name), self.assertRaises(AccessError):
                self.by(person, training).write({"effect": "Everything."})

        self.by(self.amara, training).write({"effect": "I wait for the offer.", "effect_level": "much"})
        self.by(self.amara, training).action_note_effect()

        self.assertEqual(training.state, "evaluated")
        with self.assertRaises(UserError):
            self.by(self.amara, training).write({"effect_level": "none"})

    def test_the_effect_noted_ends_its_to_do(self):
        training = self.done()
        self.run_job("2027-01-11")

        self.by(self.amara, training).write({"effect": "I wait.", "effect_level": "some"})
        self.by(self.amara, training).action_note_effect()

        self.assertFalse(training.activity_ids)

    def test_own_line_and_hr_read_it_and_nobody_else(self):
        training = self.training()

        self.assertEqual(self.readers(training), {"Amara", "Maya", "Hana", "Adam"})

    def test_an_aspiration_starts_a_need_with_its_words(self):
        skill = self.env["hr.skill"].search([], limit=1)
        wish = self.by(self.amara, self.env["performance.aspiration"]).create(
            {"role": "Lead", "needs": "A course in leading.", "skill_ids": [(6, 0, skill.ids)]}
        )

        action = wish.action_need_training()
        form = Form(self.by(self.amara, self.env["performance.training"]).with_context(**action["context"]))
        form.name = "Leading"
        training = form.save()

        self.assertEqual(training.aspiration_id, wish)
        self.assertEqual(training.reason, "A course in leading.")
        self.assertEqual(training.skill_ids, skill)
        self.assertEqual(wish.training_count, 1)

    def test_a_goal_a_review_and_a_check_in_lead_to_their_trainings(self):
        talk = self.checkin(self.maya, self.amara, self.maya)
        appraisal = self.running_appraisal(self.amara)
        goal = self.env["performance.goal"].create(
            {"name": "Win", "employee_id": self.amara.id, "cycle_id": appraisal.cycle_id.id, "target": 3}
        )
        for source, field in ((talk, "checkin_id"), (appraisal, "appraisal_id"), (goal, "goal_id")):
            with self.subTest(field=field):
                training = self.training(**{field: source.id})
                action = self.by(self.maya, source).action_open_trainings()

                self.assertEqual(self.env["performance.training"].search(action["domain"]), training)
                self.assertEqual(self.by(self.maya, source).training_count, 1)

    def test_a_need_does_not_come_from_somebody_else_s_goal(self):
        talk = self.checkin(self.maya, self.daniel, self.maya)

        with self.assertRaises(ValidationError):
            self.by(self.maya, self.env["performance.training"]).create(
                {"name": "x", "employee_id": self.amara.id, "checkin_id": talk.id}
            )

    def test_nobody_learns_a_title_by_linking_what_he_may_not_read(self):
        talk = self.checkin(self.maya, self.daniel, self.maya)

        with self.assertRaises(AccessError):
            self.training(checkin_id=talk.id)

    def test_what_waits_for_me_is_found(self):
        training = self.training(cost=5000)
        self.by(self.amara, training).action_submit()

        def waits_for(person):
            return training in self.by(person, self.env["performance.training"]).search([("i_decide", "=", True)])

        self.assertTrue(waits_for(self.maya))
        self.assertFalse(waits_for(self.hana) or waits_for(self.amara))
        self.by(self.maya, training).action_approve()
        self.assertTrue(waits_for(self.hana))
        self.assertFalse(waits_for(self.maya))

    @mute_logger("odoo.sql_db")
    def test_dates_and_cost_that_cannot_be_are_refused(self):
        for values in ({"date_end": "2026-11-01"}, {"cost": -1}):
            with self.subTest(values=values), self.assertRaises(CheckViolation), self.env.cr.savepoint():
                self.training(**values)

    def test_a_training_of_another_company_is_not_seen(self):
        training = self.training()
        other = self.env["res.company"].create({"name": "Elsewhere"})
        self.hana.user_id.company_ids += other

        seen = self.by(self.hana, self.env["performance.training"]).with_context(allowed_company_ids=other.ids)

        self.assertNotIn(training, seen.search([]))
