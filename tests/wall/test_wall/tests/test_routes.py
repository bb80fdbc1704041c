import json
import logging
import os
import re
import unittest
from collections import Counter
from datetime import timedelta

from odoo import fields
from odoo.tests import tagged

from .world import WallCase, tell

# They end the session, wait for a socket, build megabytes of script, or serve the test itself.
LEFT_OUT = re.compile(
    r"logout|/session/destroy|/web/database|/websocket|longpolling|/web/tests|/web/assets|/web/bundle|probe"
)
PAGE = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document", "Sec-Fetch-Site": "same-origin"}
# The report opens here for its participant: that is what it is for.
REPORT = "/l360/report/"
PARAMETER = re.compile(r"<(?:(?P<kind>\w+)(?:\([^)]*\))?:)?(?P<name>\w+)>")
BY_NAME = {"model": "leadership.feedback.report", "method": "read", "field": "ref", "fieldname": "ref"}
FLOOR_OF_ROUTES = 100
REMOTE = (
    ("leadership.feedback.report", "search_read", [[]]),
    ("leadership.feedback.report", "action_open", None),
    ("leadership.feedback.round", "search_read", [[]]),
    ("leadership.feedback.invitation", "search_read", [[]]),
    ("leadership.enrollment", "search_read", [[]]),
    ("leadership.vault", "search_read", [[]]),
)


class RouteCase(WallCase):
    """Addresses, asked for in every way by everybody."""

    def visitors(self):
        """Yield (role, is it the participant) after logging in as each."""
        for name, env in self.roles.items():
            if env.su:
                continue
            if env.user._is_public():
                self.authenticate(None, None)
            else:
                self.login(env.user)
            yield name, env.uid == self.participant.id

    def rules(self):
        return [rule for rule in self.env["ir.http"].routing_map().iter_rules() if not LEFT_OUT.search(rule.rule)]

    def address(self, rule):
        """The rule's path, with the report wherever a record is asked for."""

        def fill(found):
            name = found["name"]
            if name == "ref":
                return self.ref
            return BY_NAME.get(name) or (str(self.report.id) if found["kind"] in ("int", "model") else "1")

        return PARAMETER.sub(fill, rule.rule)

    def ask_in_every_way(self, address):
        """Yield the answers to GET, to a form's POST and to JSON-RPC."""
        rpc = json.dumps({"jsonrpc": "2.0", "method": "call", "params": {"ref": self.ref, "id": self.report.id}})
        yield "GET", self.url_open(address, headers=PAGE, allow_redirects=False)
        yield "POST", self.url_open(address, data={"ref": self.ref}, headers=PAGE, allow_redirects=False)
        yield (
            "JSON-RPC",
            self.url_open(address, data=rpc, headers={"Content-Type": "application/json"}, allow_redirects=False),
        )

    def walk(self, rules, roles=None):
        """Return (Counter, roads that told the secret)."""
        count, told = Counter(routes=len(rules)), []
        logging.disable(logging.CRITICAL)
        try:
            for role, is_participant in self.visitors():
                if roles and role not in roles:
                    continue
                count["roles"] += 1
                for rule in rules:
                    if is_participant and rule.rule.startswith(REPORT):
                        continue
                    for way, answer in self.ask_in_every_way(self.address(rule)):
                        count["requests"] += 1
                        count[f"status {answer.status_code // 100}xx"] += 1
                        if self.holds_secret(answer.text):
                            told.append((role, way, rule.rule))
        finally:
            logging.disable(logging.NOTSET)
        tell(f"pages: {dict(count)}")
        return count, told


@tagged("post_install", "-at_install", "wall")
class TestRoutes(RouteCase):
    def test_no_page_of_ours_tells_anybody_else(self):
        count, told = self.walk([rule for rule in self.rules() if rule.rule.startswith("/l360")])

        self.assertEqual(told, [])
        self.assertGreaterEqual(count["routes"], 7)

    def test_the_participant_s_page_tells_him_by_get_and_nobody_by_post_or_rpc(self):
        self.login(self.participant)

        told = {way for way, answer in self.ask_in_every_way(self.url) if self.secret in answer.text}

        self.assertEqual(told, {"GET"})

    def test_there_are_many_pages(self):
        self.assertGreaterEqual(len(self.rules()), FLOOR_OF_ROUTES)

    @unittest.skipUnless(os.environ.get("WALL_FULL"), "the full tier: ./dev test tests/wall --wall-full")
    def test_no_page_of_odoo_tells_anybody(self):
        _count, told = self.walk(self.rules())

        self.assertEqual(told, [])


@tagged("post_install", "-at_install", "wall")
class TestRemoteCalls(RouteCase):
    """With a key that everybody can make for himself, a client needs no browser."""

    def _remote(self, user):
        """Yield (what was called, the answer) over JSON-2 with an API key of the user."""
        key = (
            self.env["res.users.apikeys"]
            .with_user(user)
            .sudo()
            ._generate("rpc", "wall", fields.Datetime.now() + timedelta(days=1))
        )
        headers = {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}
        for model, method, arguments in REMOTE:
            body = {"domain": arguments[0]} if arguments else {"ids": self.report.ids}
            answer = self.url_open(f"/json/2/{model}/{method}", data=json.dumps(body), headers=headers)
            yield f"{model}.{method}", answer
        yield "the report with an API key", self.url_open(self.url, headers={**PAGE, **headers})

    def test_no_remote_call_tells_anybody_and_the_same_call_finds_what_is_a_record(self):
        for name, env in self.roles.items():
            if env.su or not env.user._is_internal():
                continue
            self.authenticate(None, None)
            with self.subTest(role=name):
                for what, answer in self._remote(env.user):
                    self.assertNoSecret(answer.text, what)

    def test_the_participant_s_key_reaches_the_handle_and_no_content(self):
        answers = dict(self._remote(self.participant))

        self.assertIn(self.ref, answers["leadership.feedback.report.search_read"].text)
        self.assertNoSecret(str([answer.text for answer in answers.values()]))


@tagged("post_install", "-at_install", "wall")
class TestServerLog(RouteCase):
    """The server's log, every statement in it, while raters answer and the participant reads."""

    def setUp(self):
        self.lines = []
        super().setUp()

    def _collecting_for_real(self, **values):
        self._listen()
        return super()._collecting_for_real(**values)

    def _listen(self):
        listener = logging.Handler()
        listener.emit = lambda record: self.lines.append(_whole(record))
        root = logging.getLogger()
        root.addHandler(listener)
        self.addCleanup(root.removeHandler, listener)
        for name in ("odoo", "odoo.sql_db", "odoo.http", "odoo.addons", "werkzeug"):
            logger = logging.getLogger(name)
            self.addCleanup(logger.setLevel, logger.level)
            logger.setLevel(logging.DEBUG)

    def test_the_log_holds_every_statement_and_not_the_secret(self):
        self.login(self.participant)
        for path in ("", "/pdf", "/xlsx", "/log"):
            self.assertEqual(self.ask(path, timeout=60).status_code, 200)

        said = "\n".join(self.lines)
        self.assertIn("INSERT INTO leadership_vault_answer", said)
        self.assertIn(self.url, said)
        self.assertNoSecret(said)

    def test_what_is_written_to_an_ordinary_table_is_found_in_it(self):
        self.expose().flush_recordset()

        self.assertSecret("\n".join(self.lines))


def _whole(record):
    """A line of the log with all that a handler could print, the traceback included."""
    return logging.Formatter("%(name)s %(message)s").format(record)
