"""Prints what the attacks have counted."""

import sys


def pytest_terminal_summary(terminalreporter):
    world = sys.modules.get("odoo.addons.test_wall.tests.world")
    for sentence in world.NUMBERS if world else ():
        terminalreporter.write_line(f"wall: {sentence}")
