from odoo.exceptions import AccessError, ValidationError
from odoo.fields import Command
from odoo.tests import tagged

from .talk_case import TalkCase, TalkRpcCase

SECRET = "she wants to leave"
NOTE = "performance.checkin.note"


@tagged("post_install", "-at_install")
class TestWhoReadsACheckin(TalkCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.talk = cls.checkin(cls.maya, cls.amara, cls.maya, topic_ids=[Command.create({"name": "Churn"})])

    def test_the_two_who_meet_read_it_and_hr_and_administrators_do_not(self):
        self.assertEqual(self.readers(self.talk), {"Amara", "Maya"})
        self.assertEqual(self.readers(self.talk.topic_ids), {"Amara", "Maya"})

    def test_the_line_above_reads_it_where_the_company_says_so(self):
        self.env.company.performance_line = "whole"

        self.assertEqual(self.readers(self.talk), {"Amara", "Maya", "Elena"})

    def test_a_topic_points_at_nothing_of_somebody_else(self):
        sources = {
            "goal_id": self.env["performance.goal"].create(
                {"name": SECRET, "employee_id": self.daniel.id, "cycle_id": False}
            ),
            "aspiration_id": self.by(self.daniel, self.env["performance.aspiration"]).create({"role": SECRET}),
        }
        topic = self.by(self.amara, self.talk).topic_ids
        for name, source in sources.items():
            for attempt in (
                lambda name=name, source=source: topic.write({name: source.id}),
                lambda name=name, source=source: topic.with_context(**{f"default_{name}": source.id}).create(
                    {"name": "Churn", "checkin_id": self.talk.id}
                ),
            ):
                with self.subTest(field=name), self.assertRaises(ValidationError) as refusal:
                    attempt()
                self.assertNotIn(SECRET, str(refusal.exception))

    def test_its_actions_are_found_by_the_two_only(self):
        self.by(self.maya, self.talk).action_ids = [
            Command.create({"summary": "Call", "user_id": self.amara.user_id.id})
        ]

        finding = {
            person.name
            for person in self.everybody
            if self.by(person, self.env["mail.activity"]).search(
                [("summary", "=", "Call"), ("res_model", "=", self.talk._name)]
            )
        }

        self.assertEqual(finding, {"Amara", "Maya"})

    def test_who_only_reads_does_not_write(self):
        self.env.company.performance_line = "whole"

        for record, values in ((self.talk, {"shared_notes": "x"}), (self.talk.topic_ids, {"name": "x"})):
            for person in self.everybody - self.amara - self.maya:
                with self.subTest(person=person.name, model=record._name), self.assertRaises(AccessError):
                    self.by(person, record).write(values)


@tagged("post_install", "-at_install")
class TestPrivateNote(TalkCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.talk = cls.checkin(cls.maya, cls.amara, cls.maya)
        cls.by(cls.maya, cls.talk).note_ids = [Command.create({"body": SECRET})]
        cls.note = cls.env[NOTE].sudo().search([("checkin_id", "=", cls.talk.id)])

    def test_only_its_author_reads_it(self):
        self.env.company.performance_line = "whole"

        self.assertEqual(self.readers(self.note), {"Maya"})

    def test_the_other_one_sees_an_empty_list_on_the_same_form(self):
        self.assertEqual(len(self.by(self.maya, self.talk).note_ids), 1)
        self.env.invalidate_all()

        self.assertFalse(self.by(self.amara, self.talk).note_ids)

    def test_nobody_else_writes_or_deletes_it(self):
        for person in self.everybody - self.maya:
            note = self.by(person, self.note)
            for attempt in (lambda note=note: note.write({"body": "x"}), note.unlink):
                with self.subTest(person=person.name), self.assertRaises(AccessError):
                    attempt()

        self.by(self.maya, self.note).body = "Mine"

    def test_nobody_writes_one_in_another_s_name(self):
        for person in (self.amara, self.adam):
            with self.subTest(person=person.name), self.assertRaises(AccessError):
                self.by(person, self.env[NOTE]).create(
                    {"checkin_id": self.talk.id, "user_id": self.maya.user_id.id, "body": "x"}
                )

    def test_nobody_gives_one_away(self):
        with self.assertRaises(AccessError):
            self.by(self.maya, self.note).user_id = self.amara.user_id

    def test_a_stranger_hangs_no_note_on_the_talk_of_two_others(self):
        with self.assertRaises(AccessError):
            self.by(self.daniel, self.env[NOTE]).create({"checkin_id": self.talk.id, "body": "x"})

    def test_it_holds_although_an_administrator_switches_the_rules_off(self):
        self.env["ir.rule"].search([("model_id.model", "=", NOTE)]).active = False

        self.assertEqual(self.readers(self.note), {"Maya"})

    def test_it_is_in_no_message_no_activity_and_no_meeting(self):
        texts = [
            *self.env["mail.message"].search([]).mapped("body"),
            *self.env["mail.activity"].search([]).mapped("note"),
            *self.env["calendar.event"].search([]).mapped("description"),
            *self.env["mail.mail"].search([]).mapped("body_html"),
        ]

        self.assertFalse([text for text in texts if SECRET in str(text)])


@tagged("post_install", "-at_install")
class TestPrivateNoteOverRpc(TalkRpcCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # Who may export anything at all may be refused this for the right reason.
        cls.everybody.user_id.group_ids += cls.env.ref("base.group_allow_export")
        cls.talk = cls.checkin(cls.maya, cls.amara, cls.maya)
        cls.by(cls.maya, cls.talk).note_ids = [Command.create({"body": SECRET})]
        cls.note = cls.env[NOTE].sudo().search([("checkin_id", "=", cls.talk.id)])

    def what_is_seen(self, person):
        """Everything that the ordinary ways of reading give this person, as one text."""
        found = [("body", "ilike", "leave")]
        answers = [
            self.rpc(person, NOTE, "search_read", [], ["body"]),
            self.rpc(person, NOTE, "search_count", found) and SECRET,
            self.rpc(person, NOTE, "web_search_read", found, {"body": {}, "user_id": {"fields": {"display_name": {}}}}),
            self.rpc(person, NOTE, "formatted_read_group", [], ["user_id"], ["__count"]),
            self.rpc(person, NOTE, "name_search", "", []) if person == self.maya else "",
        ]
        return str(answers)

    def test_the_author_gets_it(self):
        self.assertIn(SECRET, self.what_is_seen(self.maya))
        self.assertIn(SECRET, str(self.rpc(self.maya, NOTE, "export_data", self.note.ids, ["body"])))

    def test_nobody_else_gets_it_by_any_way_of_searching(self):
        for person in self.everybody - self.maya:
            with self.subTest(person=person.name):
                seen = self.what_is_seen(person)
                self.assertNotIn(SECRET, seen)
                self.assertNotIn("'__count': 1", seen)

    def test_nobody_else_gets_it_by_its_number(self):
        for person in self.everybody - self.maya:
            for method, *args in (
                ("read", ["body"]),
                ("export_data", ["body"]),
                ("web_read", {"body": {}}),
                ("write", {"body": "x"}),
                ("unlink",),
            ):
                with self.subTest(person=person.name, method=method):
                    self.refused(person, NOTE, method, self.note.ids, *args)

        self.assertEqual(self.note.body, SECRET)

    def test_the_check_in_s_own_form_does_not_give_it_to_the_other_one(self):
        form = {"shared_notes": {}, "note_ids": {"fields": {"body": {}}}}

        self.assertIn(SECRET, str(self.rpc(self.maya, "performance.checkin", "web_read", self.talk.ids, form)))
        self.assertNotIn(SECRET, str(self.rpc(self.amara, "performance.checkin", "web_read", self.talk.ids, form)))

    def test_a_search_through_the_check_in_does_not_betray_it(self):
        domain = [("note_ids.body", "ilike", "leave")]

        self.assertEqual(self.rpc(self.maya, "performance.checkin", "search_count", domain), 1)
        self.assertEqual(self.rpc(self.amara, "performance.checkin", "search_count", domain), 0)
