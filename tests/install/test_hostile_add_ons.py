"""Add-ons that reach around the wall are not installed, or lock the results for as long as they are there."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

HOSTILE = Path(__file__).parents[1] / "wall" / "hostile"
REFUSED = {
    "hostile_many2one": "relates res.partner.hostile_report_id to leadership.feedback.report",
    "hostile_inherit": "adds or changes hostile_note",
    "hostile_guard": "overrides _opened",
    "hostile_prototype": "as the prototype of hostile.round",
    "hostile_inherits": "inside of hostile.report",
    "hostile_mirror": "on the table leadership_feedback_round",
    "hostile_query": "in the query of hostile.query",
    "hostile_relation": "uses the table leadership_vault_answer",
    "hostile_related": "computes hr.employee.hostile_state through leadership.enrollment",
}
LOCKING = {
    "hostile_view": "the view hostile_view",
    "hostile_http": "ir.http _post_dispatch",
    "hostile_controller": "takes over the page ReportPage",
}
# In one process, as on a running server: install, look, uninstall, look.
SCRIPT = """
import json
from odoo.addons.leadership_360.confidential import service
from odoo.api import SUPERUSER_ID, Environment
from odoo.modules.registry import Registry

database = env.cr.dbname
env["ir.module.module"].update_list()
env.cr.commit()

def press(addon, button):
    with Registry(database).cursor() as cr:
        module = Environment(cr, SUPERUSER_ID, {})["ir.module.module"].search([("name", "=", addon)])
        try:
            getattr(module, button)()
            message = ""
        except Exception as error:
            cr.rollback()
            message = str(error)
    with Registry(database).cursor() as cr:
        module = Environment(cr, SUPERUSER_ID, {})["ir.module.module"].search([("name", "=", addon)])
        print("@" + json.dumps([addon, button, message, module.state, service.state(cr)]))

for addon in ADDONS:
    press(addon, "button_immediate_install")
    if UNINSTALL:
        press(addon, "button_immediate_uninstall")
"""


class Attacked:
    """What the server said of each step: {(add-on, step): (message, the add-on's state, the vault's state)}."""

    def __init__(self, database, addons, uninstall):
        script = f"ADDONS = {list(addons)!r}\nUNINSTALL = {uninstall}\n{SCRIPT}"
        done = odoo(database, "shell", "--no-http", script=script)
        lines = [json.loads(line[1:]) for line in done.stdout.splitlines() if line.startswith("@")]
        self.steps = {(addon, button.split("_")[-1]): rest for addon, button, *rest in lines}
        self.log = done.stderr
        self.trouble = "\n".join(re.findall(r".* (?:ERROR|WARNING) .*|^\w*(?:\.\w+)*Error.*", self.log, re.MULTILINE))
        assert len(self.steps) == len(addons) * (1 + uninstall), self.log[-3000:]


def odoo(database, *command, script=None):
    """Odoo with the hostile add-ons on its path."""
    path = re.search(r"addons_path = (.*)", Path(os.environ["ODOO_RC"]).read_text(encoding="utf-8"))[1]
    arguments = [sys.executable, "-m", "odoo", f"--addons-path={path},{HOSTILE}", *command, "-d", database.name]
    return subprocess.run(arguments, input=script, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def company(database):
    """A database of its own with the add-on installed."""
    made = database("hostile")
    made.copy(os.environ["READY"])
    return made


def test_add_ons_that_reach_for_protected_models_are_not_installed(company):
    attacked = Attacked(company, REFUSED, uninstall=False)

    for addon, words in REFUSED.items():
        message, state, vault = attacked.steps[addon, "install"]
        assert state == "uninstalled"
        assert f"the add-on {addon} " in message and words in message
        assert f"l360_trusted_modules = {addon}" in message
        assert vault == "ready"
    assert not company.column("SELECT column_name FROM information_schema.columns WHERE column_name LIKE 'hostile%'")
    assert not company.column("SELECT model FROM ir_model WHERE model LIKE 'hostile%'")


def test_an_extension_that_harms_nothing_is_installed_with_a_warning(company):
    attacked = Attacked(company, ["harmless_inherit"], uninstall=True)

    assert attacked.steps["harmless_inherit", "install"] == ["", "installed", "ready"]
    assert re.search(r"WARNING .*harmless_inherit extends leadership.enrollment", attacked.log)


def test_add_ons_on_the_road_lock_the_results_until_they_are_gone(company):
    attacked = Attacked(company, LOCKING, uninstall=True)

    for addon, words in LOCKING.items():
        message, state, vault = attacked.steps[addon, "install"]
        assert (message, state, vault) == ("", "installed", f"locked by audit: {addon}"), attacked.trouble
        assert re.search(rf"CRITICAL .*locked: .*{addon} .*{words}", attacked.log)
        assert attacked.steps[addon, "uninstall"] == ["", "uninstalled", "ready"]


def test_a_replaced_function_locks_the_results_until_the_server_starts_without_it(company):
    attacked = Attacked(company, ["hostile_patch"], uninstall=True)

    locked = "locked by audit: hostile_patch"
    assert attacked.steps["hostile_patch", "install"] == ["", "installed", locked]
    assert attacked.steps["hostile_patch", "uninstall"] == ["", "uninstalled", locked]
    assert "confidential.conflict.coach_may_read" in attacked.log

    checked = odoo(company, "l360", "check")
    assert checked.returncode == 0, checked.stderr
    assert f"{company.name}: ready" in checked.stdout
