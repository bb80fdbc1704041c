"""The raters' address over HTTP: what it gives, what it refuses, and what it leaves behind."""

import json
from unittest.mock import patch

from odoo.http import root
from odoo.tests import HttpCase, tagged

from ..answer_page import document
from ..controllers import answer

PATH = "/l360/a"
ALL = {"b1": 4, "b2": None}
COMMENT = "She listens to the end."


def _texts(english, french):
    return {"en_US": english, "fr_FR": french}


FORM = {
    "version": 1,
    "policy": {"k": 3, "small_groups": "merge", "manager_shown": True, "floor": True, "comment_labels": False},
    "scale": {
        "low": 1,
        "high": 5,
        "cut": "3.5",
        "points": [{"value": n, "label": _texts(f"Point {n}", f"Degré {n}")} for n in range(1, 6)],
    },
    "competencies": [
        {
            "id": "c1",
            "name": _texts("Communication", "Communication"),
            "items": [
                {"id": "b1", "other": _texts("Listens.", "Écoute."), "self": _texts("I listen.", "J'écoute.")},
                {"id": "b2", "other": _texts("Explains.", "Explique."), "self": _texts("I explain.", "J'explique.")},
            ],
        }
    ],
    "questions": [{"id": "works_well", "text": _texts("What works well?", "Qu'est-ce qui marche ?"), "optional": True}],
    "languages": ["en_US", "fr_FR"],
    "participant": {"name": "Elena Marchetti", "job": "Head of Operations"},
    "end": "2026-12-04",
    "minutes": 15,
}


class Look:
    def __init__(self, ref, relation, draft):
        self.ref, self.relation, self.draft = ref, relation, draft


class Vault:
    """Pretends to be the vault's service for one open link, `secret`."""

    def __init__(self):
        self.closed = False
        self.draft = self.sent = None
        self.broken = None

    def look(self, cr, token):
        if self.broken:
            raise self.broken
        return Look("ref", "peer", self.draft) if token == "secret" and not self.closed else None

    def save_draft(self, cr, token, answers):
        self.draft = answers
        return True

    def submit(self, cr, token, answers):
        if token == "secret" and not self.closed:
            self.sent, self.closed = answers, True
            return True
        return False


@tagged("post_install", "-at_install")
class TestAnswerPage(HttpCase):
    def setUp(self):
        super().setUp()
        self.vault = Vault()
        self.enterContext(patch.object(answer, "service", self.vault))
        self.enterContext(patch.object(answer, "_form_of", lambda ref: FORM if ref == "ref" else None))

    def post_json(self, data, **headers):
        body = data if isinstance(data, bytes) else json.dumps(data).encode()
        return self.opener.post(
            self.base_url() + PATH, data=body, headers={"Content-Type": "application/json", **headers}
        )

    def post_form(self, headers=None, **fields):
        return self.url_open(PATH, data=fields, headers=headers)

    def story(self, do, **data):
        return self.post_json({"do": do, "code": "secret", **data})

    # what a rater gets

    def test_a_rater_opens_saves_and_sends_in_three_requests_under_sixty_kilobytes(self):
        page = self.url_open(PATH)
        opened = self.story("open")
        sent = self.story("send", ratings=ALL, comments={"works_well": COMMENT})

        self.assertEqual([page.status_code, opened.status_code, sent.status_code], [200, 200, 200])
        self.assertIn("Listens.", opened.json()["html"])
        self.assertIn("Thank you", sent.json()["html"])
        self.assertEqual(self.vault.sent, {"ratings": ALL, "comments": {"works_well": COMMENT}})
        self.assertLess(len(page.content) + len(opened.content) + len(sent.content), 60_000)

    def test_a_draft_comes_back_on_another_device(self):
        self.story("save", ratings={"b1": 2}, comments={"works_well": "Half a sentence"})
        self.opener.cookies.clear()

        got = self.story("open").json()["answers"]

        self.assertEqual(got, {"ratings": {"b1": 2}, "comments": {"works_well": "Half a sentence"}})

    def test_a_french_page_words_its_items_as_the_snapshot_does(self):
        asked = self.story("open", lang="fr_FR").json()
        preferred = self.post_json({"do": "open", "code": "secret"}, **{"Accept-Language": "fr-CA,en;q=0.5"}).json()

        for got in (asked, preferred):
            self.assertEqual(got["tag"], "fr-FR")
            self.assertIn("Écoute.", got["html"])
            self.assertNotIn("Listens.", got["html"])

    def test_without_a_script_the_story_goes_page_by_page_and_the_secret_stays_in_bodies(self):
        noscript = self.url_open(PATH).text.split("<noscript>")[1].split("</noscript>")[0]
        intro = self.post_form(code="secret")
        rated = self.post_form(code="secret", at="1", go="!2", **{"r.b1": "4", "r.b2": "n"})
        review = self.post_form(code="secret", at="2", go="3", **{"c.works_well": COMMENT})
        done = self.post_form(code="secret", at="3", go="send")

        self.assertIn('name="code"', noscript)
        self.assertIn("Who will see what", intro.text)
        self.assertIn("What works well?", rated.text)
        self.assertIn(COMMENT, review.text)
        self.assertIn("Thank you", done.text)
        self.assertEqual(self.vault.sent, {"ratings": ALL, "comments": {"works_well": COMMENT}})
        for page in (intro, rated, review, done):
            self.assertNotRegex(page.text, r'(href|action|src)="[^"]*secret')
            self.assertNotIn("secret", page.url)
            self.assertNotIn("<script", page.text)

    # what it refuses

    def test_unknown_used_late_and_malformed_links_get_the_same_status_and_bytes(self):
        self.vault.closed = True  # `secret` is used or late now
        bodies = [
            {"do": "open", "code": "secret"},
            {"do": "open", "code": "unknown"},
            {"do": "save", "code": "secret", "ratings": {"b1": 1}},
            {"do": "save", "code": "x" * 9000, "ratings": {"b1": 99}},
            {"do": "send", "code": "unknown", "ratings": ALL},
            {"do": "open", "code": ["secret"]},
            {"do": "open"},
            b"[1, 2]",
            b'{"code": NaN}',
            b"",
            b"{" * 50_000,
            b"\xff\xfe\x00",
        ]

        answers = {(reply.status_code, reply.content) for reply in map(self.post_json, bodies)}
        forms = {
            (reply.status_code, reply.content)
            for reply in (
                self.post_form(code="secret"),
                self.post_form(code="unknown", go="send"),
                self.post_form(go="send"),
                self.post_form(code="secret", at="1", go="!2", **{"r.b1": "99"}),
                self.url_open(PATH, data=b"code=secret", headers={"Content-Type": "text/plain"}),
                self.url_open(PATH, data=b"<x/>", headers={"Content-Type": "application/xml"}),
                self.url_open(PATH, files={"code": ("code.txt", b"secret")}),
            )
        }

        self.assertEqual(len(answers), 1)
        self.assertEqual(len(forms), 1)
        self.assertEqual(next(iter(answers))[0], 200)
        self.assertIn(b"There is nothing to answer here", next(iter(answers))[1])
        self.assertIn(b"There is nothing to answer here", next(iter(forms))[1])

    def test_answers_that_do_not_fit_are_refused_and_nothing_is_written(self):
        for bad in ({"ratings": {"b1": 6}}, {"ratings": {"zz": 1}}, {"comments": {"works_well": "x" * 1001}}):
            for do in ("save", "send"):
                with self.subTest(do=do, bad=bad):
                    self.assertEqual(self.story(do, **bad).status_code, 422)
        self.assertIsNone(self.vault.draft)
        self.assertIsNone(self.vault.sent)

    def test_a_body_of_ten_megabytes_is_refused_before_it_is_read(self):
        big = b"x" * 10_000_000
        for kind in ("application/json", "application/x-www-form-urlencoded", "text/plain"):
            with self.subTest(kind=kind):
                self.assertEqual(self.url_open(PATH, data=big, headers={"Content-Type": kind}).status_code, 413)

    def test_a_request_from_another_site_gets_the_calm_page(self):
        for site in ("cross-site", "same-site", "none"):
            reply = self.post_json({"do": "open", "code": "secret"}, **{"Sec-Fetch-Site": site})
            self.assertFalse(reply.json()["open"])
            page = self.post_form(headers={"Sec-Fetch-Site": site}, code="secret")
            self.assertIn("There is nothing to answer here", page.text)
        self.assertTrue(
            self.post_json({"do": "open", "code": "secret"}, **{"Sec-Fetch-Site": "same-origin"}).json()["open"]
        )

    def test_a_vault_that_cannot_work_gives_a_resting_page_and_a_log_without_content(self):
        self.vault.broken = ValueError("secret " + COMMENT)

        with self.assertLogs("odoo.addons.leadership_360.controllers.answer", "ERROR") as logged:
            reply = self.story("open")
            page = self.post_form(code="secret")

        self.assertEqual([reply.status_code, page.status_code], [503, 503])
        self.assertIn("Please come back a little later", page.text)
        self.assertNotIn("secret", "".join(logged.output))
        self.assertNotIn(COMMENT, "".join(logged.output))

    # what it leaves behind

    def test_every_answer_carries_the_headers_that_forbid_the_rest(self):
        for reply in (self.url_open(PATH), self.story("open"), self.post_form(code="secret"), self.post_form(code="?")):
            for name, value in document.headers():
                self.assertEqual(reply.headers[name], value)
            self.assertNotIn("Set-Cookie", reply.headers)

    def test_the_page_loads_nothing_but_itself(self):
        for page in (self.url_open(PATH), self.post_form(code="secret")):
            self.assertNotRegex(page.text, r"<(link|img|iframe|script[^>]+src)")
            self.assertNotRegex(page.text, r"<[^>]+\s(style|on\w+)=")

    def test_a_rater_who_is_logged_in_leaves_no_trace_of_it(self):
        seen = []
        self.vault.look = lambda cr, token: seen.append(answer.request.env.user.login) or Look("ref", "peer", None)
        self.log_in_as_a_browser_does()

        self.story("open")
        self.post_form(code="secret", at="1", go="!2", **{"r.b1": "4"})
        self.url_open(PATH)

        self.assertEqual(set(seen), {"public"})
        self.env.cr.execute("SELECT count(*) FROM res_device_log")
        self.assertEqual(self.env.cr.fetchone(), (0,))

    def test_the_trace_that_the_page_avoids_is_left_by_an_ordinary_page(self):
        self.log_in_as_a_browser_does()

        self.url_open("/odoo", allow_redirects=False)

        self.env.cr.execute("SELECT count(*) FROM res_device_log")
        self.assertEqual(self.env.cr.fetchone(), (1,))

    def log_in_as_a_browser_does(self):
        """With a session whose traces are kept (test sessions switch them off), and none yet."""
        session = self.authenticate("admin", "admin")
        session["_trace_disable"] = False
        root.session_store.save(session)
        self.env.cr.execute("DELETE FROM res_device_log")

    def test_the_address_answers_to_reading_and_posting_only(self):
        self.assertEqual(self.opener.put(self.base_url() + PATH, data=b"").status_code, 405)

    def test_opening_and_sending_cost_few_queries(self):
        self.url_open(PATH)
        self.story("open")
        before = self.env.cr.sql_log_count

        self.url_open(PATH)
        self.story("open")
        self.story("send", ratings=ALL)

        self.assertLessEqual(self.env.cr.sql_log_count - before, 15)  # the vault's own come on top
