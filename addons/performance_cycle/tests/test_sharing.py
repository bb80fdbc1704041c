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

    def test_who_may_not_read_a_copy_compares_nothing_with_it(self):
        kept = self.share()
        check = self.as_("stranger", self.env["performance.appraisal.copy.check"]).create(
            {"copy_id": kept.id, "file": kept.content}
        )
        self.env.invalidate_all()

        for name in ("sha256", "answer"):
            with self.subTest(field=name), self.assertRaises(AccessError):
                check.read([name])

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
        self.assertFalse(self.appraisal.change_ids)
        self.assertIn(first, self.appraisal.copy_ids)
        self.assertIn("The target of May counts", self.text())

    def test_the_decision_changes_the_rating_as_a_new_entry_and_what_was_shared_stays(self):
        row = self.appraisal.manager_assessment_id
        before, after = row.level_id, self.scale.level_ids[0]
        self.share()
        self.as_("employee", self.appraisal).action_appeal("The target was agreed in May only.")
        ask = self.as_("officer", self.appraisal).action_decide_appeal()
        wizard = (
            self.as_("officer", self.env[ask["res_model"]])
            .with_context(ask["context"])
            .create({"decision": "The target of May counts.", "level_id": after.id})
        )

        wizard.action_confirm()

        self.env.invalidate_all()
        entry = self.appraisal.change_ids
        self.assertEqual((entry.level_before_id, entry.level_after_id), (before, after))
        self.assertEqual((entry.user_id, entry.reason), (self.cast["officer"], "The target of May counts."))
        self.assertEqual((row.level_id, row.final_level_id), (before, after))
        for role in ("employee", "manager", "officer"):
            with self.subTest(role=role):
                self.assertEqual(self.as_(role, self.appraisal).level_id, after)
                told = self.as_(role, self.appraisal).review_page()["calibrated"]
                self.assertIn("decision of the appeal", told[0]["text"])
        self.assertIn("decision of the appeal", self.text())
        with self.assertRaises(AccessError):
            self.as_("stranger", entry).read(["reason"])

    def test_nobody_but_the_decider_changes_the_rating_that_way(self):
        self.share()
        self.as_("employee", self.appraisal).action_appeal("The target was agreed in May only.")
        for role in ("employee", "manager", "stranger"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.as_(role, self.appraisal).action_decide_appeal("Mine.", self.scale.level_ids[0].id)
        self.assertFalse(self.appraisal.change_ids)

    def test_a_draft_that_was_never_submitted_is_not_in_the_copy(self):
        self.force(self.appraisal, "self_review")
        draft = self.review(self.appraisal, "employee", "self", submit=False)
        draft.write({"comment": "NOT FOR OTHER EYES"})
        self.as_("manager", self.appraisal).action_skip_self_review("On leave.")
        self.share()

        self.assertNotIn("NOT FOR OTHER EYES", self.text())
