"""The page of a review over real JSON-RPC, as the employee, the manager, HR and the administrator."""

from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from .test_goal_rpc import TestOverRpc
from .test_review_page import ReviewCase

DRAFTS = {"EMPLOYEE-DRAFT", "MANAGER-DRAFT"}


@tagged("post_install", "-at_install")
class TestReviewOverRpc(ReviewCase, HttpCase):
    call = TestOverRpc.call

    def setUp(self):
        super().setUp()
        self.force(self.appraisal, "self_review")
        key = f"goal:{self.churn.id}"
        for role, word in (("employee", "EMPLOYEE-DRAFT"), ("manager", "MANAGER-DRAFT")):
            self.as_(role, self.appraisal).review_write(key, {"level_id": self.levels[2].id, "answer": word})
        self.give(for_manager=True, body="RELEASED")
        self.give(for_manager=False, body="UNRELEASED")
        self.env.flush_all()

    @mute_logger("odoo.http", "odoo.addons.base.models.ir_rule", "odoo.addons.base.models.ir_model")
    def test_each_reader_gets_the_own_draft_and_never_another_s(self):
        expected = {
            "employee": {"EMPLOYEE-DRAFT", "RELEASED"},
            "manager": {"MANAGER-DRAFT", "RELEASED"},
            "officer": set(),
            "administrator": set(),
        }
        for role, words in expected.items():
            with self.subTest(role=role):
                page, error = self.call(role, "performance.appraisal", "review_page", self.appraisal.ids)
                self.assertFalse(error)
                found = {
                    word
                    for word in ("EMPLOYEE-DRAFT", "MANAGER-DRAFT", "RELEASED", "UNRELEASED")
                    if word in self.words(page)
                }
                self.assertEqual(found, words)
        for role in ("peer", "stranger"):
            with self.subTest(role=role):
                page, error = self.call(role, "performance.appraisal", "review_page", self.appraisal.ids)
                self.assertEqual((page, error), (None, "odoo.exceptions.AccessError"))

    def words(self, page):
        texts = {row[side]["text"] for row in page["rows"] for side in ("self", "manager")}
        return texts | {piece["quote"] for pieces in page["evidence"].values() for piece in pieces}

    @mute_logger("odoo.http", "odoo.addons.base.models.ir_rule", "odoo.addons.base.models.ir_model")
    def test_nobody_writes_on_another_s_side(self):
        values = {"level_id": self.levels[5].id}
        for role in ("officer", "administrator", "peer"):
            with self.subTest(role=role):
                _page, error = self.call(
                    role, "performance.appraisal", "review_write", self.appraisal.ids, f"goal:{self.churn.id}", values
                )
                self.assertEqual(error, "odoo.exceptions.AccessError")
        lines = self.appraisal.assessment_ids.line_ids
        self.assertEqual(set(lines.level_id.mapped("value")), {2})
