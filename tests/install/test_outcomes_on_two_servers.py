"""Decisions are applied once, though two servers do it at once and a third was killed in the middle of it."""

import os
import subprocess
import sys

PEOPLE = 12

PREPARE = f"""
from datetime import date
company = env["res.company"].create({{"name": "Northwind Tools"}})
boss = env["hr.employee"].create({{"name": "Boss", "company_id": company.id}})
strategy = env["performance.strategy"].create({{
    "name": "General", "company_id": company.id, "is_default": True,
    "scale_id": env.ref("performance_cycle.performance_scale_five").id,
}})
cycle = env["performance.cycle"].create({{
    "name": "Last year", "company_id": company.id, "date_start": date(2025, 1, 1), "date_end": date(2025, 12, 31),
}})
for number in range({PEOPLE}):
    person = env["hr.employee"].create({{"name": f"Person {{number}}", "company_id": company.id, "parent_id": boss.id}})
    person.version_id.write({{"date_version": "2020-01-01", "contract_date_start": "2020-01-01", "wage": 4000}})
    appraisal = env["performance.appraisal"]._with_key().create({{
        "employee_id": person.id, "cycle_id": cycle.id, "manager_id": boss.id, "strategy_id": strategy.id,
        "state": "shared", "shared_date": "2026-01-10 10:00:00",
    }})
    outcome = env["performance.outcome"].create({{
        "appraisal_id": appraisal.id, "percent": 3, "effective_date": "2026-02-01", "justification": "A good year.",
    }})
    outcome._with_key().write({{"state": "scheduled"}})
env.cr.commit()
"""
APPLY = "env['performance.outcome']._cron_apply()\nenv.cr.commit()\n"
KILLED = """
import os
Wage = type(env["performance.outcome.wage"])
freeze, calls = Wage._freeze, []
def dying(rows):
    calls.append(rows)
    freeze(rows)
    rows.env.flush_all()
    if len(calls) == 4:
        os.kill(os.getpid(), 9)
Wage._freeze = dying
env["performance.outcome"]._cron_apply()
"""
STANDING = """
    SELECT o.state || ':' || count(v.id) || ':' || max(v.wage)::int FROM performance_outcome o
    JOIN hr_version v ON v.employee_id = o.employee_id GROUP BY o.id, o.state ORDER BY 1
"""


def shell(database, script):
    command = [sys.executable, "-m", "odoo", "shell", "-d", database.name, "--no-http"]
    server = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    server.stdin.write(script)
    server.stdin.close()
    return server


def test_each_decision_is_applied_once_by_two_servers_after_a_third_was_killed(database):
    here = database("outcomes")
    here.copy(os.environ["READY"])
    here.shell(PREPARE)

    killed = shell(here, KILLED)
    killed.stdout.read()
    assert killed.wait() == -9
    assert sorted(here.column(STANDING)) == ["applied:2:4120"] * 3 + ["scheduled:1:4000"] * (PEOPLE - 3)

    servers = [shell(here, APPLY) for _number in range(2)]
    logs = [server.stdout.read() for server in servers]

    assert [server.wait() for server in servers] == [0, 0], logs
    here.shell(APPLY)
    assert here.column(STANDING) == ["applied:2:4120"] * PEOPLE
