"""The .pot files hold what people can read in each add-on, no string more or less."""

import os
import subprocess
import sys
from pathlib import Path

import polib
import pytest

ADDONS = Path(__file__).parents[2] / "addons"
MODULES = ("leadership_360", "performance_cycle")


def places(entries):
    """{message: where it stands}; the path of code does not matter, but whether it is Python or JavaScript does."""
    return {
        entry.msgid: {name for name, _line in entry.occurrences if not name.startswith("code:")} | code_of(entry)
        for entry in entries
    }


def code_of(entry):
    return {line for line in entry.comment.splitlines() if line.startswith("odoo-")}


@pytest.mark.parametrize("module", MODULES)
def test_the_template_is_what_odoo_exports_now(module, tmp_path):
    fresh = tmp_path / "fresh.pot"
    command = [sys.executable, "-m", "odoo", "i18n", "export", module, "-d", os.environ["PGDATABASE"], "-o", str(fresh)]
    subprocess.run(command, check=True, capture_output=True)

    kept = places(polib.pofile(str(ADDONS / module / "i18n" / f"{module}.pot")))
    found = places(polib.pofile(str(fresh)))

    assert {text for text in found if text not in kept} == set(), "please run ./dev pot"
    assert {text for text in kept if text not in found} == set(), "please run ./dev pot"
    assert {text for text in found if found[text] != kept[text]} == set(), "please run ./dev pot"
