import re
from io import BytesIO
from unittest.mock import patch
from urllib.parse import urlencode
from zipfile import ZipFile

from odoo.addons.leadership_360.confidential import passphrase, service
from odoo.addons.leadership_360.confidential.audit import lock, run
from odoo.addons.leadership_360.confidential.audit.finding import LOCK, Finding

from .report_case import CANARY, ReportCase

WORDS = "correct horse battery"


class OwnPages(ReportCase):
    def setUp(self):
        super().setUp()
        # the price of a guess is checked by the pure tests
        self.startPatcher(patch.object(passphrase, "COST", 2**4))
        self.login(self.participant)

    def own(self, path, **fields):
        """Post a form of the page that says what protects the report."""
        return self.ask(path, data={"csrf_token": self.token(), **fields}, allow_redirects=False)

    def token(self):
        return re.search(r'name="csrf_token" value="([^"]+)"', self.ask("/log").text)[1]

    def words(self, **fields):
        """Post on the page of the passphrase; without fields, get it."""
        data = {"csrf_token": self.token(), **fields} if fields else None
        return self.url_open("/l360/passphrase", data=data, headers=self._fetch())

    def set_words(self):
        page = self.words(do="set", words=WORDS, again=WORDS, understood="1")
        return re.search(r"<code>([A-Z2-7-]+)</code>", page.text)[1]


class TestThePassphrasePage(OwnPages):
    def test_what_is_lost_is_said_before_anything_is_set(self):
        page = self.words()

        self.assertIn("gone for good", page.text)
        self.assertIn('name="understood" value="1" required', page.text)

    def test_from_then_on_each_page_and_file_asks_for_it(self):
        code = self.set_words()
        self.assertNotIn(code, self.words().text)

        for path, holds in (("", CANARY.encode()), ("/xlsx", b"PK"), ("/export", b"PK")):
            with self.subTest(path=path):
                asked = self.ask(path)
                wrong = self.ask(path, data={"csrf_token": self.token(), "secret": "wrong one"})
                right = self.ask(path, data={"csrf_token": self.token(), "secret": WORDS})
                self.assertEqual((asked.status_code, wrong.status_code, right.status_code), (200, 403, 200))
                self.assertIn("Your passphrase, please", asked.text)
                self.assertIn("neither your passphrase", wrong.text)
                self.assertNotIn(holds, asked.content + wrong.content)
                self.assertIn(holds, right.content)
        self.assertIn("entered a wrong passphrase", self.ask("/log").text)

    def test_in_an_address_which_a_log_would_keep_it_opens_and_changes_nothing(self):
        self.set_words()
        query, token = urlencode({"secret": WORDS}), {"csrf_token": self.token()}

        for path, holds in (("", CANARY.encode()), ("/xlsx", b"PK"), ("/export", b"PK")):
            with self.subTest(path=path):
                got, posted = self.ask(f"{path}?{query}"), self.ask(f"{path}?{query}", data=token)
                self.assertIn("Your passphrase, please", got.text)
                self.assertNotIn(holds, got.content + posted.content)
        self.url_open(f"/l360/passphrase?{query}&do=drop", data=token, headers=self._fetch())

        self.assertIn("Your passphrase, please", self.ask().text)

    def test_it_is_not_kept_in_the_session(self):
        self.set_words()
        self.ask(data={"csrf_token": self.token(), "secret": WORDS})

        self.assertIn("Your passphrase, please", self.ask().text)
        self.assertNotIn(WORDS, str(dict(self.session)))

    def test_no_record_rule_is_evaluated_in_a_request_that_carries_it(self):
        self.ask("/focus", data={"csrf_token": self.token(), "focus": self._first_item()})
        self.set_words()
        token, rules, asked = self.token(), self.registry["ir.rule"], []

        def spy(rule, model, *mode, domain_of=rules._compute_domain):
            if not rule.env.su:
                asked.append(model)
            return domain_of(rule, model, *mode)

        with patch.object(rules, "_compute_domain", spy):
            for path, fields in (("", {}), ("/xlsx", {}), ("/export", {}), ("/release", {"coach": self.coach.id})):
                data = {"csrf_token": token, "secret": WORDS, **fields}
                self.assertIn(self.ask(path, data=data, allow_redirects=False).status_code, (200, 303))
            data = {"csrf_token": token, "do": "drop", "secret": WORDS}
            self.url_open("/l360/passphrase", data=data, headers=self._fetch())

        self.assertFalse(asked)
        self.assertTrue(self.report.released)
        self.assertIn(CANARY, self.ask().text)

    def _first_item(self):
        return self.feedback.snapshot["competencies"][0]["items"][0]["id"]

    def test_what_cannot_be_set_is_said_and_nothing_is_set(self):
        for fields, said in (
            ({"words": WORDS, "again": WORDS}, "Please tick"),
            ({"words": WORDS, "again": "another", "understood": "1"}, "not the same"),
            ({"words": "short", "again": "short", "understood": "1"}, "too short"),
        ):
            with self.subTest(said=said):
                page = self.words(do="set", **fields)
                self.assertEqual(page.status_code, 400)
                self.assertIn(said, page.text)
        self.assertIn(CANARY, self.ask().text)

    def test_it_is_changed_and_given_up_with_the_old_one_only(self):
        self.set_words()
        self.assertIn("neither", self.words(do="drop", secret="wrong one").text)
        self.assertIn(
            "is changed",
            self.words(do="change", secret=WORDS, words="another one, longer", again="another one, longer").text,
        )

        self.assertIn("need no passphrase", self.words(do="drop", secret="another one, longer").text)

        self.assertIn(CANARY, self.ask().text)

    def test_a_release_after_close_asks_for_it_and_names_the_coach_again(self):
        self.set_words()

        asked = self.own("/release", coach=str(self.coach.id))

        self.assertIn(f'name="coach" value="{self.coach.id}"', asked.text)
        self.assertFalse(self.report.released)
        self.own("/release", coach=str(self.coach.id), secret=WORDS)
        self.assertTrue(self.report.released)
        self.login(self.coach)
        self.assertIn(CANARY, self.ask().text)

    def test_after_too_many_wrong_ones_the_page_says_to_wait(self):
        self.set_words()
        with patch.object(service, "open_result", side_effect=passphrase_blocked()):
            page = self.ask()

        self.assertEqual(page.status_code, 429)
        self.assertIn("wait for an hour", page.text)

    def test_nobody_without_a_part_in_a_programme_finds_the_page(self):
        self.login(self.hr)

        self.assertEqual(self.url_open("/l360/passphrase", headers=self._fetch()).status_code, 404)

    def test_it_comes_from_our_own_page_only(self):
        token = self.token()
        headers = {**self._fetch(), "Sec-Fetch-Site": "cross-site"}
        fields = {"csrf_token": token, "do": "set", "words": WORDS, "again": WORDS, "understood": "1"}

        self.url_open("/l360/passphrase", data=fields, headers=headers)

        self.assertIn("You have not set one", self.words().text)


class TestTheStatement(OwnPages):
    def test_it_says_what_was_examined_now(self):
        page = self.ask("/log").text

        self.assertRegex(page, r"\d+ installed add-ons with \d+ kinds of records were examined")
        self.assertIn("are destroyed", page)
        self.assertIn("from 3 answers on", page)

    def test_it_says_so_if_something_reaches_for_results_and_locks_them(self):
        self.addCleanup(lock.set_culprits, self.env.cr.dbname, [])
        with patch.object(run, "everything", return_value=[Finding(LOCK, "nosy_addon", "reads results")]):
            page = self.ask("/log").text

        self.assertIn("nosy_addon", page)
        self.assertNotIn("none of them can reach", page)
        self.assertEqual(self.ask().status_code, 503)

    def test_the_log_is_verified_by_a_button(self):
        self.assertNotIn("Checked just now", self.ask("/log").text)

        self.assertIn("Checked just now", self.own("/check").text)

    def test_a_line_changed_by_sql_shows(self):
        token = self.token()
        self.env.cr.execute("UPDATE leadership_vault_log SET mac = '\\x00' WHERE seq = 1")

        page = self.ask("/check", data={"csrf_token": token})

        self.assertIn("not as it was written", page.text)

    def test_every_event_that_the_vault_knows_has_words(self):
        for event in ("coach_changed", "login_changed", "password_changed", "second_factor_changed"):
            service.note(self.env.cr, self.ref, self.hr.id, event)

        page = self.ask("/log").text

        for said in ("changed the coach", "changed your login", "changed your password", "second step"):
            self.assertIn(said, page)

    def test_before_the_round_closes_the_coach_is_named_and_released_to_here(self):
        self.feedback._keyed().write({"date_closed": "2025-11-20"})
        open_round = self._collecting(early_reason="A new role.", date_end="2027-01-10").with_env(self.env)
        self._ask_everybody(open_round)
        self.url = f"/l360/report/{open_round.ref}"
        self.assertIn(f"Release it to {self.coach.name}", self.ask("/log").text)

        released = self.own("/release", coach=str(self.coach.id))

        self.assertTrue(released.headers["Location"].endswith("/log"))
        self.assertEqual(open_round.report_ids.released_to_id, self.coach)
        self.assertIn(f"Take it back from {self.coach.name}", self.ask("/log").text)


class TestMyData(OwnPages):
    def test_the_export_holds_report_and_log_and_is_in_the_log(self):
        packed = self.ask("/export")

        self.assertEqual(packed.headers["Content-Type"], "application/zip")
        with ZipFile(BytesIO(packed.content)) as archive:
            self.assertEqual(set(archive.namelist()), {"report.xlsx", "report.json", "access-log.txt"})
            self.assertIn(CANARY, archive.read("report.json").decode())
            self.assertIn("downloaded it as ZIP", archive.read("access-log.txt").decode())

    def test_nobody_else_exports_or_deletes(self):
        self.own("/release", coach=str(self.coach.id))
        for user in (self.coach, self.hr, self.settings_admin):
            self.login(user)
            self.assertEqual(self.ask("/export").status_code, 404)
            page = self.url_open("/odoo").text
            token = re.search(r'csrf_token["\s:=]+"?([0-9a-f]{40}o\d+)', page)[1]
            self.assertEqual(self.ask("/delete", data={"csrf_token": token, "sure": "1"}).status_code, 404)
        self.assertTrue(self.report.exists())

    def test_deleted_nobody_opens_it_any_more_and_the_log_stays(self):
        self.own("/release", coach=str(self.coach.id))

        self.own("/delete", sure="1")

        self.assertFalse(self.report.exists())
        self.assertTrue(self.feedback.date_forgotten)
        self.assertEqual(self.ask().status_code, 404)
        self.assertIn("the result was deleted", self.ask("/log").text)
        self.assertIn("Checked just now: the log is complete", self.own("/check").text)
        self.login(self.coach)
        self.assertEqual(self.ask().status_code, 404)

    def test_without_a_second_word_nothing_is_deleted(self):
        page = self.own("/delete")

        self.assertEqual(page.status_code, 400)
        self.assertIn(CANARY, self.ask().text)

    def test_the_day_until_which_it_is_kept_is_on_report_and_statement(self):
        words = "It is kept until"

        self.assertIn(words, self.ask().text)
        self.assertIn(words, self.ask("/log").text)


class TestChooseMyFocus(OwnPages):
    def setUp(self):
        super().setUp()
        self.items = [item["id"] for one in self.feedback.snapshot["competencies"] for item in one["items"]]

    def choose(self, *items):
        return self.ask("/focus", data=[("csrf_token", self.token()), *(("focus", item) for item in items)])

    def plan(self):
        return self.env["leadership.plan"].search([("enrollment_id", "=", self.enrollment.id)])

    def test_the_chosen_behaviours_begin_a_plan_and_nothing_else_of_the_report_goes_there(self):
        self.assertIn('name="focus"', self.ask().text)

        page = self.choose(*self.items[:2], "b999999", "x")

        plan = self.plan()
        self.assertIn(f"/odoo/leadership.plan/{plan.id}", page.text)
        self.assertEqual([f"b{one.behaviour_id.id}" for one in plan.focus_ids], self.items[:2])
        self.assertFalse(any(plan.focus_ids.mapped("why")))

    def test_none_or_more_than_three_are_refused_and_nothing_is_written(self):
        for chosen in ([], self.items[:4]):
            self.assertEqual(self.choose(*chosen).status_code, 400)
        self.assertFalse(self.plan())

        self.choose(*self.items[:2])
        self.assertEqual(self.choose(*self.items[2:4]).status_code, 400)

        self.assertEqual(len(self.plan().focus_ids), 2)

    def test_the_coach_and_others_begin_no_plan_for_the_participant(self):
        token = self.token()
        self.own("/release", coach=str(self.coach.id))
        self.login(self.coach)

        self.ask("/focus", data={"csrf_token": token, "focus": self.items[0]})

        self.assertFalse(self.plan())

    def test_the_plan_is_in_the_export(self):
        self.choose(self.items[0])

        with ZipFile(BytesIO(self.ask("/export").content)) as archive:
            self.assertIn(self.plan().focus_ids.name, archive.read("plan.txt").decode())


def passphrase_blocked():
    from odoo.addons.leadership_360.confidential.errors import TooManyTries

    return TooManyTries("wait")
