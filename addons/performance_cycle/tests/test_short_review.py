from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from .talk_case import TalkCase, TalkRpcCase


class ReviewPeople:
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env.company.performance_hr_user_id = cls.hana.user_id
        cls.review = cls.short_review(cls.amara)
        answers = cls.review.answer_ids.grouped("side")
        cls.hers, cls.managers = answers["employee"], answers["manager"]

    @classmethod
    def short_review(cls, employee):
        rule = cls.env["performance.milestone.rule"].create(
            {
                "name": "End of the trial period",
                "start": "review",
                "question_ids": [
                    Command.create({"name": "How was the start?", "side": "both"}),
                    Command.create({"name": "What do you miss?", "side": "employee", "required": False}),
                    Command.create({"name": "Do you want to go on together?", "side": "manager"}),
                ],
            }
        )
        milestone = cls.env["performance.milestone"].create(
            {
                "rule_id": rule.id,
                "employee_id": employee.id,
                "date": "2026-11-18",
                "anchor_date": "2026-12-02",
                "occasion": "trial 2026-12-02",
            }
        )
        milestone._start()
        return milestone.review_id

    def write_and_submit(self, person, answers, words="Well."):
        self.by(person, answers).write({"body": words})
        self.by(person, self.review).action_submit_answers()

    def shared(self):
        self.write_and_submit(self.amara, self.hers)
        self.write_and_submit(self.maya, self.managers, "Go on.")
        self.by(self.maya, self.review).action_share()


@tagged("post_install", "-at_install")
@freeze_time("2026-11-18 09:00:00")
class TestShortReview(ReviewPeople, TalkCase):
    def test_both_are_asked_their_questions_and_get_a_to_do(self):
        self.assertEqual(self.hers.mapped("name"), ["How was the start?", "What do you miss?"])
        self.assertEqual(self.managers.mapped("name"), ["How was the start?", "Do you want to go on together?"])
        self.assertEqual(self.review.activity_ids.user_id, self.amara.user_id | self.maya.user_id)
        self.assertEqual(str(self.review.due_date), "2026-12-02")

    def test_a_draft_is_read_by_its_author_alone(self):
        self.by(self.amara, self.hers).write({"body": "Alone."})
        self.by(self.maya, self.managers).write({"body": "Hm."})

        self.assertEqual(self.readers(self.hers[0]), {"Amara"})
        self.assertEqual(self.readers(self.managers[0]), {"Maya"})

    def test_what_the_employee_submits_is_read_by_manager_and_hr(self):
        self.write_and_submit(self.amara, self.hers)

        self.assertEqual(self.readers(self.hers[0]), {"Amara", "Maya", "Hana", "Adam"})

    def test_what_the_manager_submits_is_read_by_the_employee_only_once_it_is_shared(self):
        self.write_and_submit(self.maya, self.managers)
        self.assertEqual(self.readers(self.managers[0]), {"Maya", "Hana", "Adam"})

        self.by(self.maya, self.review).action_share()

        self.assertEqual(self.readers(self.managers[0]), {"Amara", "Maya", "Hana", "Adam"})

    def test_hr_is_an_employee_in_the_own_short_review(self):
        self.hana.parent_id = self.maya
        review = self.short_review(self.hana)
        managers = review.answer_ids.filtered(lambda answer: answer.side == "manager")
        self.by(self.maya, managers).write({"body": "Hm."})
        self.by(self.maya, review).action_submit_answers()

        self.assertFalse(self.can_read(self.hana, managers[0]))
        for step in ("share", "cancel"):
            with self.subTest(step=step), self.assertRaises(AccessError):
                getattr(self.by(self.hana, review), f"action_{step}")()

    def test_nobody_writes_for_somebody_else(self):
        for person in self.everybody - self.amara:
            with self.subTest(person=person.name), self.assertRaises(AccessError):
                self.by(person, self.hers).write({"body": "Bad."})

    def test_a_required_question_is_answered_before_submitting(self):
        with self.assertRaisesRegex(UserError, "How was the start"):
            self.by(self.amara, self.review).action_submit_answers()

        self.by(self.amara, self.hers[0]).write({"body": "Well."})
        self.by(self.amara, self.review).action_submit_answers()

        self.assertEqual(set(self.hers.mapped("state")), {"submitted"})
        self.assertEqual(self.review.activity_ids.user_id, self.maya.user_id)

    def test_submitted_answers_are_taken_back_only_while_it_is_open(self):
        self.write_and_submit(self.amara, self.hers)
        self.by(self.amara, self.review).action_take_back_answers()
        self.assertEqual(set(self.hers.mapped("state")), {"draft"})

        self.shared()

        with self.assertRaises(UserError):
            self.by(self.maya, self.review).action_take_back_answers()
        with self.assertRaises(UserError):
            self.by(self.maya, self.managers).write({"body": "Changed."})

    def test_the_manager_shares_only_what_he_has_submitted(self):
        with self.assertRaisesRegex(UserError, "your own answers first"):
            self.by(self.maya, self.review).action_share()
        with self.assertRaises(AccessError):
            self.by(self.amara, self.review).action_share()

    def test_the_employee_acknowledges_what_was_shared(self):
        self.shared()
        self.assertEqual(self.review.activity_ids.user_id, self.amara.user_id)

        self.by(self.amara, self.review).action_acknowledge()

        self.assertEqual(self.review.state, "acknowledged")
        self.assertFalse(self.review.activity_ids)

    def test_calling_it_off_says_why(self):
        asked = self.by(self.hana, self.review).action_cancel()
        self.assertEqual(asked["res_model"], "performance.step.reason")

        self.by(self.hana, self.review).action_cancel(comment="Amara has left.")

        self.assertEqual(self.review.state, "cancelled")
        self.assertIn("Amara has left.", self.review.message_ids[0].body)

    def test_the_review_itself_is_seen_by_the_two_the_line_and_hr(self):
        self.assertEqual(self.readers(self.review), {"Amara", "Maya", "Hana", "Adam"})


@tagged("post_install", "-at_install")
class TestShortReviewOverRpc(ReviewPeople, TalkRpcCase):
    def test_a_draft_is_read_by_nobody_but_its_author(self):
        self.by(self.maya, self.managers).write({"body": "Hm."})
        call = ("performance.short.review.answer", "read", self.managers.ids, ["body"])

        for person in self.everybody - self.maya:
            with self.subTest(person=person.name):
                self.refused(person, *call)
                found = self.rpc(person, "performance.short.review.answer", "search_count", [("body", "=", "Hm.")])
                self.assertFalse(found)
        self.assertEqual(self.rpc(self.maya, *call)[0]["body"], "Hm.")

    def test_neither_state_nor_people_are_written_by_hand(self):
        for person in (self.amara, self.maya, self.hana, self.adam):
            for values in ({"state": "shared"}, {"manager_id": person.id}, {"shared_date": "2026-01-01 00:00:00"}):
                with self.subTest(person=person.name, values=list(values)):
                    self.refused(person, "performance.short.review", "write", self.review.ids, values)
        for values in ({"state": "submitted"}, {"author_id": self.amara.user_id.id}, {"side": "manager"}):
            with self.subTest(values=list(values)):
                self.refused(self.amara, "performance.short.review.answer", "write", self.hers.ids, values)
