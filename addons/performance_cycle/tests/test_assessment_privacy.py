"""Who reads which side, and when."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import PerformanceCase


@tagged("post_install", "-at_install")
class TestAssessmentPrivacy(PerformanceCase):
    def setUp(self):
        super().setUp()
        self.appraisal = self.launch()

    def readers(self, row):
        """The roles that may read this assessment and its lines."""
        found = set()
        for role in self.cast:
            try:
                self.as_(role, row).read(["comment", "level_id"])
                self.as_(role, row).line_ids.mapped("answer")
                found.add(role)
            except AccessError:
                self.assertFalse(self.as_(role, row.line_ids.browse()).search([("assessment_id", "=", row.id)]))
        return found

    def test_a_draft_belongs_to_its_author_alone(self):
        self.force(self.appraisal, "self_review")
        own = self.review(self.appraisal, "employee", "self", submit=False)
        self.assertEqual(self.readers(own), {"employee"})

        self.force(self.appraisal, "manager_review")
        managers = self.review(self.appraisal, submit=False)
        self.assertEqual(self.readers(managers), {"manager"})

    def test_no_author_writes_the_result_by_hand(self):
        self.force(self.appraisal, "manager_review")
        row = self.review(self.appraisal, submit=False)

        with self.assertRaises(AccessError):
            row.write({"final_level_id": self.scale.level_ids[0].id})
        self.assertEqual(row.final_level_id, row.level_id)

    def test_a_submitted_self_review_is_read_by_manager_and_hr(self):
        self.force(self.appraisal, "self_review")
        own = self.review(self.appraisal, "employee", "self")

        self.assertEqual(self.appraisal.state, "manager_review")
        self.assertEqual(self.readers(own), {"employee", "manager", "officer", "administrator"})

    def test_the_employee_reads_the_manager_s_only_once_shared(self):
        self.force(self.appraisal, "manager_review")
        row = self.review(self.appraisal)
        self.assertEqual(self.readers(row), {"manager", "officer", "administrator"})
        self.assertFalse(self.as_("employee", self.appraisal).level_id)

        self.as_("manager", self.appraisal).action_share()

        self.assertEqual(self.readers(row), {"employee", "manager", "officer", "administrator"})
        self.assertEqual(self.as_("employee", self.appraisal).level_id, row.level_id)

    def test_hr_rights_do_not_open_the_own_review(self):
        appraisal = self.appraisal_of("officer")
        self.force(appraisal, "manager_review")
        row = self.review(appraisal, "top")
        self.assertEqual(self.readers(row), {"top", "administrator"})

    def test_an_officer_cannot_move_or_write_the_own_appraisal(self):
        appraisal = self.appraisal_of("officer")

        for step in ("start_self_review", "cancel"):
            with self.subTest(step=step), self.assertRaises(AccessError):
                self.as_("officer", appraisal)._check_may(step)
        with self.assertRaises(AccessError):
            self.as_("officer", appraisal).write({"goals_due": "2026-12-31"})
        self.as_("administrator", appraisal).write({"goals_due": "2026-12-31"})

    def test_the_manager_cannot_change_the_employee_s_words(self):
        self.force(self.appraisal, "self_review")
        own = self.review(self.appraisal, "employee", "self")

        for role in ("manager", "officer", "administrator"):
            with self.subTest(role=role), self.assertRaises(UserError):
                self.as_(role, own).write({"comment": "A bad year."})
            with self.subTest(role=role), self.assertRaises(UserError):
                self.as_(role, own.line_ids).write({"answer": "Nothing."})

    def test_what_is_submitted_stands_even_under_sudo(self):
        self.force(self.appraisal, "self_review")
        own = self.review(self.appraisal, "employee", "self")

        with self.assertRaises(UserError):
            own.sudo().write({"comment": "Changed"})
        with self.assertRaises(UserError):
            own.sudo().line_ids.write({"answer": "Changed"})

    def test_a_returned_self_review_is_a_private_draft_again(self):
        self.force(self.appraisal, "self_review")
        own = self.review(self.appraisal, "employee", "self")

        self.as_("manager", self.appraisal).action_return_self_review("Please add the second half.")

        self.assertEqual((own.state, own.returned_reason), ("draft", "Please add the second half."))
        self.assertEqual(self.readers(own), {"employee"})

    def test_after_hand_over_the_old_manager_s_words_stay_his(self):
        self.force(self.appraisal, "manager_review")
        row = self.review(self.appraisal, submit=False)
        wizard = self.as_("officer", self.env["performance.appraisal.hand.over"]).create(
            {"appraisal_ids": self.appraisal.ids, "manager_id": self.people["other_manager"].id, "reason": "Moved"}
        )

        wizard.action_confirm()

        self.assertEqual(self.appraisal.manager_id, self.people["other_manager"])
        self.assertEqual(self.appraisal.former_manager_ids, self.people["manager"])
        self.assertEqual(self.readers(row), {"manager"})
        self.assertTrue(self.as_("other_manager", self.appraisal).read(["state"]))
        own = self.review(self.appraisal, "other_manager", submit=False)
        self.assertEqual(self.readers(own), {"other_manager"})

    def test_the_line_is_direct_by_default_and_whole_by_setting(self):
        self.assertFalse(
            self.as_("top", self.appraisal.browse()).search([("employee_id", "=", self.people["employee"].id)])
        )
        self.assertTrue(
            self.as_("manager", self.appraisal.browse()).search([("employee_id", "=", self.people["employee"].id)])
        )

        self.company.performance_line = "whole"

        self.assertTrue(
            self.as_("top", self.appraisal.browse()).search([("employee_id", "=", self.people["employee"].id)])
        )
        self.assertFalse(
            self.as_("peer", self.appraisal.browse()).search([("employee_id", "=", self.people["employee"].id)])
        )
        self.assertTrue(self.as_("top", self.appraisal).read(["state"]))
