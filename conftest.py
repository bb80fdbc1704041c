"""A browser test that is skipped because the browser is missing must not look like a success."""

import pytest

MISSING = ("Chrome", "websocket-client", "--odoo-http", "devtools")


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    report = (yield).get_result()
    if report.skipped and isinstance(report.longrepr, tuple):
        reason = report.longrepr[2]
        if any(word in reason for word in MISSING):
            report.outcome = "failed"
            report.longrepr = f"{item.nodeid} could not run: {reason}"
