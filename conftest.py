"""What must not look like a success: a browser test without a browser, and a warning in the log."""

import logging
import os

import pytest

MISSING = ("Chrome", "websocket-client", "--odoo-http", "devtools")
# They write a warning when a request is refused, and that is what many tests are about.
REFUSALS = ("odoo.http", "werkzeug")


class Warnings(logging.Handler):
    """Keeps each warning that nobody awaited: assertLogs and mute_logger keep theirs away from here."""

    def __init__(self):
        super().__init__(logging.WARNING)
        self.lines = []

    def emit(self, record):
        if record.name not in REFUSALS:
            self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")

    def take(self):
        lines, self.lines = self.lines, []
        return lines


WARNINGS = Warnings()


def pytest_addoption(parser):
    parser.addoption("--wall-full", action="store_true", help="attack the wall on every model and page, for hours")


def pytest_configure(config):
    logging.getLogger().addHandler(WARNINGS)
    if config.getoption("--wall-full"):
        os.environ["WALL_FULL"] = "1"  # also understood by Odoo's own runner


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    report = (yield).get_result()
    if report.skipped and isinstance(report.longrepr, tuple):
        reason = report.longrepr[2]
        if any(word in reason for word in MISSING):
            report.outcome = "failed"
            report.longrepr = f"{item.nodeid} could not run: {reason}"
    warnings = WARNINGS.take()
    if report.passed and warnings:
        report.outcome = "failed"
        report.longrepr = "\n".join(["a warning in the log:", *warnings])
