from odoo.exceptions import AccessError, UserError
from odoo.fields import Date
from odoo.tests import freeze_time

from .common import LeadershipCase


class TestForWhomAProgrammeIsMeant(LeadershipCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.tag = cls.env["hr.employee.category"].create({"name": "Leadership candidate"})
        cls.sales = cls.env["hr.department"].create({"name": "Sales"})
        cls.field = cls.env["hr.department"].create({"name": "Field sales", "parent_id": cls.sales.id})
        cls.job = cls.env["hr.job"].create({"name": "Team lead"})
        cls.level = cls.env.ref("leadership_360.leadership_level_others")
        cls.env["leadership.role.profile"].create(
            {
                "job_id": cls.job.id,
                "level_id": cls.level.id,
                "competency_ids": cls.env["leadership.competency"].search([], limit=1).ids,
            }
        )
        cls.fit, cls.unfit = cls.peers[0], cls.peers[1]

    def _names(self):
        return [name for _id, name in self.program.with_user(self.coordinator)._candidates()]

    def _nominate_person(self, employee, by):
        values = {"employee_id": employee.id, "cohort_id": self.cohort.id, "reason": "Ready for more."}
        return self.env["leadership.enrollment"].with_user(by).create(values)

    def test_each_condition_decides_who_is_a_candidate(self):
        since = Date.subtract(Date.today(), months=30)
        conditions = {
            "eligible_tag_ids": (self.tag.ids, {"category_ids": self.tag.ids}),
            "eligible_department_ids": (self.sales.ids, {"department_id": self.field.id}),
            "eligible_job_ids": (self.job.ids, {"job_id": self.job.id}),
            "eligible_level_ids": (self.level.ids, {"job_id": self.job.id}),
            "eligible_months": (24, {"date_version": since}),
        }
        for name, (condition, values) in conditions.items():
            with self.subTest(condition=name):
                self.assertIn(self.unfit.name, self._names())
                self.fit.write(values)
                self.program[name] = condition
                found = self._names()
                self.assertIn(self.fit.name, found)
                self.assertNotIn(self.unfit.name, found)
                self.assertTrue(self.program.eligibility)
                self.program[name] = 0 if name == "eligible_months" else False

    def test_candidates_are_names_and_nothing_else(self):
        found = self.program.with_user(self.coordinator)._candidates()

        self.assertIn((self.fit.id, self.fit.name), found)
        self.assertEqual({type(part) for pair in found for part in pair}, {int, str})

    def test_who_does_not_run_the_programme_cannot_subtract_its_participants_from_the_list(self):
        choices = self.env["leadership.program.nominate"].with_user(self.other_coordinator)
        self.assertFalse(choices.create({"program_id": self.program.id}).possible_ids)

        self.cohort.coordinator_ids = self.other_coordinator

        for user in (self.other_coordinator, self.administrator):
            with self.subTest(user=user.login):
                self.assertTrue(self.program.with_user(user)._candidates())

    def test_who_is_in_the_programme_is_no_candidate_and_who_left_is_one_again(self):
        self.assertNotIn(self.leader.name, self._names())

        self.enrollment.with_user(self.participant).action_withdraw()

        self.assertIn(self.leader.name, self._names())

    def test_a_nomination_outside_the_conditions_is_refused_except_a_coordinator_s(self):
        self.program.eligible_tag_ids = self.tag
        with self.assertRaises(UserError) as refused:
            self._nominate_person(self.unfit, self.boss.user_id)
        self.assertIn("Leadership candidate", str(refused.exception))
        self.assertTrue(self._nominate_person(self.unfit, self.coordinator))

        self.fit.category_ids = self.tag
        self.assertTrue(self._nominate_person(self.fit, self.boss.user_id))

    def test_a_coordinator_nominates_candidates_from_the_list(self):
        self.program.eligible_tag_ids = self.tag
        self.fit.category_ids = self.tag
        action = self.program.with_user(self.coordinator).action_nominate()
        choice = self.env[action["res_model"]].with_user(self.coordinator).browse(action["res_id"])
        self.assertEqual(choice.possible_ids.ids, self.fit.ids)
        with self.assertRaises(UserError):
            choice.action_nominate()

        self.assertEqual(choice.cohort_id, self.cohort)
        choice.write({"employee_ids": self.fit.ids, "reason": "Leads the shift."})
        choice.action_nominate()

        made = self.env["leadership.enrollment"].search([("employee_id", "=", self.fit.id)])
        self.assertEqual((made.state, made.nominated_by_id), ("nominated", self.coordinator))

    def test_nobody_else_gets_the_list(self):
        for user in (self.boss.user_id, self.hr, self.coach):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.program.with_user(user).action_nominate()

    @freeze_time("2026-06-01")
    def test_a_tenure_is_counted_from_the_first_day(self):
        self.fit.date_version = "2025-06-01"
        self.program.eligible_months = 12
        self.assertTrue(self.program._is_eligible(self.fit))

        self.program.eligible_months = 13

        self.assertFalse(self.program._is_eligible(self.fit))
