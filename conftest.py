"""A browser test that is skipped because the browser is missing must not look like a success."""

import os

import pytest

MISSING = ("Chrome", "websocket-client", "--odoo-http", "devtools")


def pytest_addoption(parser):
    parser.addoption("--wall-full", action="store_true", help="attack the wall on every model and page, for hours")


def pytest_configure(config):
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
