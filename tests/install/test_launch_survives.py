"""A launch on two servers at once, and one that is killed in the middle: nobody twice, nobody forgotten."""

import os
import signal
import subprocess
import sys
import time

import pytest

PEOPLE = 60
HIRE = f"""
import datetime
company = env["res.company"].create({{"name": "Northwind Tools"}})
env["performance.strategy"].create({{
    "name": "General", "company_id": company.id, "is_default": True,
    "scale_id": env.ref("performance_cycle.performance_scale_five").id,
}})
users = env["res.users"].with_context(no_reset_password=True).create([
    {{"name": f"P{{n}}", "login": f"survives_{{n}}", "company_id": company.id, "company_ids": [(6, 0, company.ids)]}}
    for n in range({PEOPLE + 1})
])
people = env["hr.employee"].create([{{"name": u.name, "user_id": u.id, "company_id": company.id}} for u in users])
people[1:].write({{"parent_id": people[0].id}})
today = datetime.date.today()
cycle = env["performance.cycle"].create({{
    "name": "Survives", "company_id": company.id, "date_start": today, "date_end": today + datetime.timedelta(364),
}})
cycle.action_launch()
env["ir.cron"].search([]).write({{"active": False}})
env.cr.commit()
"""
# Small batches, each slow enough for the other server to come in between.
LAUNCH = """
import os, signal, time
from odoo.addons.performance_cycle.models import performance_cycle_launch as launch
launch.BATCH = 5
Cycle = type(env["performance.cycle"])
create, batches = Cycle._create_appraisals, []
def slowly(self, employees, joined=None):
    batches.append(len(employees))
    made = create(self, employees, joined)
    env.flush_all()
    if len(batches) == KILLED_IN:
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(0.05)
    return made
Cycle._create_appraisals = slowly
print("READY", flush=True)
while not os.path.exists(GO):
    time.sleep(0.02)
env["performance.cycle"]._cron_launch()
print("BATCHES", len(batches), flush=True)
"""
COUNT = """
SELECT count(*) || ' ' || count(DISTINCT a.employee_id) || ' ' ||
       (SELECT count(*) FROM mail_activity m WHERE m.res_model = 'performance.appraisal'
           AND m.res_id IN (SELECT id FROM performance_appraisal)) || ' ' || min(c.state)
  FROM performance_appraisal a JOIN performance_cycle c ON c.id = a.cycle_id WHERE c.name::text LIKE '%Survives%'
"""


@pytest.fixture(scope="module")
def prepared(database):
    db = database("launch")
    db.copy(os.environ["READY"])
    db.shell(HIRE)
    return db


@pytest.fixture
def launching(prepared, database):
    """A database in which a cycle of 60 people is about to be created in the background."""
    db = database(f"launch_{time.monotonic_ns()}")
    db.copy(prepared.name)
    return db


def server(db, go, killed_in=0):
    """Another process that launches as soon as the file `go` is there."""
    command = [sys.executable, "-m", "odoo", "shell", "-d", db.name, "--no-http"]
    run = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, bufsize=1
    )
    run.stdin.write(f"GO = {str(go)!r}\nKILLED_IN = {killed_in}\n{LAUNCH}")
    run.stdin.close()
    return run


def ready(run):
    for line in run.stdout:
        if "READY" in line:
            return True
    raise AssertionError(run.stderr.read())


def finished(run):
    out, log = run.stdout.read(), run.stderr.read()
    return run.wait(timeout=120), out, log


def state(db):
    return " ".join(db.column(COUNT))


def test_two_servers_at_once_create_everybody_once(launching, tmp_path):
    runs = [server(launching, tmp_path / "go") for _number in range(2)]
    assert all(ready(run) for run in runs)
    (tmp_path / "go").touch()

    for run in runs:
        code, _out, log = finished(run)
        assert code == 0 and "Traceback" not in log, log[-3000:]
    assert state(launching) == f"{PEOPLE} {PEOPLE} {PEOPLE} running"


def test_a_server_killed_in_a_batch_leaves_whole_batches_and_the_next_one_goes_on(launching, tmp_path):
    (tmp_path / "go").touch()
    run = server(launching, tmp_path / "go", killed_in=4)
    code, _out, _log = finished(run)

    assert code == -signal.SIGKILL
    assert state(launching) == "15 15 15 launching"

    code, out, log = finished(server(launching, tmp_path / "go"))
    assert code == 0, log[-3000:]
    assert "BATCHES 9" in out
    assert state(launching) == f"{PEOPLE} {PEOPLE} {PEOPLE} running"
