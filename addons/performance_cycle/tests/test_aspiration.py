from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, freeze_time, tagged

from .talk_case import TalkCase


@tagged("post_install", "-at_install")
@freeze_time("2026-11-18 09:00:00")
class TestAspiration(TalkCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.wish = (
            cls.by(cls.amara, cls.env["performance.aspiration"])
            .create({"role": "Lead a service team"})
            .with_env(cls.env)
        )

    def test_an_employee_writes_the_own_one(self):
        with Form(self.by(self.daniel, self.env["performance.aspiration"])) as form:
            form.role = "Teach"
            form.horizon = "three"

        self.assertEqual(form.record.employee_id, self.daniel)

    def test_the_employee_the_manager_and_hr_read_it(self):
        self.assertEqual(self.readers(self.wish), {"Amara", "Maya", "Hana", "Adam"})

    def test_the_line_above_reads_it_where_the_company_says_so(self):
        self.env.company.performance_line = "whole"

        self.assertIn("Elena", self.readers(self.wish))

    def test_nobody_puts_words_into_the_employee_s_mouth(self):
        for person in self.everybody - self.amara:
            for attempt in (
                lambda person=person: self.by(person, self.wish).write({"role": "Stay"}),
                lambda person=person: self.by(person, self.wish).unlink(),
                lambda person=person: self.by(person, self.env["performance.aspiration"]).create(
                    {"employee_id": self.amara.id, "role": "x"}
                ),
            ):
                with self.subTest(person=person.name), self.assertRaises(AccessError):
                    attempt()

        self.by(self.amara, self.wish).role = "Lead two teams"

    def test_it_is_put_on_the_agenda_of_the_next_check_in_once(self):
        talk = self.checkin(self.maya, self.amara, self.maya)

        for person in (self.amara, self.maya):
            opened = self.by(person, self.wish).action_discuss()

        self.assertEqual(opened["res_id"], talk.id)
        self.assertEqual(talk.topic_ids.aspiration_id, self.wish)
        self.assertEqual(len(talk.topic_ids), 1)

    def test_without_a_planned_check_in_it_says_what_to_do(self):
        with self.assertRaisesRegex(UserError, "plan one first"):
            self.by(self.amara, self.wish).action_discuss()

    def test_hr_sees_when_it_was_talked_about_without_reading_the_talk(self):
        talk = self.checkin(self.maya, self.amara, self.maya)
        self.by(self.amara, self.wish).action_discuss()
        self.by(self.amara, talk).topic_ids.done = True
        self.assertFalse(self.by(self.hana, self.wish).last_discussed)

        self.by(self.maya, talk).action_hold()

        self.env.invalidate_all()
        self.assertEqual(self.by(self.hana, self.wish).last_discussed, talk.start)
