"""The raters' page on a tiny server of its own, before a vault that only pretends: what the browser does is real."""

import sys
import threading
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import ModuleType
from urllib.parse import parse_qsl

if "leadership_360" not in sys.modules:  # past the add-on's own `__init__`, as in ring 1
    sys.modules["leadership_360"] = ModuleType("leadership_360")
    sys.modules["leadership_360"].__path__ = [str(Path(__file__).parents[2] / "addons" / "leadership_360")]

from answer_page.forms import FakeVault, flow, form
from leadership_360.answer_page import document

ARABIC = {
    "Stays calm.": "يحافظ على هدوئه تحت الضغط.",
    "Almost never": "نادراً جداً",
    "Sometimes": "أحياناً",
    "Often": "غالباً",
    "Almost always": "شبه دائماً",
    "Always": "دائماً",
}


def snapshot():
    """The small form, in Arabic as well."""

    def translate(value):
        if isinstance(value, dict) and "en_US" in value:
            return {**value, "ar_001": ARABIC.get(value["en_US"], f"نص {value['en_US']}")}
        if isinstance(value, dict):
            return {key: translate(part) for key, part in value.items()}
        return [translate(part) for part in value] if isinstance(value, list) else value

    return {**translate(form()), "languages": ["en_US", "fr_FR", "ar_001"]}


class Handler(BaseHTTPRequestHandler):
    """GET and POST of the one address, as the controller serves them; requests and headers are kept for the tests."""

    def log_message(self, *_args):
        pass

    def do_GET(self):
        self._serve(lambda served, body: served.first())

    def do_POST(self):
        def answer(served, body):
            if self.headers["Content-Type"].startswith("application/json"):
                return served.posted_json(body)
            return served.posted_form(dict(parse_qsl(body.decode(), keep_blank_values=True)))

        self._serve(answer)

    def _serve(self, answer):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.server.seen.append((self.command, self.path, dict(self.headers), body))
        if self.path != "/l360/a":
            return self.send_error(404)
        with self.server.lock:
            vault = self.server.vault
            reply = answer(flow(vault, self.headers.get("Accept-Language", ""), snapshot=snapshot()), body)
        content = reply.body.encode()
        self.send_response(reply.status)
        for name, value in (*document.headers(), ("Content-Type", reply.mimetype), ("Content-Length", len(content))):
            self.send_header(name, str(value))
        self.end_headers()
        with suppress(ConnectionError):  # a page that is closed waits for no answer
            self.wfile.write(content)


class AnswerServer(ThreadingHTTPServer):
    """`vault` is what it keeps, `seen` every request: (method, path, headers, body)."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.vault = FakeVault(open={"secret": "peer", "boss": "manager", "mine": "self"})
        self.seen = []
        self.lock = threading.Lock()

    @property
    def url(self):
        return f"http://localhost:{self.server_port}/l360/a"


@contextmanager
def running():
    server = AnswerServer()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
