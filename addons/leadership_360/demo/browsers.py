"""People at their browsers, for the story of the demo company: they log in, open pages, press buttons, save forms."""

import html
import http.cookiejar
import json
import re
import time
import urllib.error
import urllib.parse
import urllib.request

PATIENCE = 300  # seconds, for a server that starts and for scheduled actions
NAVIGATION = {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
SCRIPT = {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "cors", "Sec-Fetch-Dest": "empty"}


class Stop(Exception):
    """The story cannot go on; the message is one line for whoever started it."""


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """The answer page's link lies in a redirect's address, behind the #."""

    def redirect_request(self, *_args):
        return None


class Person:
    """Somebody of the company at a browser, logged in; the password is the login."""

    def __init__(self, base, login):
        self.base, self.login = base, login
        self._browser = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()), NoRedirect
        )
        form = self.visit("/web/login")[1]
        fields = {"csrf_token": hidden(form, "csrf_token"), "login": login, "password": login}
        status, _page, _to = self.visit("/web/login", fields)
        if status not in (302, 303):
            raise Stop(f"{login} cannot log in: is this the demo database?")

    def visit(self, path, fields=None, headers=NAVIGATION):
        """Ask for a page, or send a form or JSON (bytes); return (status, text, where it leads)."""
        data = urllib.parse.urlencode(fields).encode() if isinstance(fields, dict) else fields
        request = urllib.request.Request(urllib.parse.urljoin(self.base, path), data, dict(headers))
        try:
            with self._browser.open(request, timeout=PATIENCE) as answer:
                return answer.status, answer.read().decode(), ""
        except urllib.error.HTTPError as answer:
            return answer.code, answer.read().decode(errors="replace"), answer.headers.get("Location", "")

    def post(self, path, message):
        """Send JSON as a script of our pages does, and return the JSON that comes back."""
        body = json.dumps(message).encode()
        status, text, _to = self.visit(path, body, {**SCRIPT, "Content-Type": "application/json"})
        if status != 200:
            raise Stop(f"{self.login}: {path} answered {status}")
        return json.loads(text)

    def call(self, model, method, *args, button=False, **kwargs):
        """Call a method as the web client does."""
        road = "call_button" if button else "call_kw"
        params = {"model": model, "method": method, "args": args, "kwargs": kwargs}
        answer = self.post(f"/web/dataset/{road}/{model}/{method}", {"jsonrpc": "2.0", "params": params})
        if "error" in answer:
            raise Stop(f"{self.login}: {model}.{method}: {_sentence(answer['error'])}")
        return answer.get("result")

    def press(self, model, name, record):
        return self.call(model, name, [record], button=True)

    def save(self, model, values, record=None):
        """Save a form; return the record's id."""
        found = self.call(model, "web_save", [record] if record else [], values, specification={})
        return found[0]["id"]

    def find(self, model, domain, fields=()):
        return self.call(model, "search_read", domain, [*fields])

    def one(self, model, domain, fields=()):
        """Return the one record, or None."""
        found = self.find(model, domain, fields)
        return found[0] if found else None


def hidden(page, name):
    found = re.search(rf'name="{name}"[^>]*value="([^"]*)"', page)
    if not found:
        raise Stop(f"a page has no {name}: does this server run the demo database alone?")
    return html.unescape(found[1])


def _sentence(error):
    return " ".join(str(error.get("data", {}).get("message") or error.get("message")).split())


def wait(what, is_so):
    """Ask again until it is so."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if found := is_so():
            return found
        time.sleep(0.5)
    raise Stop(f"after {PATIENCE} seconds still waiting: {what}")


def serves(base):
    try:
        with urllib.request.urlopen(f"{base}/web/health", timeout=10) as answer:
            return answer.status == 200
    except (OSError, urllib.error.URLError):
        return False


class Company:
    """The people at their browsers."""

    def __init__(self, base):
        self.base = base
        self._people = {}

    def __getitem__(self, login):
        if login not in self._people:
            self._people[login] = Person(self.base, login)
        return self._people[login]
