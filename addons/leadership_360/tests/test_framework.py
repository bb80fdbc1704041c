from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Command

from .common import LeadershipCase


class TestTheLibrary(LeadershipCase):
    def test_twelve_competencies_with_five_behaviours_each_are_shipped(self):
        competencies = self.env["leadership.competency"].search([])

        self.assertEqual(len(competencies), 12)
        self.assertEqual(set(competencies.mapped("behaviour_count")), {5})
        self.assertEqual(len(self.env["leadership.level"].search([])), 4)

    def test_every_behaviour_is_short_begins_with_a_verb_and_has_two_wordings(self):
        for behaviour in self.env["leadership.behaviour"].search([]):
            with self.subTest(behaviour=behaviour.other_text):
                self.assertLessEqual(len(behaviour.other_text.split()), 15)
                self.assertTrue(behaviour.self_text.startswith("I "))

    def test_three_questionnaires_are_ready_and_take_a_quarter_of_an_hour(self):
        # a pulse gets its behaviours when it is launched
        pulse = self.env.ref("leadership_360.leadership_questionnaire_pulse")
        questionnaires = self.env["leadership.questionnaire"].search([]) - pulse

        self.assertEqual(questionnaires.mapped("item_count"), [32, 32, 32])
        self.assertEqual(set(questionnaires.mapped("minutes")), {15})
        self.assertEqual(set(questionnaires.mapped("advice")), {False})

    def test_a_used_behaviour_keeps_its_wording_and_a_new_version_takes_its_place(self):
        behaviour = self.env.ref("leadership_360.leadership_behaviour_delegation_1")
        self._collecting()
        self.assertTrue(behaviour.used)
        with self.assertRaises(UserError):
            behaviour.other_text = "Does something else."
        with self.assertRaises(UserError):
            behaviour.with_context(lang="en_US").sudo().write({"self_text": "I do something else."})
        with self.assertRaises(UserError):
            behaviour.unlink()
        behaviour.write({"other_text": behaviour.other_text, "sequence": 5})

        action = behaviour.action_new_version()

        successor = self.env["leadership.behaviour"].browse(action["res_id"])
        self.assertEqual((successor.version, successor.previous_id, successor.used), (2, behaviour, False))
        self.assertFalse(behaviour.active)
        successor.other_text = "Agrees on the result before handing over."

    def test_an_unused_behaviour_may_be_reworded(self):
        behaviour = self.env.ref("leadership_360.leadership_behaviour_change_leadership_1")

        behaviour.other_text = "Says why a change is needed."

        self.assertEqual(behaviour.other_text, "Says why a change is needed.")

    def test_a_scale_has_consecutive_points_and_a_cut_between_them(self):
        scale = self.env["leadership.scale"]
        points = [Command.create({"value": value, "label": f"Point {value}"}) for value in (1, 2, 3, 4)]
        self.assertEqual(scale.create({"name": "Four", "cut": 2.5, "point_ids": points}).high, 4)

        for values in ({"cut": 4.5, "point_ids": points}, {"cut": 2.5, "point_ids": [*points[:2], *points[3:]]}):
            with self.subTest(values=values), self.assertRaises(ValidationError):
                scale.create({"name": "Wrong", **values})

    def test_sixty_behaviours_are_the_most(self):
        everything = self.env["leadership.behaviour"].search([])
        questionnaire = self.env["leadership.questionnaire"].create({"name": "Long"})
        questionnaire._add_behaviours(everything)
        extra = everything[0].copy({"other_text": "Asks one more thing."})

        with self.assertRaises(ValidationError):
            questionnaire._add_behaviours(extra)

    def test_a_role_profile_makes_a_questionnaire(self):
        job = self.env["hr.job"].create({"name": "Head of Service"})
        delegation = self.env.ref("leadership_360.leadership_competency_delegation")
        profile = self.env["leadership.role.profile"].create({"job_id": job.id, "competency_ids": delegation.ids})

        action = profile.action_make_questionnaire()

        made = self.env["leadership.questionnaire"].browse(action["res_id"])
        self.assertEqual((made.name, made.item_ids.behaviour_id), ("Head of Service", delegation.behaviour_ids))

    def test_employees_read_the_framework_and_only_administrators_change_it(self):
        competency = self.env.ref("leadership_360.leadership_competency_delegation")
        self.assertTrue(competency.with_user(self.participant).name)
        for user in (self.participant, self.coordinator, self.hr, self.settings_admin):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                competency.with_user(user).name = "Mine"

        competency.with_user(self.administrator).name = "Handing over"

        self.assertEqual(competency.name, "Handing over")
