"""What is kept when a review is shared or an appeal decided, who reads it, and how a changed file is noticed."""

import base64

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import PerformanceCase


@tagged("post_install", "-at_install")
class TestSharing(PerformanceCase):
    def setUp(self):
        super().setUp()
        self.appraisal = self.launch()
        self.force(self.appraisal, "manager_review")
        self.review(self.appraisal)

    def share(self):
        self.as_("manager", self.appraisal).action_share()
        return self.appraisal.copy_ids

    def test_sharing_keeps_a_file_with_its_fingerprint(self):
        self.assertFalse(self.appraisal.copy_ids)

        kept = self.share()

        data = base64.b64decode(kept.content)
        self.assertEqual((kept.occasion, len(kept.sha256)), ("share", 64))
        self.assertTrue(data.startswith(b"%PDF") if kept.name.endswith(".pdf") else b"A good year." in data)
        self.assertIn("A good year.", self.text())

    def text(self):
        """The page that becomes the file, without an engine."""
        own = type(self.appraisal)
        self.patch(own, "_pdf_by_weasyprint", lambda *args: None)
        self.patch(own, "_pdf_by_odoo", lambda *args: None)
        content, suffix = self.appraisal.sudo()._render_copy()
        self.assertEqual(suffix, "html")
        return content.decode()

    def test_employee_manager_and_hr_read_the_copy_and_nobody_else(self):
        kept = self.share()
        self.env.invalidate_all()
        for role in ("employee", "manager", "officer", "administrator"):
            with self.subTest(role=role):
                self.assertTrue(self.as_(role, kept).content)
        for role in ("peer", "stranger", "other_manager"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.as_(role, kept).read(["content"])

    def test_a_file_is_recognised_and_a_changed_one_is_not(self):
        kept = self.share()
        Check = self.as_("employee", self.env["performance.appraisal.copy.check"])
        same = Check.create({"copy_id": kept.id, "file": kept.content})
        other = Check.create({"copy_id": kept.id, "file": base64.b64encode(base64.b64decode(kept.content) + b" ")})

        self.assertEqual((same.answer, other.answer), ("same", "other"))

    def test_nothing_of_a_shared_review_can_be_rewritten(self):
        kept = self.share()
        for change in (
            lambda: kept.sudo().write({"content": base64.b64encode(b"x")}),
            lambda: kept.sudo().unlink(),
            lambda: self.appraisal.assessment_ids.sudo().write({"comment": "Changed"}),
            lambda: self.as_("manager", self.appraisal.assessment_ids).action_take_back(),
        ):
            with self.assertRaises(UserError):
                change()

    def test_the_written_decision_of_an_appeal_is_a_new_copy_beside_the_first(self):
        first = self.share()
        self.as_("employee", self.appraisal).action_appeal("The target was agreed in May only.")
        with self.assertRaises(AccessError):
            self.as_("manager", self.appraisal).action_decide_appeal("No.")

        self.as_("officer", self.appraisal).action_decide_appeal("The target of May counts; the result stands.")

        self.assertEqual(self.appraisal.copy_ids.mapped("occasion"), ["decide_appeal", "share"])
        self.assertIn(first, self.appraisal.copy_ids)
        self.assertIn("The target of May counts", self.text())
