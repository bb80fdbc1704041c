"""The page behind the link in the mail: looking changes nothing, only POST by the one who is asked acts."""

import re

from odoo.http import Request
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from .common import PerformanceCase


@tagged("post_install", "-at_install")
class TestGoalPage(PerformanceCase, HttpCase):
    def setUp(self):
        super().setUp()
        self.launch()
        self.submitted = self.goal()
        self.as_("employee", self.submitted).action_submit()
        self.url = self.submitted.sudo()._page_url()

    def open_as(self, role, url=None):
        self.authenticate(f"perf_{role}", f"perf_{role}")
        return self.url_open(url or self.url)

    def post(self, page, url=None, **data):
        token = re.search(r'name="csrf_token" value="([^"]+)"', page.text)
        return self.url_open(url or self.url, data={"csrf_token": token.group(1) if token else "", **data})

    def test_opening_the_page_changes_nothing(self):
        page = self.open_as("manager")

        self.assertEqual(page.status_code, 200)
        self.assertIn("Raise partner satisfaction", page.text)
        self.assertEqual(self.submitted.state, "submitted")

    def test_the_manager_approves_by_post(self):
        answer = self.post(self.open_as("manager"), answer="approve")

        self.assertIn("Approved.", answer.text)
        self.assertEqual(self.submitted.state, "approved")

    def test_sending_back_needs_a_comment(self):
        page = self.open_as("manager")
        self.assertIn("Please say what should change", self.post(page, answer="changes").text)
        self.assertEqual(self.submitted.state, "submitted")

        self.post(page, answer="changes", comment="Name the sites.")
        self.assertEqual((self.submitted.state, self.submitted.request), ("changes_requested", "Name the sites."))

    @mute_logger("odoo.http", "odoo.addons.base.models.ir_rule")
    def test_a_stranger_finds_nothing_and_the_employee_no_button(self):
        self.assertEqual(self.open_as("stranger").status_code, 404)
        self.assertEqual(self.open_as("stranger", "/performance/goal/999999/1").status_code, 404)
        self.assertNotIn('value="approve"', self.open_as("employee").text)

    def test_a_post_by_somebody_else_than_the_approver_changes_nothing_and_says_for_whom_it_waits(self):
        for role in ("employee", "officer", "administrator"):
            with self.subTest(role=role):
                self.authenticate(f"perf_{role}", f"perf_{role}")
                for answer in ({"answer": "approve"}, {"answer": "changes", "comment": "No."}):
                    page = self.url_open(self.url, data={"csrf_token": Request.csrf_token(self), **answer})
                    self.assertIn("This waits for Manager, not for you. Nothing was done.", page.text)
                self.assertEqual((self.submitted.state, self.submitted.request), ("submitted", False))

    @mute_logger("odoo.http", "odoo.addons.base.models.ir_rule")
    def test_a_post_by_a_stranger_or_by_nobody_changes_nothing(self):
        self.authenticate("perf_stranger", "perf_stranger")
        page = self.url_open(self.url, data={"csrf_token": Request.csrf_token(self), "answer": "approve"})
        self.assertEqual(page.status_code, 404)
        self.authenticate(None, None)
        page = self.url_open(self.url, data={"answer": "approve"}, allow_redirects=False)
        self.assertIn(page.status_code, (303, 400))
        self.assertEqual(self.submitted.state, "submitted")

    def test_what_a_mail_program_fetches_beforehand_changes_nothing(self):
        self.authenticate("perf_manager", "perf_manager")
        for method, headers in (
            ("GET", {"Purpose": "prefetch", "Sec-Purpose": "prefetch"}),
            ("HEAD", {}),
            ("GET", {"X-Moz": "prefetch"}),
        ):
            page = self.url_open(f"{self.url}?answer=approve", headers=headers, method=method)
            self.assertEqual(page.status_code, 200)
        self.assertEqual(self.submitted.state, "submitted")

    @mute_logger("odoo.http")
    def test_a_post_without_the_page_s_token_does_nothing(self):
        self.authenticate("perf_manager", "perf_manager")
        answer = self.url_open(self.url, data={"answer": "approve"})

        self.assertEqual(answer.status_code, 400)
        self.assertEqual(self.submitted.state, "submitted")

    def test_a_link_to_an_older_version_says_changed_since(self):
        page = self.open_as("manager")
        self.as_("employee", self.submitted).action_withdraw()
        self.as_("employee", self.submitted).write({"target": 50})
        self.as_("employee", self.submitted).action_submit()

        answer = self.post(page, answer="approve")

        self.assertIn("has changed since", answer.text)
        self.assertEqual(self.submitted.state, "submitted")

    def test_a_revision_has_its_own_page(self):
        self.as_("manager", self.submitted).action_approve()
        action = self.as_("employee", self.submitted).action_revise()
        revision = self.env["performance.goal.revision"].browse(action["res_id"])
        self.as_("employee", revision).write({"target": 40})
        self.as_("employee", revision).action_propose()
        url = self.submitted.sudo()._page_url()

        page = self.open_as("manager", url)
        self.assertIn("In force", page.text)
        self.post(page, url, answer="approve")

        self.assertEqual(self.submitted.target, 40)
        self.assertIn("has changed since", self.open_as("manager", url).text)
