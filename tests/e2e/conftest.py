"""A running server with a copy of the demo company, and a real browser in front of it."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ROOT = Path(__file__).parents[2]
# but Odoo's own look-ups of partners on the internet, which may not be there
TROUBLE = re.compile(r" (WARNING|ERROR|CRITICAL) (?!\S+ odoo\.addons\.(?:iap|partner_autocomplete)\.)")
# Two requests met in PostgreSQL: Odoo itself does the later one again.
MET = re.compile(r".* ERROR \S+ odoo\.sql_db: bad query: (?:.*\n){1,20}?ERROR: could not serialize access.*\n")
PICTURES = Path(os.environ.get("PICTURES") or ROOT / ".odoo" / "pictures")


class Server:
    """Odoo on a database of its own; `log` is all that it has written so far."""

    def __init__(self, database, data_dir):
        self.database = database
        self.data_dir = data_dir
        self.log_file = data_dir / f"{database}.log"
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"http://localhost:{self.port}"

    def start(self):
        subprocess.run(["createdb", "-T", os.environ["DEMO_TEMPLATE"], self.database], check=True)
        filestore = self.data_dir / "filestore"
        shutil.copytree(filestore / os.environ["DEMO_TEMPLATE"], filestore / self.database, copy_function=os.link)
        odoo = [sys.executable, "-m", "odoo"]
        subprocess.run([*odoo, "l360", "adopt", "--copy", "-d", self.database], check=True, capture_output=True)
        with self.log_file.open("w") as log:
            command = [*odoo, "-d", self.database, "--db-filter", f"^{self.database}$", "-p", str(self.port)]
            self.process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
        self._wait_until_it_answers()

    def _wait_until_it_answers(self):
        for _ in range(240):
            try:
                urllib.request.urlopen(f"{self.url}/web/health", timeout=5)
                return
            except OSError:  # refused, broken off, or too slow
                assert self.process.poll() is None, self.log
                time.sleep(0.25)
        raise AssertionError(self.log)

    @property
    def log(self):
        return self.log_file.read_text(encoding="utf-8", errors="replace")

    @property
    def trouble(self):
        lines = MET.sub("", self.log).splitlines()
        return [line for line in lines if TROUBLE.search(line) or line.startswith("Traceback")]

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=30)
        subprocess.run(["dropdb", "--if-exists", "--force", self.database], check=True, capture_output=True)
        shutil.rmtree(self.data_dir / "filestore" / self.database, ignore_errors=True)


@pytest.fixture(scope="session")
def server():
    config = Path(os.environ["ODOO_RC"]).read_text(encoding="utf-8")
    running = Server(f"{os.environ['PGDATABASE']}_e2e", Path(re.search(r"data_dir = (.*)", config)[1]))
    running.start()
    yield running
    running.stop()
    assert not running.trouble, "\n".join(running.trouble)


@pytest.fixture(scope="session")
def browser():
    executable = next(filter(None, map(shutil.which, BROWSERS)))
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox", "--disable-gpu"])
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser, server):
    """Return a function that opens a page as a demo person, or as nobody."""
    contexts = []

    def open_page(login=None, **options):
        context = browser.new_context(base_url=server.url, viewport={"width": 1280, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        if login:
            page.goto("/web/login")
            page.fill("input[name=login]", login)
            page.fill("input[name=password]", login)
            page.press("input[name=password]", "Enter")
            page.wait_for_selector(".o_main_navbar", timeout=60_000)  # the first one waits for the bundles
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def picture():
    """Return a function that keeps a screenshot: the README shows some of them."""

    def keep(page, name, **options):
        PICTURES.mkdir(parents=True, exist_ok=True)
        page.wait_for_timeout(300)
        page.screenshot(path=PICTURES / f"{name}.png", **options)

    return keep
