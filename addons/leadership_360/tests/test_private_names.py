"""Nobody learns of a private record by naming its number: not on a form, not in a new record, not by a refusal."""

from itertools import product

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import Form, tagged

from ..models.private_names import PrivateNames
from .journey_case import JourneyCase

ROLE = "leadership.bench.role"
WIZARDS = ("leadership.enrollment.accept", "leadership.enrollment.coach", "leadership.plan.focus.share")
# What a new record needs beside the record that it names.
REST = {
    "leadership.assignment": {"name": "A move"},
    "leadership.feedback.invitation": {"relation": "peer", "email": "x@example.com", "name": "X"},
    "leadership.guide": {"kind": "coach"},
    "leadership.note": {"body": "A note"},
    "leadership.plan.action": {"name": "A step"},
    "leadership.plan.focus": {"name": "A goal"},
    "leadership.plan.focus.share": {"text": "A goal"},
    "leadership.readiness": {"horizon": "now", "evidence": "Stood in"},
    "leadership.session": {"start": "2026-03-02 09:00:00"},
}


@tagged("security")
class TestPrivateNames(JourneyCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        case, env = cls("run"), cls.env
        cls.secretary = cls._user("nobody")
        mine = {
            model: env[model].with_user(cls.participant).create(values).with_env(env)
            for model, values in {
                "leadership.plan": {"enrollment_id": cls.enrollment.id},
                "leadership.assignment": {"enrollment_id": cls.enrollment.id, "name": "Lead the move"},
            }.items()
        }
        focus = env["leadership.plan.focus"].create({"plan_id": mine["leadership.plan"].id, "name": "Secret goal"})
        cls.role = env[ROLE].with_user(cls.coordinator).create({"name": "Head of Support"}).with_env(env)
        cls.known = {
            **mine,
            "leadership.enrollment": cls.enrollment,
            "leadership.feedback.round": case._full_list(case._round()),
            "leadership.plan.focus": focus,
            "leadership.session": case._session(),
            ROLE: cls.role,
        }
        cls.users = {
            "user in no group": cls.secretary,
            "manager": cls.boss.user_id,
            "HR": cls.hr,
            "portal": cls.portal_coach,
            "another participant": cls.reports[0].user_id,
        }

    def _private_models(self):
        return sorted(self.registry.descendants(["leadership.private"], "_inherit") - {"leadership.private"})

    def _naming(self):
        """Return (model, field) of all that names a private record or a key role."""
        closed = {*self._private_models(), ROLE}
        return [
            (model, name)
            for model in (*self._private_models(), *WIZARDS)
            for name, field in self.env[model]._fields.items()
            if field.type == "many2one" and field.comodel_name in closed and not field.related
        ]

    def _refusal(self, user, model, method, *args, **context):
        """Return the class and the words of the refusal, or what was answered."""
        try:
            with self.cr.savepoint():
                return self._call(user, model, method, args, {"context": context})
        except UserError as error:
            return type(error), str(error)

    def _onchange(self, user, model, values, spec, **context):
        return self._refusal(user, model, "onchange", [], values, [], spec, **context)

    def test_the_cases_are_all_there(self):
        naming = self._naming()

        self.assertGreaterEqual(len(naming), 13)
        self.assertFalse({self.env[model]._fields[name].comodel_name for model, name in naming} - self.known.keys())

    def test_a_closed_record_and_one_that_is_not_there_are_refused_alike(self):
        for (who, user), (model, name) in product(self.users.items(), self._naming()):
            field = self.env[model]._fields[name]
            foreign = self.known[field.comodel_name].id
            spec = {name: {"fields": {"display_name": {}}}, "display_name": {}}
            before = self.env[model].with_context(active_test=False).search_count([])
            roads = {
                "values": lambda number, model=model, name=name, user=user, spec=spec: self._onchange(
                    user, model, {name: number}, spec
                ),
                "dictionary": lambda number, model=model, name=name, user=user, spec=spec: self._onchange(
                    user, model, {name: {"id": number}}, spec
                ),
                "context": lambda number, model=model, name=name, user=user, spec=spec: self._onchange(
                    user, model, {}, spec, **{f"default_{name}": number}
                ),
                "create": lambda number, model=model, name=name, user=user: self._refusal(
                    user, model, "create", {**self._rest(model), name: number}
                ),
                "create with a default": lambda number, model=model, name=name, user=user: self._refusal(
                    user, model, "create", self._rest(model), **{f"default_{name}": number}
                ),
                "text": lambda number, model=model, name=name, user=user: self._refusal(
                    user, model, "create", {**self._rest(model), name: str(number)}
                ),
            }
            for road, go in roads.items():
                with self.subTest(who=who, model=model, field=name, road=road):
                    answer = go(foreign)
                    self.assertEqual(answer, go(10**8))
                    self.assertNotIn(self.participant.name, str(answer))
                    self.assertNotIn("Secret", str(answer))
            self.assertEqual(self.env[model].with_context(active_test=False).search_count([]), before)

    def _rest(self, model):
        employee = {"employee_id": self.leader.id} if model == "leadership.readiness" else {}
        return {**REST.get(model, {}), **employee}

    def test_a_hand_field_that_names_a_closed_record_is_refused_with_an_access_error(self):
        by_hand = [
            (model, name)
            for model, name in self._naming()
            if name in getattr(self.env[model], "_hand_fields", self.env[model]._fields)
        ]
        self.assertGreaterEqual(len(by_hand), 11)
        for model, name in by_hand:
            number = self.known[self.env[model]._fields[name].comodel_name].id
            with self.subTest(model=model, field=name):
                answer = self._onchange(self.secretary, model, {name: number}, {"display_name": {}})
                self.assertEqual(answer[0], AccessError)

    def test_the_participant_still_gets_the_forms(self):
        for model, name in self._naming():
            parent = self.known[self.env[model]._fields[name].comodel_name]
            user = self.coordinator if parent._name in (ROLE, "leadership.feedback.round") else self.participant
            if not self.env[model].with_user(user).has_access("create"):
                continue
            with self.subTest(model=model, field=name):
                value = self._onchange(user, model, {name: parent.id}, {name: {"fields": {"display_name": {}}}})[
                    "value"
                ]
                self.assertEqual(value[name]["display_name"], parent.display_name)

    def test_a_window_of_the_participant_opens_and_a_stranger_s_does_not(self):
        for model, field in (
            ("leadership.enrollment.accept", "enrollment_id"),
            ("leadership.enrollment.coach", "enrollment_id"),
            ("leadership.plan.focus.share", "focus_id"),
        ):
            parent = self.known[self.env[model]._fields[field].comodel_name]
            values = {**REST.get(model, {}), field: parent.id}
            with self.subTest(model=model):
                self.assertTrue(self._call(self.participant, model, "create", [values]))
                with self.assertRaises(AccessError):
                    self._call(self.secretary, model, "create", [values])

    def test_a_default_that_a_user_saved_names_nothing_closed_and_sets_no_state(self):
        defaults = self.env["ir.default"].with_user(self.boss.user_id)
        fields = self.env["ir.model.fields"].sudo()
        for model, name, value in (
            ("leadership.plan.action", "focus_id", str(self.known["leadership.plan.focus"].id)),
            ("leadership.enrollment", "state", '"accepted"'),
        ):
            field = fields._get(model, name)
            defaults.create({"field_id": field.id, "user_id": self.boss.user_id.id, "json_value": value})
        values = {"employee_id": self.peers[0].id, "cohort_id": self.cohort.id, "reason": "Leads."}

        nomination = self.env["leadership.enrollment"].with_user(self.boss.user_id).create(values)

        self.assertEqual(nomination.state, "nominated")
        spec = {"focus_id": {"fields": {"display_name": {}}}}
        self.assertEqual(self._onchange(self.boss.user_id, "leadership.plan.action", {}, spec)[0], AccessError)

    def test_lines_and_what_lies_behind_them_are_looked_at_too(self):
        hidden = self.enrollment.id
        spec = {"fields": {"display_name": {}}}
        names = {"enrollment_ids": spec}
        for model, values, asked in (
            ("leadership.cohort", {"enrollment_ids": [[4, hidden]]}, names),
            ("leadership.cohort", {"enrollment_ids": [[6, 0, [hidden]]]}, names),
            ("leadership.program", {"cohort_ids": [[0, 0, {"enrollment_ids": [[4, hidden]]}]]}, {"cohort_ids": spec}),
            ("leadership.program.stage", {"program_id": {"enrollment_ids": [[4, hidden]]}}, {"program_id": spec}),
            ("leadership.enrollment", {"cohort_id": {"enrollment_ids": [hidden]}}, {"cohort_id": spec}),
        ):
            with self.subTest(model=model, values=values):
                self.assertEqual(self._onchange(self.other_coordinator, model, values, asked)[0], AccessError)

    def test_every_model_that_leads_to_a_private_record_looks(self):
        closed = {*self._private_models(), ROLE}
        leading = set(closed)
        while (
            more := {
                model._name
                for model in self.env.values()
                if model._name.startswith("leadership.")
                and any(field.comodel_name in leading for field in model._fields.values() if field.relational)
            }
            - leading
        ):
            leading |= more

        self.assertIn("leadership.program.stage", leading)
        for name in leading:
            with self.subTest(model=name):
                self.assertIsInstance(self.env[name], PrivateNames)

    def test_no_model_of_others_has_a_field_to_a_private_record(self):
        closed = {*self._private_models(), ROLE, *WIZARDS}
        found = [
            str(field)
            for model in self.env.values()
            if not model._name.startswith("leadership.")
            for field in model._fields.values()
            if field.relational and field.comodel_name in closed
        ]

        self.assertFalse(found)

    def test_a_form_does_not_tell_who_rates_whom(self):
        feedback = self.known["leadership.feedback.round"]
        rater = feedback.invitation_ids.user_id - self.participant
        self.assertTrue(self.enrollment._coach_problem(rater[0]))
        values = {"participant_id": self.participant.id, "coach_id": rater[0].id}
        context = {f"default_{name}": value for name, value in values.items()}
        behind = {"enrollment_id": values}
        spec = {"coach_notice": {}}
        for who, user in {**self.users, "coach": self.former_coach, "coordinator": self.coordinator}.items():
            answers = [
                self._onchange(user, "leadership.enrollment", values, spec),
                self._onchange(user, "leadership.enrollment", {}, spec, **context),
                self._onchange(user, "leadership.session", behind, {"enrollment_id": {"fields": spec}}),
            ]
            for answer in answers:
                with self.subTest(who=who):
                    self.assertNotIn(rater[0].name, str(answer))

    def test_a_refused_nomination_does_not_tell_who_is_in_the_cohort(self):
        answers = [
            self._refusal(
                user,
                "leadership.enrollment",
                "create",
                {"employee_id": person.id, "cohort_id": self.cohort.id, "reason": "x"},
            )
            for user, person in product((self.secretary, self.portal_coach), (self.leader, self.peers[0]))
        ]

        self.assertEqual({kind for kind, _words in answers}, {AccessError})
        self.assertEqual(answers[0], answers[1])
        self.assertEqual(answers[2], answers[3])

    def test_a_refused_assessment_does_not_tell_who_is_on_the_bench(self):
        values = {"role_id": self.role.id, **REST["leadership.readiness"]}
        self.env["leadership.readiness"].with_user(self.coordinator).create({**values, "employee_id": self.leader.id})
        for who in (self.other_coordinator, self.secretary, self.hr):
            answers = [
                self._refusal(who, "leadership.readiness", "create", {**values, "employee_id": person.id, **day})
                for person in (self.leader, self.peers[0])
                for day in ({}, {"date": "2020-01-01"})
            ]
            with self.subTest(who=who.login):
                self.assertEqual({kind for kind, _words in answers}, {AccessError})
                self.assertEqual(len(set(answers)), 1)

    def test_a_refused_plan_does_not_tell_that_there_is_one(self):
        for who in (self.mentor, self.coordinator, self.former_coach):
            answers = [
                self._refusal(who, "leadership.plan", "create", {"enrollment_id": self.enrollment.id}),
                self._refusal(who, "leadership.plan", "create", {}, default_enrollment_id=self.enrollment.id),
            ]
            with self.subTest(who=who.login):
                self.assertEqual({kind for kind, _words in answers}, {AccessError})
                self.assertIn("Development plan is private", answers[0][1])

    def test_a_note_is_its_writer_s(self):
        values = {"body": "Not mine", "author_id": self.participant.id}

        self.assertEqual(self._refusal(self.secretary, "leadership.note", "create", values)[0], AccessError)

    def test_the_name_of_a_closed_record_is_empty(self):
        for model, records in self.known.items():
            if model in (ROLE, "leadership.plan.focus", "leadership.assignment"):
                continue
            with self.subTest(model=model):
                self.env.invalidate_all()
                self.assertIn(self.participant.name, records.with_user(self.participant).display_name)
                self.assertNotIn(self.participant.name, records.with_user(self.secretary).display_name)
        activity = {"res_model": "leadership.plan", "res_id": self.known["leadership.plan"].id}
        answer = self._onchange(self.secretary, "mail.activity", activity, {"res_name": {}})
        self.assertNotIn(self.participant.name, str(answer))

    def test_a_plan_is_written_on_its_form_with_its_lines(self):
        plan = self.known["leadership.plan"].with_user(self.participant)
        with Form(plan) as form, form.focus_ids.new() as focus:
            focus.name = "Another goal"

        plan.write({"focus_ids": [Command.update(plan.focus_ids[0].id, {"why": "It is time"})]})

        self.assertEqual(plan.focus_ids.mapped("name"), ["Secret goal", "Another goal"])
