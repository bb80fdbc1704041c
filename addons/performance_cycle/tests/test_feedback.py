from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, tagged

from .talk_case import TalkCase, TalkRpcCase

WORDS = "You kept the customer calm on the phone."


class FeedbackPeople:
    def give(self, giver, receiver, body=WORDS, **values):
        feedback = self.by(giver, self.env["performance.feedback"]).create(
            {"employee_id": receiver.id, "body": body, **values}
        )
        feedback.action_give()
        return feedback.sudo(False).with_env(self.env)

    def ask(self, asker, giver, **values):
        return (
            self.by(asker, self.env["performance.feedback.request"])
            .create({"giver_id": giver.user_id.id, "question": "What should I do more of?", **values})
            .with_env(self.env)
        )

    def goals_of(self, *people):
        return self.env["performance.goal"].create(
            [{"name": person.name, "employee_id": person.id, "cycle_id": False} for person in people]
        )


@tagged("post_install", "-at_install")
class TestFeedback(FeedbackPeople, TalkCase):
    def test_a_draft_is_its_giver_s_alone(self):
        draft = self.by(self.daniel, self.env["performance.feedback"]).create(
            {"employee_id": self.amara.id, "body": "not yet", "for_manager": True}
        )

        self.assertEqual(self.readers(draft.with_env(self.env)), {"Daniel"})

    def test_given_feedback_is_read_by_its_receiver_with_the_giver_s_name(self):
        feedback = self.give(self.daniel, self.amara)

        self.assertEqual(self.readers(feedback), {"Daniel", "Amara"})
        self.assertEqual(self.by(self.amara, feedback).giver_id, self.daniel.user_id)

    def test_the_manager_reads_it_if_the_giver_agrees(self):
        feedback = self.give(self.daniel, self.amara, for_manager=True)

        self.assertEqual(self.readers(feedback), {"Daniel", "Amara", "Maya"})

    def test_the_giver_may_agree_later_and_take_it_back_and_nobody_else_may(self):
        feedback = self.give(self.daniel, self.amara)

        for person in (self.amara, self.maya, self.hana, self.adam):
            with self.subTest(person=person.name), self.assertRaises(AccessError):
                self.by(person, feedback).for_manager = True
        self.by(self.daniel, feedback).for_manager = True
        self.assertIn("Maya", self.readers(feedback))
        self.by(self.daniel, feedback).for_manager = False
        self.assertNotIn("Maya", self.readers(feedback))

    def test_the_words_stay_as_they_were_given(self):
        feedback = self.give(self.daniel, self.amara)

        with self.assertRaisesRegex(UserError, "stays as it is"):
            self.by(self.daniel, feedback).body = "Something else"
        with self.assertRaisesRegex(UserError, "belongs to its receiver"):
            self.by(self.daniel, feedback).unlink()

    def test_empty_feedback_is_not_given(self):
        with self.assertRaisesRegex(UserError, "nothing in it yet"):
            self.give(self.daniel, self.amara, body="  ")

    def test_nobody_gives_feedback_to_oneself_or_in_another_s_name(self):
        with self.assertRaisesRegex(ValidationError, "colleague"):
            self.give(self.amara, self.amara)
        with self.assertRaises(AccessError):
            self.give(self.daniel, self.amara, giver_id=self.maya.user_id.id)

    def test_it_is_tied_to_a_goal_of_the_receiver_only(self):
        goals = self.goals_of(self.amara, self.daniel)
        goals._with_key().write({"state": "approved"})

        self.assertTrue(self.give(self.maya, self.amara, goal_id=goals[0].id))
        with self.assertRaisesRegex(ValidationError, "not one of Amara"):
            self.give(self.maya, self.amara, goal_id=goals[1].id)

    def test_nobody_learns_a_goal_s_title_by_tying_feedback_to_it(self):
        goal = self.goals_of(self.amara)
        draft = self.by(self.daniel, self.env["performance.feedback"]).create({"employee_id": self.amara.id})

        for attempt in (
            lambda: self.give(self.daniel, self.amara, goal_id=goal.id),
            lambda: self.by(self.daniel, draft).write({"goal_id": goal.id}),
            lambda: draft.with_context(default_goal_id=goal.id).create({"employee_id": self.amara.id}),
        ):
            with self.assertRaises(AccessError):
                attempt()

    def test_a_manager_does_not_pass_on_a_goal_that_is_a_draft(self):
        goal = self.goals_of(self.amara)

        with self.assertRaisesRegex(AccessError, "still a draft"):
            self.give(self.maya, self.amara, goal_id=goal.id, for_manager=True)
        with self.assertRaisesRegex(AccessError, "still a draft"):
            self.ask(self.maya, self.daniel, employee_id=self.amara.id, goal_id=goal.id)

    def test_there_is_no_number_to_be_made_of_it(self):
        figures = {
            name
            for model in ("performance.feedback", "performance.feedback.request")
            for name, field in self.env[model]._fields.items()
            if field.type in ("float", "monetary", "integer") and field.store
        }

        self.assertEqual(figures, {"id"})

    def test_the_form_says_that_it_is_not_anonymous(self):
        for view in ("performance_feedback_view_form", "performance_feedback_request_view_form"):
            self.assertIn("Not anonymous", self.env.ref(f"performance_cycle.{view}").arch)

    def test_the_receiver_hears_of_it_without_the_words(self):
        feedback = self.give(self.daniel, self.amara)

        message = self.env["mail.message"].search([("model", "=", feedback._name), ("res_id", "=", feedback.id)])

        self.assertIn(self.amara.user_id.partner_id, message.notified_partner_ids)
        self.assertNotIn("calm", str(message.mapped("body")))

    def test_it_is_written_in_a_form(self):
        with Form(self.by(self.daniel, self.env["performance.feedback"])) as form:
            form.employee_id = self.amara
            form.body = WORDS

        self.assertEqual((form.record.giver_id, form.record.state), (self.daniel.user_id, "draft"))


@tagged("post_install", "-at_install")
class TestFeedbackRequest(FeedbackPeople, TalkCase):
    def test_an_employee_asks_a_colleague_who_answers_by_name(self):
        request = self.ask(self.amara, self.daniel)

        answer = self.env["performance.feedback"].browse(self.by(self.daniel, request).action_answer()["res_id"])
        self.by(self.daniel, answer).body = WORDS
        self.by(self.daniel, answer).action_give()

        self.assertEqual((request.state, answer.employee_id), ("answered", self.amara))
        self.assertEqual(self.readers(answer), {"Daniel", "Amara"})

    def test_a_colleague_who_is_asked_about_a_goal_answers_about_it(self):
        goal = self.goals_of(self.amara)
        request = self.ask(self.amara, self.daniel, goal_id=goal.id)

        answer = self.env["performance.feedback"].browse(self.by(self.daniel, request).action_answer()["res_id"])

        self.assertEqual(answer.goal_id, goal)
        self.assertEqual(self.by(self.daniel, answer).question, request.question)

    def test_nobody_asks_about_another_s_goal(self):
        goal = self.goals_of(self.amara)
        request = self.ask(self.daniel, self.maya)

        with self.assertRaises(ValidationError):
            self.ask(self.daniel, self.maya, goal_id=goal.id)
        with self.assertRaises(ValidationError):
            self.by(self.daniel, request).goal_id = goal

    def test_the_answer_being_written_is_not_seen_by_who_asked(self):
        request = self.ask(self.amara, self.daniel)

        answer = self.env["performance.feedback"].browse(self.by(self.daniel, request).action_answer()["res_id"])

        self.assertEqual(self.readers(answer), {"Daniel"})

    def test_the_colleague_has_it_among_the_activities_until_it_is_settled(self):
        request = self.ask(self.amara, self.daniel)
        self.assertEqual(request.activity_ids.user_id, self.daniel.user_id)

        self.by(self.daniel, request).action_decline()

        self.assertFalse(request.activity_ids)
        self.assertEqual(request.state, "declined")

    def test_only_who_is_asked_declines_and_only_who_asks_withdraws(self):
        request = self.ask(self.amara, self.daniel)

        for person, step in (
            (self.amara, "action_decline"),
            (self.daniel, "action_withdraw"),
            (self.adam, "action_decline"),
        ):
            with self.subTest(person=person.name, step=step), self.assertRaises(AccessError):
                getattr(self.by(person, request), step)()
        self.by(self.amara, request).action_withdraw()

    def test_a_manager_asks_about_somebody_of_the_line_and_a_colleague_does_not(self):
        self.assertTrue(self.ask(self.maya, self.daniel, employee_id=self.amara.id))
        for asker in (self.daniel, self.hana):
            with self.subTest(asker=asker.name), self.assertRaises(AccessError):
                self.ask(asker, self.elena, employee_id=self.amara.id)

    def test_whom_it_is_about_knows_that_somebody_was_asked(self):
        request = self.ask(self.maya, self.daniel, employee_id=self.amara.id)

        self.assertEqual(self.readers(request), {"Maya", "Daniel", "Amara"})

    def test_it_stays_as_it_was_sent_and_is_sent_in_one_s_own_name(self):
        with self.assertRaisesRegex(UserError, "stays as it was sent"):
            self.by(self.amara, self.ask(self.amara, self.daniel)).question = "Something else?"
        with self.assertRaises(AccessError):
            self.ask(self.amara, self.daniel, asker_id=self.maya.user_id.id)

    def test_nobody_answers_what_another_was_asked(self):
        request = self.ask(self.amara, self.daniel)

        with self.assertRaises(AccessError):
            self.by(self.elena, self.env["performance.feedback"]).create(
                {"employee_id": self.amara.id, "request_id": request.id, "body": "x"}
            )

    def test_nobody_takes_over_what_another_was_asked(self):
        request = self.ask(self.amara, self.daniel)
        Feedback = self.by(self.elena, self.env["performance.feedback"])
        draft = Feedback.create({"employee_id": self.amara.id, "body": "x"})

        with self.assertRaisesRegex(AccessError, "Somebody else"):
            draft.request_id = request.id
        with self.assertRaisesRegex(AccessError, "Somebody else"):
            Feedback.with_context(default_request_id=request.id).create({"employee_id": self.amara.id, "body": "x"})
        self.assertEqual(request.state, "asked")

    def test_an_answer_is_about_whom_one_was_asked(self):
        request = self.ask(self.amara, self.daniel)

        with self.assertRaises(AccessError):
            self.give(self.daniel, self.maya, request_id=request.id)
        self.assertEqual(request.state, "asked")

    def test_the_question_is_read_by_who_may_read_the_request(self):
        request = self.ask(self.amara, self.daniel)
        feedback = self.give(self.daniel, self.amara, request_id=request.id, for_manager=True)

        questions = {person.name: self.by(person, feedback).question for person in (self.daniel, self.amara, self.maya)}

        self.assertEqual(questions, {"Daniel": request.question, "Amara": request.question, "Maya": False})


@tagged("post_install", "-at_install")
class TestFeedbackOverRpc(FeedbackPeople, TalkRpcCase):
    def test_hr_administrators_and_the_manager_get_nothing_of_what_was_given_to_the_receiver_alone(self):
        feedback = self.give(self.daniel, self.amara)

        self.assertIn(WORDS, str(self.rpc(self.amara, feedback._name, "read", feedback.ids, ["body"])))
        for person in (self.maya, self.elena, self.hana, self.adam):
            with self.subTest(person=person.name):
                self.assertFalse(self.rpc(person, feedback._name, "search_read", [], ["body"]))
                self.refused(person, feedback._name, "read", feedback.ids, ["body"])

    def test_a_form_being_filled_in_does_not_tell_what_another_was_asked(self):
        request = self.ask(self.amara, self.daniel)
        values = {"employee_id": self.amara.id, "request_id": request.id}

        for person, told in ((self.daniel, True), (self.elena, False), (self.hana, False)):
            with self.subTest(person=person.name):
                answer = self.rpc(
                    person, "performance.feedback", "onchange", [], values, ["request_id"], {"question": {}}
                )
                self.assertEqual(request.question in str(answer), told)

    def test_nobody_marks_feedback_as_given_by_hand(self):
        draft = self.by(self.daniel, self.env["performance.feedback"]).create({"employee_id": self.amara.id})

        self.refused(self.daniel, draft._name, "write", draft.ids, {"state": "given"})
