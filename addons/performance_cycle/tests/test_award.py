from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, freeze_time, tagged

from .talk_case import TalkCase, TalkRpcCase


class AwardPeople:
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.badge = cls.env["gamification.badge"].create({"name": "Thank you", "rule_auth": "everyone"})
        cls.awards = cls.env["gamification.badge.user"]

    def award(self, giver, receiver, amount=0, **context):
        with Form(
            self.by(giver, self.env["gamification.badge.user.wizard"]).with_context(**context),
            "performance_cycle.performance_award_view_give",
        ) as form:
            if not context:
                form.employee_id = receiver
            form.badge_id = self.badge
            form.comment = "You took over my inbox."
            if amount:
                form.amount = amount
        form.record.action_grant_badge()
        return self.awards.search([("sender_id", "=", giver.user_id.id)], order="id desc", limit=1)


@tagged("post_install", "-at_install")
@freeze_time("2026-11-18 09:00:00")
class TestAward(AwardPeople, TalkCase):
    def test_everybody_sees_an_award_with_its_reason(self):
        award = self.award(self.amara, self.daniel)

        self.assertEqual(award.employee_id, self.daniel)
        self.assertEqual(award.comment, "You took over my inbox.")
        self.assertEqual(self.readers(award), set(self.everybody.mapped("name")))

    def test_it_stands_on_the_wall(self):
        award = self.award(self.amara, self.daniel)
        wall = self.env["ir.actions.act_window"]._for_xml_id("performance_cycle.performance_award_action")

        shown = self.by(self.elena, self.awards).search([("employee_id", "!=", False)])

        self.assertIn(award, shown)
        self.assertIn("employee_id", wall["domain"])

    def test_nobody_gives_one_to_himself(self):
        with self.assertRaises(UserError):
            self.award(self.amara, self.amara)
        with self.assertRaises(ValidationError):
            self.by(self.amara, self.awards).create(
                {"user_id": self.amara.user_id.id, "badge_id": self.badge.id, "comment": "Me"}
            )

    def test_an_award_needs_a_reason(self):
        with self.assertRaisesRegex(UserError, "what the award is for"):
            self.by(self.amara, self.awards).create({"user_id": self.maya.user_id.id, "badge_id": self.badge.id})

    def test_the_company_s_limit_ends_a_month_s_awards(self):
        self.env.company.performance_award_limit = 2
        self.award(self.amara, self.daniel)
        self.award(self.amara, self.maya)

        with self.assertRaisesRegex(UserError, "12/01/2026"):
            self.award(self.amara, self.elena)
        self.award(self.daniel, self.amara)

        self.env.company.performance_award_limit = 0
        self.award(self.amara, self.elena)

    def test_a_new_month_opens_the_limit_again(self):
        self.env.company.performance_award_limit = 1
        award = self.award(self.amara, self.daniel)
        self.env.cr.execute(
            "UPDATE gamification_badge_user SET create_date = '2026-10-31 23:00:00' WHERE id = %s", [award.id]
        )
        self.env.invalidate_all()

        self.assertTrue(self.award(self.amara, self.maya))

    def test_the_limit_is_not_dodged_by_giving_in_another_name(self):
        self.env.company.performance_award_limit = 1
        self.award(self.amara, self.daniel)

        for more in (
            {"sender_id": self.maya.user_id.id},
            {"challenge_id": self.env["gamification.challenge"].create({"name": "Run"}).id},
        ):
            with self.subTest(more=list(more)), self.assertRaises(UserError):
                self.by(self.amara, self.awards).create(
                    {"user_id": self.elena.user_id.id, "badge_id": self.badge.id, "comment": "Thanks", **more}
                )

    def test_given_feedback_leads_to_an_award_that_does_not_show_it(self):
        feedback = self.by(self.amara, self.env["performance.feedback"]).create(
            {"employee_id": self.daniel.id, "body": "You stayed calm."}
        )
        self.assertFalse(feedback.may_award)
        feedback.action_give()

        award = self.award(self.amara, self.daniel, **feedback.action_give_award()["context"])

        self.assertEqual(feedback.award_ids, award)
        self.assertNotIn("feedback", " ".join(award._fields))

    def test_nobody_awards_from_feedback_of_others(self):
        feedback = self.by(self.amara, self.env["performance.feedback"]).create(
            {"employee_id": self.daniel.id, "body": "You stayed calm.", "for_manager": True}
        )
        feedback.action_give()

        with self.assertRaises(AccessError):
            self.award(self.maya, self.daniel, default_feedback_id=feedback.id, default_employee_id=self.daniel.id)

    def test_the_manager_awards_from_the_review_and_the_employee_does_not(self):
        appraisal = self.running_appraisal(self.amara)

        action = self.by(self.maya, appraisal).action_give_award()
        award = self.award(self.maya, self.amara, **action["context"])

        self.assertEqual(appraisal.award_ids, award)
        self.assertEqual(self.by(self.maya, appraisal).award_count, 1)
        self.assertFalse(self.by(self.amara, appraisal).may_award)

    def shared_review(self):
        appraisal = self.running_appraisal(self.amara)
        appraisal._with_key().write({"state": "shared", "shared_date": "2026-11-17 10:00:00"})
        return appraisal

    def test_an_amount_with_an_award_becomes_an_outcome_that_hr_decides_on(self):
        appraisal = self.shared_review()

        award = self.award(self.maya, self.amara, 500, **self.by(self.maya, appraisal).action_give_award()["context"])

        outcome = appraisal.outcome_ids
        self.assertEqual((outcome.kind, outcome.basis, outcome.amount), ("compensation", "one_off", 500))
        self.assertEqual((outcome.state, outcome.proposer_id), ("proposed", self.maya.user_id))
        self.assertIn("You took over my inbox.", outcome.justification)
        self.assertFalse(self.can_read(self.amara, outcome))
        self.assertFalse({"amount", "outcome_id"} & set(award._fields))

    def test_an_amount_needs_a_shared_review_and_then_nothing_is_written(self):
        appraisal = self.running_appraisal(self.amara)
        wizard = self.by(self.maya, self.env["gamification.badge.user.wizard"]).create(
            {
                "appraisal_id": appraisal.id,
                "employee_id": self.amara.id,
                "user_id": self.amara.user_id.id,
                "badge_id": self.badge.id,
                "comment": "Thanks.",
                "amount": 500,
            }
        )

        with self.assertRaisesRegex(UserError, "shared review"):
            wizard.action_grant_badge()

        self.assertFalse(appraisal.outcome_ids or appraisal.award_ids)

    def test_an_award_without_an_amount_proposes_nothing(self):
        appraisal = self.shared_review()

        self.award(self.maya, self.amara, **self.by(self.maya, appraisal).action_give_award()["context"])

        self.assertFalse(appraisal.outcome_ids)

    def test_an_award_of_another_company_is_not_seen(self):
        award = self.award(self.amara, self.daniel)
        other = self.env["res.company"].create({"name": "Elsewhere"})
        self.elena.user_id.company_ids += other

        seen = self.by(self.elena, self.awards).with_context(allowed_company_ids=other.ids)

        self.assertNotIn(award, seen.search([]))


@tagged("post_install", "-at_install")
class TestAwardOverRpc(AwardPeople, TalkRpcCase):
    def test_an_award_is_not_turned_into_another_one(self):
        award = self.award(self.amara, self.daniel)

        for values in (
            {"user_id": self.amara.user_id.id, "employee_id": self.amara.id},
            {"sender_id": self.maya.user_id.id},
        ):
            with self.subTest(values=list(values)):
                self.refused(self.amara, "gamification.badge.user", "write", award.ids, values)
