from odoo.exceptions import AccessError, UserError
from odoo.service.model import call_kw
from odoo.tests import HttpCase, JsonRpcException, tagged
from odoo.tools import mute_logger

from .common import LeadershipCase

PRIVATE = (
    "leadership.enrollment",
    "leadership.feedback.round",
    "leadership.feedback.invitation",
    "leadership.feedback.progress",
    "leadership.feedback.report",
)
FIELD = dict(zip(PRIVATE, ("reason", "name", "email", "enough", "ref"), strict=True))
# A road that lists: method, arguments, keywords, and whether its answer holds something.
ROADS = {
    "search": ([[]], {}, bool),
    "search_count": ([[]], {}, bool),
    "search_read": ([[], ["id"]], {}, bool),
    "web_search_read": ([], {"domain": [], "specification": {"id": {}}}, lambda answer: bool(answer["length"])),
    "name_search": ([""], {}, bool),
    "formatted_read_group": ([[], [], ["__count"]], {}, lambda answer: bool(answer[0]["__count"])),
}


@tagged("security")
class TestThePrivateTier(LeadershipCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        case = cls("run")
        cls.feedback = case._collecting()
        cls.env["leadership.feedback.round"]._cron_progress()
        cls.report = cls.feedback.report_ids
        cls.secret = {
            "leadership.enrollment": cls.enrollment,
            "leadership.feedback.round": cls.feedback,
            "leadership.feedback.invitation": cls.feedback.invitation_ids,
            "leadership.feedback.progress": cls.feedback.progress_ids,
            "leadership.feedback.report": cls.report,
        }
        cls.strangers = {
            "manager": cls.boss.user_id,
            "HR administrator": cls.hr,
            "settings administrator": cls.settings_admin,
            "leadership administrator": cls.administrator,
            "another coordinator": cls.other_coordinator,
            "portal": cls.portal_coach,
            "Odoo's administrator": cls.env.ref("base.user_admin"),
        }
        # a manager is asked like other raters: their own place is theirs to see
        cls.own_places = {"manager": 1}

    def _call(self, user, model, method, args=(), kwargs=None):
        self.env.invalidate_all()
        return call_kw(self.env[model].with_user(user), method, list(args), dict(kwargs or {}))

    def _found(self, user, model):
        """Return the roads on which `user` finds something in `model`."""
        found = set()
        for method, (args, kwargs, holds) in ROADS.items():
            try:
                answer = self._call(user, model, method, args, kwargs)
            except AccessError:
                continue
            if holds(answer):
                found.add(method)
        return found

    def test_strangers_find_nothing_on_any_road_that_lists(self):
        for (who, user), model in [(item, model) for item in self.strangers.items() for model in PRIVATE]:
            if who in self.own_places and model == "leadership.feedback.invitation":
                continue
            with self.subTest(who=who, model=model):
                self.assertFalse(self._found(user, model))

    def test_the_people_named_do_find_it_on_every_road(self):
        named = {
            "leadership.enrollment": [self.participant, self.coach, self.coordinator],
            "leadership.feedback.round": [self.participant, self.coach, self.coordinator],
            "leadership.feedback.invitation": [self.participant, self.coach, self.coordinator, self.boss.user_id],
            "leadership.feedback.progress": [self.coordinator],
            "leadership.feedback.report": [self.participant],
        }
        for model, users in named.items():
            for user in users:
                with self.subTest(model=model, user=user.login):
                    self.assertEqual(self._found(user, model), set(ROADS))

    def test_strangers_are_refused_what_they_ask_for_by_its_number(self):
        for (who, user), (model, records) in [(a, b) for a in self.strangers.items() for b in self.secret.items()]:
            ids = records.filtered(lambda one, user=user: "user_id" not in one or one.user_id != user).ids
            roads = {
                "read": [[FIELD[model]]],
                "export_data": [[FIELD[model]]],
                "web_read": [{FIELD[model]: {}}],
                "write": [{}],
                "unlink": [],
                "copy": [],
            }
            for method, args in roads.items():
                # an AccessError, or for those who may not export at all its parent
                with self.subTest(who=who, model=model, method=method), self.assertRaises(UserError):
                    self._call(user, model, method, [ids, *args])

    def test_the_people_named_get_what_they_ask_for_by_its_number(self):
        self.coordinator.group_ids += self.env.ref("base.group_allow_export")
        for model in PRIVATE[:4]:
            for method, argument in {
                "read": [FIELD[model]],
                "export_data": [FIELD[model]],
                "web_read": {FIELD[model]: {}},
            }.items():
                with self.subTest(model=model, method=method):
                    self.assertTrue(self._call(self.coordinator, model, method, [self.secret[model].ids, argument]))

    def test_a_rater_sees_the_own_place_and_nobody_else_s(self):
        rater = self.feedback.invitation_ids.filtered(lambda one: one.employee_id == self.peers[0])

        seen = self._call(self.peers[0].user_id, "leadership.feedback.invitation", "search", [[]])

        self.assertEqual(list(seen), rater.ids)
        self.assertFalse(self._found(self.peers[0].user_id, "leadership.feedback.round"))
        self.assertTrue(
            self._call(self.peers[0].user_id, rater._name, "read", [rater.ids, ["participant_id", "date_end"]])
        )

    def test_no_ordinary_model_leads_to_a_private_record(self):
        domains = {
            "leadership.cohort": [("enrollment_ids.round_ids.state", "=", "collecting")],
            "leadership.program": [("enrollment_ids.participant_id", "!=", False)],
        }
        for model, domain in domains.items():
            with self.subTest(model=model):
                self.assertTrue(self._call(self.coordinator, model, "search", [domain]))
                self.assertFalse(self._call(self.hr, model, "search", [domain]))
                self.assertFalse(self._call(self.administrator, model, "search", [domain]))

    def test_counts_of_a_cohort_count_what_the_reader_may_see(self):
        self.assertEqual(self.cohort.with_user(self.coordinator).participant_count, 1)
        self.env.invalidate_all()

        self.assertEqual(self.cohort.with_user(self.hr).participant_count, 0)

    def test_an_administrator_who_deletes_the_rules_still_finds_nothing(self):
        rules = self.env["ir.rule"].search([("model_id.model", "in", PRIVATE)])
        self.assertEqual(len(rules), len(PRIVATE))
        rules.unlink()

        for model in PRIVATE:
            with self.subTest(model=model):
                self.assertFalse(self._found(self.settings_admin, model))
                with self.assertRaises(AccessError):
                    self._call(self.settings_admin, model, "read", [self.secret[model].ids, ["id"]])

    def test_a_rule_or_a_right_that_grants_everything_opens_nothing(self):
        for model in PRIVATE:
            model_id = self.env["ir.model"]._get_id(model)
            values = {"name": "All", "model_id": model_id}
            group = self.env.ref("hr.group_hr_manager")
            self.env["ir.rule"].create({**values, "domain_force": "[(1, '=', 1)]", "groups": [(4, group.id)]})
            self.env["ir.model.access"].create({**values, "group_id": group.id, "perm_read": True, "perm_write": True})

        for model in PRIVATE:
            with self.subTest(model=model):
                self.assertFalse(self._found(self.hr, model))

    def test_the_private_tier_keeps_no_mail_no_tracking_and_no_attachment(self):
        for model in PRIVATE:
            with self.subTest(model=model):
                self.assertFalse(
                    self.env[model]._fields.keys() & {"message_ids", "activity_ids", "message_follower_ids"}
                )
                self.assertTrue(self.env[model]._private_domain)
        self.assertFalse(self.env["leadership.feedback.invitation"]._log_access)

    def test_every_private_model_is_one_by_construction(self):
        models = {name for name in self.registry.descendants(["leadership.private"], "_inherit")} - {
            "leadership.private"
        }

        self.assertGreaterEqual(models, set(PRIVATE))
        for name in models:
            with self.subTest(model=name):
                rules = self.env["ir.rule"].search([("model_id.model", "=", name), ("groups", "=", False)])
                self.assertTrue(rules, "a global rule")

    def test_nothing_implies_the_groups_of_the_add_on(self):
        own = self.env.ref("leadership_360.group_coordinator") | self.env.ref("leadership_360.group_administrator")

        implying = self.env["res.groups"].search([("all_implied_ids", "in", own.ids)]) - own

        self.assertFalse(implying)


@tagged("security")
class TestOverHttp(HttpCase, LeadershipCase):
    def _rpc(self, user, model, method, *args):
        self.authenticate(user.login, user.login)
        return self.make_jsonrpc_request(
            "/web/dataset/call_kw", {"model": model, "method": method, "args": list(args), "kwargs": {}}
        )

    @mute_logger("odoo.http")
    def test_a_state_written_over_rpc_is_refused_and_a_button_is_not(self):
        feedback = self._round()
        with self.assertRaises(JsonRpcException) as refused:
            self._rpc(self.coordinator, feedback._name, "write", feedback.ids, {"state": "closed"})
        self.assertIn("AccessError", str(refused.exception))

        self._rpc(self.coordinator, feedback._name, "action_start", feedback.ids)

        self.assertEqual(feedback.state, "nominating")

    @mute_logger("odoo.http")
    def test_private_methods_are_no_road_either(self):
        feedback = self._round()
        for method in ("_move", "_keyed", "_cron_close", "_record_release", "_form"):
            with self.subTest(method=method), self.assertRaises(JsonRpcException):
                self._rpc(self.coordinator, feedback._name, method, feedback.ids)

    @mute_logger("odoo.http")
    def test_the_portal_coach_reads_the_round_of_the_own_participant_only(self):
        self.enrollment.with_user(self.participant)._set_coach(self.portal_coach)
        feedback = self._round()
        other = self._round(enrollment=self._enroll(self.reports[0]))
        self.authenticate("l360_portal_coach", "l360_portal_coach")

        seen = self._rpc(self.portal_coach, feedback._name, "search_read", [], ["name", "state"])

        self.assertEqual([row["id"] for row in seen], feedback.ids)
        with self.assertRaises(JsonRpcException):
            self._rpc(self.portal_coach, feedback._name, "read", other.ids, ["name"])
