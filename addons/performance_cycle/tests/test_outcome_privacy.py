"""Who reads a decision and its wage figures, over real JSON-RPC."""

from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from .outcome_case import OutcomeCase
from .test_goal_rpc import TestOverRpc

HR = {"administrator", "second_administrator"}
QUIET = ("odoo.http", "odoo.addons.base.models.ir_rule", "odoo.addons.base.models.ir_model", "odoo.models")
DENIED = "odoo.exceptions.AccessError"
# What Odoo says to whom may export nothing at all.
NO_EXPORT = "odoo.exceptions.UserError"


@tagged("post_install", "-at_install")
class TestOutcomePrivacy(OutcomeCase, HttpCase):
    call = TestOverRpc.call

    def setUp(self):
        super().setUp()
        self.result = self.outcome()

    def readers(self, record, field):
        found = set()
        for role in self.cast:
            result, error = self.call(role, record._name, "read", record.ids, [field])
            listed, _error = self.call(role, record._name, "search_count", [("id", "in", record.ids)])
            self.assertEqual(bool(result), bool(listed), role)
            if result:
                found.add(role)
            else:
                self.assertEqual(error, DENIED, role)
        return found

    @mute_logger(*QUIET)
    def test_the_wage_row_is_read_by_hr_administrators_and_by_nobody_else(self):
        for state in ("proposed", "scheduled", "applied"):
            self.force(self.result, state)
            self.env.flush_all()
            with self.subTest(state=state):
                self.assertEqual(self.readers(self.result.wage_ids, "today"), HR)

    @mute_logger(*QUIET)
    def test_no_other_road_leads_to_the_wage(self):
        self.approve(self.result)
        self.env.flush_all()
        row = self.result.wage_ids
        for role in ("manager", "top", "officer", "employee", "peer", "settings", "hr_officer", "stranger"):
            with self.subTest(role=role):
                for model, method, args in (
                    ("performance.outcome.wage", "search_read", [[], ["new"]]),
                    ("performance.outcome.wage", "formatted_read_group", [[], [], ["wage_after:sum"]]),
                    ("performance.outcome.wage", "export_data", [row.ids, ["today"]]),
                    ("performance.outcome.wage", "write", [row.ids, {"asked_wage": 1}]),
                    ("performance.outcome.version", "search_read", [[], ["wage"]]),
                    ("performance.outcome", "read", [self.result.ids, ["wage_ids"]]),
                    ("performance.outcome", "search", [[("wage_ids.wage_after", ">", 0)]]),
                    ("performance.budget", "search_read", [[], ["approved"]]),
                    ("performance.pay.band", "search_read", [[], ["midpoint"]]),
                ):
                    _result, error = self.call(role, model, method, *args)
                    self.assertIn(error, (DENIED, NO_EXPORT, "builtins.ValueError"), (model, method))
                result, _error = self.call(role, "performance.outcome", "search_read", [], [])
                self.assertNotIn("4120", str(result))

    @mute_logger(*QUIET)
    def test_an_administrator_reads_no_wage_row_about_himself(self):
        appraisal = self.appraisal_of("administrator")
        self.shared(appraisal)
        own = self.outcome("top", appraisal)
        self.assertEqual(self.readers(own.wage_ids, "today"), {"second_administrator"})
        self.assertEqual(self.readers(own, "percent"), {"top", "officer", "second_administrator"})
        self.force(own, "applied")
        self.env.flush_all()
        self.assertEqual(self.readers(own.wage_ids, "today"), {"second_administrator"})

    @mute_logger(*QUIET)
    def test_the_employee_reads_the_own_outcome_once_it_is_applied(self):
        line_and_hr = HR | {"manager", "top", "officer"}
        for state in ("proposed", "awaiting_second", "scheduled", "rejected", "withdrawn"):
            self.force(self.result, state)
            self.env.flush_all()
            with self.subTest(state=state):
                self.assertEqual(self.readers(self.result, "percent"), line_and_hr)
        self.force(self.result, "applied")
        self.env.flush_all()
        self.assertEqual(self.readers(self.result, "percent"), line_and_hr | {"employee"})

    @mute_logger(*QUIET)
    def test_a_draft_belongs_to_its_proposer(self):
        draft = self.outcome(kind="training", propose=False)
        self.env.flush_all()
        self.assertEqual(self.readers(draft, "justification"), {"manager"})

    @mute_logger(*QUIET)
    def test_no_state_and_no_approver_is_written_by_hand(self):
        for role in self.cast:
            for values in ({"state": "applied"}, {"approver_id": 1}, {"proposer_id": 1}, {"applied_changes": []}):
                with self.subTest(role=role, **values):
                    _result, error = self.call(role, "performance.outcome", "write", self.result.ids, values)
                    self.assertEqual(error, DENIED)
        self.assertEqual(self.result.state, "proposed")
