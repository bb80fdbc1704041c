"""Databases that a test may install and uninstall in, each made by Odoo's own command."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TROUBLE = re.compile(r" (WARNING|ERROR|CRITICAL) (?!.*(?:odoo\.addons\.base\.models\.ir_cron))")


class Database:
    """A database that only this test knows."""

    def __init__(self, name):
        self.name = name

    def odoo(self, *arguments, script=None):
        """Run `odoo`, and return its log; raises if it fails or if anything in it is a warning."""
        command = [sys.executable, "-m", "odoo", *arguments, "-d", self.name, "--no-http"]
        if arguments[0] != "shell":
            command.append("--stop-after-init")
        run = subprocess.run(command, input=script, capture_output=True, text=True, check=False)
        log = run.stderr + run.stdout
        trouble = [line for line in log.splitlines() if TROUBLE.search(line) or line.startswith("Traceback")]
        assert run.returncode == 0 and not trouble, "\n".join(trouble or log.splitlines()[-30:])
        return run.stdout

    def copy(self, template):
        """Start as a copy of another database, with a vault of its own."""
        subprocess.run(["createdb", "-T", template, self.name], check=True, capture_output=True)
        adopt = [sys.executable, "-m", "odoo", "l360", "adopt", "--copy", "-d", self.name]
        subprocess.run(adopt, check=True, capture_output=True)

    def shell(self, script):
        return self.odoo("shell", script=script)

    def install(self, module):
        self.odoo("-i", module)

    def upgrade(self, module):
        self.odoo("-u", module)

    def uninstall(self, module):
        self.shell(f'env["ir.module.module"].search([("name", "=", "{module}")]).button_immediate_uninstall()')

    def column(self, query):
        """The first column of a query's rows, as strings."""
        command = ["psql", "-qAtX", "-d", self.name, "-c", query]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()

    def drop(self):
        subprocess.run(["dropdb", "--if-exists", "--force", self.name], check=True, capture_output=True)
        config = Path(os.environ["ODOO_RC"]).read_text(encoding="utf-8")
        data = re.search(r"data_dir = (.*)", config)[1]
        shutil.rmtree(Path(data, "filestore", self.name), ignore_errors=True)


@pytest.fixture(scope="module")
def database(request):
    made = []

    def make(label):
        made.append(Database(f"perfleadtest_{label}_{os.getpid()}"))
        return made[-1]

    yield make
    for one in made:
        one.drop()
