import re
from io import BytesIO
from unittest.mock import patch

from openpyxl import load_workbook

from odoo import sql_db
from odoo.tests import new_test_user, tagged

from odoo.addons.leadership_360.confidential import log
from odoo.addons.leadership_360.confidential.errors import Locked
from odoo.addons.leadership_360.controllers import report as controller
from odoo.addons.leadership_360.controllers import report_visit

from .report_case import CANARY, ReportCase


class TestWhoMayOpenAReport(ReportCase):
    def test_the_participant_opens_it_from_the_moment_of_close(self):
        self.login(self.participant)

        page = self.ask()

        self.assertEqual(page.status_code, 200)
        self.assertIn(CANARY, page.text)
        self.assertIn('id="strengths"', page.text)

    def test_the_coach_opens_it_only_while_it_is_released(self):
        self.login(self.coach)
        before = self.ask()
        self.login(self.participant)
        released = self.release()
        self.login(self.coach)
        during = self.ask()
        self.login(self.participant)
        self.send("/revoke")
        self.login(self.coach)
        after = self.ask()

        self.assertEqual((before.status_code, released.status_code), (404, 303))
        self.assertIn(CANARY, during.text)
        self.assertIn("as the coach of", during.text)
        self.assertEqual(after.status_code, 404)

    def test_a_coach_from_outside_opens_it_from_the_portal_and_nothing_around_it(self):
        self.enrollment.with_user(self.participant)._set_coach(self.portal_coach)
        self.login(self.participant)
        self.send("/release", coach=str(self.portal_coach.id))

        self.login(self.portal_coach)

        self.assertIn(self.url, self.url_open("/my/leadership").text)
        self.assertIn(CANARY, self.ask().text)
        self.assertTrue(self.ask("/xlsx").content.startswith(b"PK"))
        for path in ("/log", "/export"):
            self.assertEqual(self.ask(path).status_code, 404)

    def test_nobody_else_learns_even_that_it_exists(self):
        nobody = new_test_user(self.env, "l360_nobody", groups="base.group_user")
        for user in (
            self.boss.user_id, self.peers[0].user_id, self.reports[0].user_id, self.coach, self.coordinator,
            self.administrator, self.hr, self.settings_admin, self.portal_coach, nobody,
        ):  # fmt: skip
            with self.subTest(user=user.login):
                self.login(user)
                here, nowhere = self.ask(), self.nowhere()
                self.assertEqual((here.status_code, here.text), (nowhere.status_code, nowhere.text))
                self.assertEqual(here.status_code, 404)
                for path in ("/pdf", "/xlsx", "/log"):
                    self.assertEqual(self.ask(path).text, nowhere.text)

    def test_whoever_is_not_logged_in_is_sent_to_the_login(self):
        answer = self.ask(allow_redirects=False)

        self.assertEqual(answer.status_code, 303)
        self.assertIn("/web/login", answer.headers["Location"])

    def test_an_address_that_is_none_gets_the_same_page(self):
        self.login(self.participant)

        odd = self.url_open("/l360/report/not-a-reference", headers=self._fetch())

        self.assertEqual((odd.status_code, odd.text), (404, self.nowhere().text))

    def test_a_coach_whom_a_reorganisation_put_above_the_participant_reads_no_more(self):
        self.login(self.participant)
        self.release()
        chief = self.env["hr.employee"].create({"name": "Chief", "user_id": self.coach.id})
        self.boss.parent_id = chief

        self.login(self.coach)

        self.assertEqual(self.ask().status_code, 404)


class TestHowOneMustArrive(ReportCase):
    def test_over_plain_http_the_page_asks_for_https_and_for_whom_to_ask(self):
        self.login(self.participant)

        page = self.ask(headers={})

        self.assertEqual(page.status_code, 403)
        self.assertIn("needs HTTPS", page.text)
        self.assertNotIn(CANARY, page.text)

    def test_from_elsewhere_there_is_one_button_and_behind_it_the_report(self):
        self.login(self.participant)

        door = self.ask(site="cross-site")

        self.assertEqual(door.status_code, 200)
        self.assertNotIn(CANARY, door.text)
        self.assertEqual(re.findall(r'href="([^"]+)"', door.text), [self.url])
        self.assertIn(CANARY, self.ask(site="same-origin").text)

    def test_the_door_looks_the_same_for_a_report_that_does_not_exist(self):
        self.login(self.hr)
        other = "/l360/report/00000000-0000-4000-8000-000000000000"
        headers = {**self._fetch(), "Sec-Fetch-Site": "cross-site"}

        here, nowhere = self.ask(site="cross-site"), self.url_open(other, headers=headers)

        self.assertEqual(here.text.replace(self.url, other), nowhere.text)

    def test_a_script_a_frame_and_an_api_key_get_nothing(self):
        self.login(self.participant)
        for name, value in (("Sec-Fetch-Mode", "cors"), ("Sec-Fetch-Dest", "iframe"), ("Authorization", "Bearer x")):
            with self.subTest(header=name):
                answer = self.ask(headers={**self._fetch(), name: value})
                self.assertNotIn(CANARY, answer.text)
                self.assertNotEqual(answer.status_code, 200)

    def test_files_start_from_our_own_page_only(self):
        self.login(self.participant)

        typed = self.ask("/xlsx", site="none")

        self.assertIn("one step away", typed.text)


class TestWhatIsSent(ReportCase):
    def test_the_page_is_not_kept_anywhere_and_runs_nothing(self):
        self.login(self.participant)
        page = self.ask()
        policy = page.headers["Content-Security-Policy"]

        self.assertEqual(page.headers["Cache-Control"], "no-store")
        self.assertEqual(page.headers["Referrer-Policy"], "no-referrer")
        self.assertEqual(page.headers["Cross-Origin-Opener-Policy"], "same-origin")
        self.assertIn("noindex", page.headers["X-Robots-Tag"])
        self.assertRegex(policy, r"^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'")
        self.assertIn("frame-ancestors 'none'", policy)
        self.assertNotIn("unsafe", policy)

    def test_page_pdf_and_workbook_come_from_the_same_snapshot(self):
        self.login(self.participant)
        page, book = self.ask(), self.ask("/xlsx")
        paper = self.ask("/pdf", timeout=120)

        self.assertEqual(paper.headers["Content-Type"], "application/pdf")
        self.assertTrue(paper.content.startswith(b"%PDF-"))
        self.assertIn("attachment", paper.headers["Content-Disposition"])
        self.assertNotIn(self.participant.name, paper.headers["Content-Disposition"])
        rows = list(load_workbook(BytesIO(book.content))["Each competency"].iter_rows(min_row=2, values_only=True))
        self.assertEqual(len(rows), page.text.count('class="panel"'))
        for name, _you, others, *_rest in rows:
            self.assertRegex(
                page.text, rf'>{name}</a></th><td class="num ">[^<]*</td><td class="num all">{others:.1f}</td>'
            )

    def test_it_opens_with_few_queries(self):
        self.login(self.participant)
        self.ask()
        asked, execute = [], sql_db.Cursor.execute

        def spy(cursor, query, *args, **kwargs):
            # savepoints stand for the transactions of their own that there are outside of a test
            if "SAVEPOINT" not in str(query):
                asked.append(str(query))
            return execute(cursor, query, *args, **kwargs)

        with patch.object(sql_db.Cursor, "execute", spy):
            self.ask()

        self.assertLessEqual(len(asked), 20, "\n".join(asked))
        self.assertGreater(len(asked), 5)

    def test_nothing_is_stored(self):
        self.login(self.participant)
        attachments, messages = self.env["ir.attachment"].search_count([]), self.env["mail.message"].search_count([])

        self.ask()
        self.ask("/xlsx")

        self.assertEqual(self.env["ir.attachment"].search_count([]), attachments)
        self.assertEqual(self.env["mail.message"].search_count([]), messages)

    def test_without_weasyprint_the_answer_is_a_page_that_helps(self):
        self.login(self.participant)
        with patch.object(controller.pdf, "_weasyprint", side_effect=controller.pdf.NoPdf):
            answer = self.ask("/pdf")

        self.assertEqual(answer.status_code, 501)
        self.assertIn("Save as PDF", answer.text)

    def test_the_page_is_in_the_reader_s_language(self):
        self.env["res.lang"]._activate_lang("fr_FR")
        self.participant.lang = "fr_FR"
        self.login(self.participant)

        page = self.ask()

        self.assertIn('<html lang="fr-FR"', page.text)
        self.assertRegex(page.text, r'<td class="num all">\d,\d</td>')


class TestTheAccessLog(ReportCase):
    def test_every_opening_export_release_and_refusal_is_there_for_the_participant(self):
        self.login(self.hr)
        self.ask()
        self.login(self.participant)
        self.ask()
        self.ask("/xlsx")
        self.release()

        page = self.ask("/log")

        self.assertEqual(page.status_code, 200)
        for line in ("opened the report", "downloaded it as XLSX", f"released it to {self.coach.name}", "was refused"):
            self.assertIn(line, page.text)
        self.assertIn(self.hr.name, page.text)
        self.assertIn("complete", page.text)
        self.assertIn("are destroyed", page.text)

    def test_the_coach_does_not_get_it(self):
        self.login(self.participant)
        self.release()
        self.login(self.coach)

        self.assertEqual(self.ask("/log").status_code, 404)

    def test_before_the_round_closes_there_is_a_log_and_no_report(self):
        self.feedback._keyed().write({"date_closed": "2025-11-20", "state": "released"})
        open_round = self._closed(early_reason="A new role.", date_end="2027-01-10").with_env(self.env)
        open_round.report_ids._keyed().unlink()
        self._ask_everybody(open_round)
        self.url = f"/l360/report/{open_round.ref}"
        self.login(self.participant)

        self.assertEqual(self.ask().status_code, 404)
        self.assertIn("the round is still open", self.ask("/log").text.lower())

    def test_no_log_no_report(self):
        self.login(self.participant)
        with (
            patch.object(log, "append", side_effect=OSError("disk full")),
            self.assertLogs("odoo.addons.leadership_360", "ERROR"),
        ):
            page = self.ask()

        self.assertEqual(page.status_code, 500)
        self.assertNotIn(CANARY, page.text)

    def test_an_error_while_the_page_is_made_says_nothing_of_its_content(self):
        self.login(self.participant)
        with (
            patch.object(controller, "read", side_effect=ValueError(CANARY)),
            self.assertLogs("odoo.addons.leadership_360", "ERROR") as written,
        ):
            page = self.ask()

        self.assertEqual(page.status_code, 500)
        self.assertNotIn("Canary", page.text + "".join(written.output))

    def test_a_locked_vault_says_so_to_everybody_alike(self):
        for user in (self.participant, self.hr):
            self.login(user)
            with patch.object(controller.service, "open_result", side_effect=Locked("moved")):
                page = self.ask()
            self.assertEqual(page.status_code, 503)
            self.assertIn("locked", page.text)


class TestTheRelease(ReportCase):
    def test_it_is_the_participant_s_own_act_and_names_the_coach_on_the_page(self):
        self.login(self.participant)
        wrong = self.send("/release", coach=str(self.hr.id))

        self.assertEqual(wrong.status_code, 303)
        self.assertFalse(self.report.released)
        self.release()
        self.assertTrue(self.report.released)
        self.assertEqual(self.report.released_to_id, self.coach)
        self.assertIn(f"Take it back from {self.coach.name}", self.ask().text)

    def test_without_the_token_of_the_page_nothing_is_released(self):
        self.login(self.participant)

        answer = self.ask("/release", data={"coach": self.coach.id})

        self.assertEqual(answer.status_code, 400)
        self.assertFalse(self.report.released)

    def test_nobody_releases_for_somebody_else(self):
        for user in (self.coach, self.coordinator, self.hr, self.settings_admin):
            self.login(user)
            token = self._token_of_any_page()
            answer = self.ask("/release", data={"csrf_token": token, "coach": self.coach.id})
            self.assertEqual(answer.status_code, 404)
        self.assertFalse(self.report.released)

    def test_a_coach_in_a_conflict_of_interest_gets_no_copy(self):
        self.login(self.participant)
        self.boss.parent_id = self.env["hr.employee"].create({"name": "Chief", "user_id": self.coach.id})

        answer = self.release()

        self.assertEqual(answer.status_code, 409)
        self.assertFalse(self.report.released)

    def _token_of_any_page(self):
        page = self.url_open("/web/login" if not self.session.uid else "/odoo").text
        return re.search(r'csrf_token["\s:=]+"?([0-9a-f]{40}o\d+)', page)[1]


class TestSinceLastTime(ReportCase):
    def test_an_earlier_round_is_compared_where_this_reader_may_open_it(self):
        earlier = self.report
        earlier.round_id._keyed().write({"date_closed": "2025-11-20"})
        later = self._closed(early_reason="A new role.", date_end="2027-01-10").with_env(self.env)
        self._seal(later, shift=1)
        self.url = f"/l360/report/{later.ref}"

        self.login(self.participant)
        self.assertIn('id="change"', self.ask().text)
        self.release()
        self.login(self.coach)
        self.assertNotIn('id="change"', self.ask().text)


@tagged("-at_install", "post_install")
class TestInABrowser(ReportCase):
    def test_the_stylesheet_applies_and_the_release_is_one_press_of_a_button(self):
        # Asked again and again until it is true: on the first page it presses the button, on the next one it is done.
        released = """(() => {
            const button = document.querySelector("#readers button");
            const done = button && button.textContent.includes("Take it back");
            if (button && !done && !window.pressed) {
                window.pressed = true;
                button.click();
            }
            return Boolean(done);
        })()"""
        code = """
            const size = getComputedStyle(document.querySelector("h1")).fontSize;
            console.log(size === "44px" ? "test successful" : "the style is " + size);
        """

        self.browser_js(self.url, code, released, login=self.participant.login)

        self.assertTrue(self.report.released)


class TestTheVisit(ReportCase):
    def test_somebody_deleted_is_a_number_in_the_log(self):
        names = report_visit._Names(self.env, [])

        self.assertEqual(names.of(987654321), "#987654321")
        self.assertEqual(names.of(0), "")
