"""Over real JSON-RPC: a state cannot be written by hand, drafts of others cannot be read."""

import json

from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from .common import PerformanceCase


@tagged("post_install", "-at_install")
class TestOverRpc(PerformanceCase, HttpCase):
    def call(self, role, model, method, *args, **kwargs):
        """Return (result, name of the error or None), as this person's browser would get it."""
        self.authenticate(f"perf_{role}", f"perf_{role}")
        kwargs.setdefault("context", {"allowed_company_ids": self.company.ids})
        answer = self.url_open(
            f"/web/dataset/call_kw/{model}/{method}",
            headers={"Content-Type": "application/json"},
            data=json.dumps({"params": {"model": model, "method": method, "args": args, "kwargs": kwargs}}),
        ).json()
        return answer.get("result"), answer.get("error", {}).get("data", {}).get("name")

    @mute_logger("odoo.http", "odoo.addons.base.models.ir_rule", "odoo.addons.base.models.ir_model")
    def test_no_state_is_written_by_hand_not_even_with_a_forged_key(self):
        appraisal = self.launch()
        goal = self.goal()
        forged = {"allowed_company_ids": self.company.ids, "performance_move_key": True}
        for role in ("employee", "manager", "officer", "administrator"):
            for record, state in ((goal, "approved"), (appraisal, "closed"), (self.cycle, "closed")):
                with self.subTest(role=role, model=record._name):
                    _result, error = self.call(
                        role, record._name, "write", record.ids, {"state": state}, context=forged
                    )
                    self.assertEqual(error, "odoo.exceptions.AccessError")
        self.assertEqual((goal.state, appraisal.state, self.cycle.state), ("draft", "goal_setting", "running"))

    @mute_logger("odoo.http", "odoo.addons.base.models.ir_rule", "odoo.addons.base.models.ir_model")
    def test_a_draft_assessment_is_read_by_its_author_and_by_nobody_else(self):
        appraisal = self.launch()
        self.force(appraisal, "manager_review")
        draft = self.review(appraisal, submit=False)
        for role in self.cast:
            with self.subTest(role=role):
                result, error = self.call(role, draft._name, "read", draft.ids, ["comment"])
                found, _error = self.call(role, draft._name, "search_count", [("comment", "ilike", "good")])
                line, _error = self.call(
                    role, "performance.assessment.line", "search_count", [("assessment_id", "=", draft.id)]
                )
                if role == "manager":
                    self.assertEqual(result[0]["comment"], "A good year.")
                    self.assertTrue(found and line)
                else:
                    self.assertEqual(error, "odoo.exceptions.AccessError")
                    self.assertFalse(found or line)
