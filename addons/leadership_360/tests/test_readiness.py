"""Key roles and who could fill them: history that stays, and nobody who is not named."""

from datetime import date

from odoo import fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.service.model import call_kw
from odoo.tests import Form, HttpCase, JsonRpcException, freeze_time, tagged
from odoo.tools import mute_logger

from ..workflow import readiness
from .common import LeadershipCase
from .move_table import MoveTable

MODEL = "leadership.readiness"
ROLE = "leadership.bench.role"
# What a bench must never lead to, however many fields one follows.
RESULTS = ("leadership.enrollment", "leadership.feedback.", "leadership.plan", "leadership.session", "leadership.vault")
NUMBERS = ("integer", "float", "monetary", "json", "binary", "properties", "reference", "many2one_reference")


class BenchCase(LeadershipCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.sponsor = cls._user("sponsor")
        cls.role = (
            cls.env[ROLE]
            .with_user(cls.coordinator)
            .create({"name": "Head of Support", "sponsor_ids": cls.sponsor.ids})
            .with_env(cls.env)
        )
        cls.cast = {
            "coordinator": cls.coordinator,
            "sponsor": cls.sponsor,
            "person": cls.participant,
            "manager": cls.boss.user_id,
            "HR": cls.hr,
            "settings": cls.settings_admin,
            "leadership administrator": cls.administrator,
            "another coordinator": cls.other_coordinator,
            "the person's coach": cls.coach,
            "portal": cls.portal_coach,
        }
        cls.named = ("coordinator", "sponsor")

    def _assess(self, user=None, employee=None, **values):
        values = {
            "role_id": self.role.id,
            "employee_id": (employee or self.leader).id,
            "horizon": "one_two",
            "evidence": "Stood in for the head of support in August.",
            **values,
        }
        return self.env[MODEL].with_user(user or self.sponsor).create(values).with_env(self.env)


class TestReadiness(BenchCase):
    def test_a_new_assessment_is_a_new_row_and_the_newest_counts(self):
        first = self._assess(date="2026-01-10")

        second = self._assess(self.coordinator, horizon="now", date="2026-03-10")

        self.assertEqual((first.state, second.state), ("past", "internal"))
        self.assertEqual((first.horizon, first.assessed_by_id), ("one_two", self.sponsor))
        self.assertEqual(self.role.with_user(self.sponsor).readiness_ids.ids, second.ids)

    def test_an_older_date_and_a_date_to_come_are_refused(self):
        self._assess(date="2026-03-10")
        for day in ("2026-03-09", fields.Date.add(fields.Date.today(), days=2)):
            with self.subTest(day=day), self.assertRaises(ValidationError):
                self._assess(date=day)

    def test_what_was_written_stays_as_it_was_even_with_all_rights(self):
        assessment = self._assess()
        for values in ({"horizon": "now"}, {"evidence": "Other"}, {"date": "2020-01-01"}, {"state": "past"}):
            for user in (self.sponsor, self.coordinator, self.env.ref("base.user_root")):
                with self.subTest(values=values, user=user.login), self.assertRaises(UserError):
                    assessment.with_user(user).write(values)
        for user in (self.sponsor, self.coordinator):
            with self.assertRaises(AccessError):
                assessment.with_user(user).unlink()

        self.assertEqual(assessment.horizon, "one_two")

    def test_who_assessed_and_whom_cannot_be_claimed(self):
        for values in ({"assessed_by_id": self.boss.user_id.id}, {"person_id": self.hr.id}, {"state": "shared"}):
            with self.subTest(values=values), self.assertRaises(AccessError):
                self._assess(**values)

    def test_nobody_assesses_themselves(self):
        self.role.sponsor_ids += self.participant

        with self.assertRaises(UserError):
            self._assess(self.participant)

    def test_a_person_off_the_bench_is_history_and_the_role_without_a_successor_again(self):
        assessment = self._assess()
        role = self.role.with_user(self.coordinator)
        self.assertEqual(role.coverage, "later")

        assessment.with_user(self.sponsor).action_end()

        self.assertEqual((assessment.state, role.coverage), ("past", "none"))

    def test_roles_without_a_successor_are_found_by_those_whom_they_name_only(self):
        covered = self.role.copy({"name": "Head of Sales", "sponsor_ids": self.sponsor.ids})
        self._assess(role_id=covered.id, horizon="now")
        Role = self.env[ROLE]

        found = {key: Role.with_user(self.sponsor).search([("coverage", "=", key)]) for key in ("none", "later", "now")}

        self.assertEqual(found, {"none": self.role, "later": Role, "now": covered})
        other = Role.with_user(self.other_coordinator)
        self.assertFalse(other.search([("coverage", "in", ("none", "later", "now"))]))
        self.assertEqual(other.browse(self.role.id).coverage, False)

    def test_a_leaver_is_no_successor(self):
        self._assess(horizon="now")

        self.leader.action_archive()

        self.assertEqual(self.role.with_user(self.coordinator).coverage, "none")

    def test_a_role_takes_the_name_of_its_position_unless_it_has_its_own(self):
        job = self.env["hr.job"].create({"name": "Finance Director"})
        form = Form(self.env[ROLE].with_user(self.coordinator))

        form.job_id = job

        self.assertEqual(form.name, "Finance Director")

    def test_an_old_assessment_is_marked_after_the_months_of_the_setting(self):
        with freeze_time("2026-06-15"):
            assessment = self._assess(date="2025-12-01")
            mine = assessment.with_user(self.sponsor)
            self.assertFalse(mine.ageing)
            self.assertFalse(mine.search([("ageing", "=", True)]))

            self.env["res.config.settings"].create({"leadership_readiness_months": 6}).execute()
            self.env.invalidate_all()

            self.assertTrue(mine.ageing)
            self.assertEqual(mine.search([("ageing", "=", True)]).ids, assessment.ids)

    def test_history_is_deleted_after_the_months_of_the_setting_and_the_current_one_kept(self):
        self._assess(date="2025-01-10")
        current = self._assess(date="2025-02-10")
        with freeze_time("2026-06-15"):
            self.env[MODEL]._gc_old()
            self.assertEqual(self.env[MODEL].search_count([("role_id", "=", self.role.id)]), 2)

            self.env["res.config.settings"].create({"leadership_keep_readiness_months": 12}).execute()
            self.env[MODEL]._gc_old()

        self.assertEqual(self.env[MODEL].search([("role_id", "=", self.role.id)]), current)

    def test_a_leaver_s_assessments_are_deleted_thirty_days_after_the_last_day(self):
        assessment = self._assess(date="2026-01-10")
        self.leader.action_archive()
        self.leader.departure_date = date(2026, 5, 1)
        for day, kept in (("2026-05-30", True), ("2026-05-31", False)):
            with self.subTest(day=day), freeze_time(day):
                self.env[MODEL]._gc_old()
                self.assertEqual(bool(assessment.exists()), kept)

    def test_again_and_history_open_what_they_say(self):
        assessment = self._assess()

        again = assessment.action_assess_again()
        history = assessment.with_user(self.sponsor).action_open_history()

        self.assertEqual(again["context"]["default_employee_id"], self.leader.id)
        self.assertEqual(self.env[MODEL].search(history["domain"]), assessment)
        self.assertIn(("role_id", "=", self.role.id), self.role.action_open_bench()["domain"])

    def test_the_board_shows_every_horizon_in_order(self):
        self._assess()

        board = self.env[MODEL].with_user(self.sponsor).with_context(read_group_expand=True)
        columns = board.formatted_read_group([], ["horizon"], ["__count"])

        self.assertEqual(
            [(row["horizon"], row["__count"]) for row in columns], [("now", 0), ("one_two", 1), ("three_five", 0)]
        )


@tagged("security")
class TestWhoMayMoveAReadiness(BenchCase, MoveTable):
    def test_every_move_is_open_to_its_roles_and_to_nobody_else(self):
        assessment = self._assess()

        self.assertGreater(self._check_table(assessment, readiness, sorted(self.cast)), 3)


@tagged("security")
class TestWhoSeesReadiness(BenchCase):
    """Role x operation."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.assessment = cls("run")._assess()
        cls.names = {
            MODEL: {
                "role_id": cls.role.id,
                "employee_id": cls.peers[0].id,
                "horizon": "now",
                "evidence": "Led a team.",
            },
            ROLE: {"name": "Head of Sales", "coordinator_ids": [(6, 0, cls.coordinator.ids)]},
        }

    def _may(self, user, record, operation):
        model, values = record._name, self.names[record._name]
        arguments = {
            "read": [record.ids, list(values)],
            "search": [[("id", "in", record.ids)]],
            "write": [record.ids, {"name": "Other"}],
            "create": [values],
            "unlink": [record.ids],
        }[operation]
        self.env.invalidate_all()
        try:
            with self.env.cr.savepoint() as savepoint, mute_logger("odoo.sql_db"):
                answer = call_kw(self.env[model].with_user(user), operation, arguments, {})
                savepoint.rollback()
        except UserError:
            return False
        return bool(answer) or operation == "unlink"

    def _table(self, record):
        operations = ("read", "search", "write", "create", "unlink")
        return {
            who: "".join(name[0] if name != "search" else "s" for name in operations if self._may(user, record, name))
            for who, user in self.cast.items()
        }

    def _expected(self, **some):
        return {**dict.fromkeys(self.cast, ""), **{who.replace("_", " "): rights for who, rights in some.items()}}

    def test_an_assessment_is_for_those_whom_the_role_names(self):
        expected = self._expected(coordinator="rsc", sponsor="rsc")

        self.assertEqual(self._table(self.assessment), expected)

    def test_the_person_reads_it_once_it_is_shared_and_no_longer_when_taken_back(self):
        mine = self.env[MODEL].with_user(self.participant)
        self.assessment.with_user(self.coordinator).action_share()
        self.assertEqual(self._table(self.assessment), self._expected(coordinator="rsc", sponsor="rsc", person="rs"))
        row = mine.web_search_read([], {"role_id": {"fields": {"display_name": {}}}, "horizon": {}})["records"][0]
        self.assertEqual((row["role_id"]["display_name"], row["horizon"]), ("Head of Support", "one_two"))

        self.assessment.with_user(self.coordinator).action_unshare()
        self.env.invalidate_all()

        self.assertFalse(mine.search([]))

    def test_a_newer_assessment_is_not_shared_by_itself(self):
        self.assessment.with_user(self.coordinator).action_share()

        self._assess(horizon="now")
        self.env.invalidate_all()

        self.assertFalse(self.env[MODEL].with_user(self.participant).search([]))

    def test_a_sponsor_who_is_the_candidate_does_not_see_it(self):
        self.role.sponsor_ids += self.participant
        self.role.coordinator_ids += self.participant
        self.participant.group_ids += self.env.ref("leadership_360.group_coordinator")

        self.assertFalse(self.env[MODEL].with_user(self.participant).search([]))
        self.assertEqual(self.role.with_user(self.participant).coverage, "none")

    def test_a_key_role_is_read_by_coordinators_and_its_sponsors_and_changed_by_its_coordinators(self):
        self.assessment.sudo().unlink()
        expected = self._expected(
            coordinator="rswcu", sponsor="rs", another_coordinator="rs", leadership_administrator="rswcu"
        )

        self.assertEqual(self._table(self.role), expected)

    def test_a_coordinator_who_loses_the_group_loses_the_bench(self):
        self.coordinator.group_ids -= self.env.ref("leadership_360.group_coordinator")

        self.assertFalse(self.env[MODEL].with_user(self.coordinator).search([]))

    def test_a_bench_of_another_company_is_not_shown(self):
        other = self.env["res.company"].create({"name": "Other"})
        person = self.env["hr.employee"].create({"name": "Nora", "company_id": other.id})
        self.sponsor.company_ids += other
        role = self.env[ROLE].create({"name": "Abroad", "company_id": other.id, "sponsor_ids": self.sponsor.ids})
        seen = self.env[MODEL].with_user(self.sponsor)

        self._assess(self.env.ref("base.user_root"), person, role_id=role.id)

        for companies, count in ((self.env.company, 1), (other, 1), (self.sponsor.company_ids, 2)):
            with self.subTest(companies=companies.mapped("name")):
                self.assertEqual(seen.with_context(allowed_company_ids=companies.ids).search_count([]), count)
        with self.assertRaises(UserError):
            self._assess(self.env.ref("base.user_root"), person)


class TestNoRoadFromTheBench(BenchCase):
    """Architecture: there is no field from which a 360 number or a plan could come."""

    def _reached(self, start):
        """Return every model to which fields lead from `start`, however many steps away."""
        seen, queue = {start}, [start]
        while queue:
            steps = {field.comodel_name for field in self.env[queue.pop()]._fields.values() if field.comodel_name}
            queue += [name for name in steps - seen if name in self.env]
            seen |= steps
        return seen

    def test_no_field_leads_from_readiness_to_feedback_a_report_or_a_plan(self):
        reached = self._reached(MODEL)

        self.assertFalse([name for name in reached if name.startswith(RESULTS)])
        self.assertGreater(len(reached), 10)

    def test_the_same_walk_finds_what_is_connected(self):
        self.assertIn("leadership.feedback.report", self._reached("leadership.cohort"))
        self.assertIn(ROLE, self._reached(MODEL))

    def test_no_field_leads_from_the_private_tier_to_the_bench(self):
        private = {name for name in self.env if issubclass(self.registry[name], self.registry["leadership.private"])}
        near = {name: {field.comodel_name for field in self.env[name]._fields.values()} for name in private - {MODEL}}

        self.assertFalse([name for name, steps in near.items() if steps & {MODEL, ROLE}])

    def test_neither_readiness_nor_the_role_has_a_number(self):
        for model in (MODEL, ROLE):
            numbers = [field.name for field in self.env[model]._fields.values() if field.type in NUMBERS]
            with self.subTest(model=model):
                self.assertEqual(numbers, ["id"])

    def test_what_the_fields_are_computed_from_stays_on_the_bench(self):
        for field in self.env[MODEL]._fields.values():
            for path in self.registry.field_depends.get(field, ()):
                with self.subTest(field=field.name, path=path):
                    self.assertIn(path.split(".")[0], self.env[MODEL]._fields)
                    self.assertNotRegex(path, r"round|report|plan|enrollment")


@tagged("security")
class TestOverHttp(HttpCase, BenchCase):
    def _rpc(self, user, method, *args):
        self.authenticate(user.login, user.login)
        params = {"model": MODEL, "method": method, "args": list(args), "kwargs": {}}
        return self.make_jsonrpc_request("/web/dataset/call_kw", params)

    @mute_logger("odoo.http")
    def test_over_rpc_a_sponsor_reads_and_nobody_forges(self):
        assessment = self._assess()

        self.assertEqual(self._rpc(self.sponsor, "search_count", []), 1)
        for user, method, arguments in (
            (self.sponsor, "write", [assessment.ids, {"horizon": "now"}]),
            (self.sponsor, "action_share", [assessment.ids]),
            (self.sponsor, "_move", [assessment.ids, "share"]),
            (self.hr, "read", [assessment.ids, ["evidence"]]),
            (self.administrator, "action_end", [assessment.ids]),
            (self.participant, "read", [assessment.ids, ["horizon"]]),
        ):
            with self.subTest(user=user.login, method=method), self.assertRaises(JsonRpcException):
                self._rpc(user, method, *arguments)
        self.assertEqual(self._rpc(self.settings_admin, "search_count", []), 0)
