"""Speed of performance_cycle beside what a user would pick instead, as ratios measured in one run.

By hand, in a database that is thrown away (10,000 people take about ten minutes, most of it to hire them):

    ./dev test tests/benchmarks/test_performance_speed.py -s
    PEOPLE=1000 ./dev test tests/benchmarks/test_performance_speed.py -s

Printed: launching a cycle (appraisals with their snapshot, first activity) beside starting a `gamification` challenge,
making `survey` answers for the same people, and `execute_values` of the very same rows; the first page of the list of
appraisals as manager and as HR; approving 500 goals at once. The assertions are the targets of the design, those of
time with some room for a busy machine.
"""

import os
import subprocess
import sys
from datetime import date, timedelta
from unittest.mock import patch

import pytest
from bench import company_of, lap
from psycopg2.extras import execute_values

import odoo
from odoo import Command, api
from odoo.modules.registry import Registry
from odoo.tools import config

PEOPLE = int(os.environ.get("PEOPLE", "10000"))
PAGE = {
    "employee_id": {"fields": {"display_name": {}}},
    "cycle_id": {"fields": {"display_name": {}}},
    "department_id": {"fields": {"display_name": {}}},
    "manager_id": {"fields": {"display_name": {}}},
    "goal_count": {},
    "goal_progress": {},
    "due_date": {},
    "days_late": {},
    "state": {},
}


@pytest.fixture(scope="module")
def env():
    database = os.environ["PGDATABASE"]
    install = [sys.executable, "-m", "odoo", "-d", database, "-i", "survey", "--stop-after-init", "--no-http"]
    subprocess.run(install, check=True, capture_output=True)
    config["test_enable"] = False  # or else Odoo would look for tests in what was just installed
    with Registry.new(database).cursor() as cr:
        yield api.Environment(cr, odoo.SUPERUSER_ID, {})


@pytest.fixture(scope="module")
def world(env):
    """The company, its strategy, and a cycle that is ready to be launched."""
    company, employees = company_of(env, PEOPLE)
    env = employees.env
    scale = env.ref("performance_cycle.performance_scale_five")
    env["performance.strategy"].create(
        {"name": "General", "company_id": company.id, "is_default": True, "scale_id": scale.id, "goal_min": 1}
    )
    today = date.today()  # later phases have not begun: nothing but the launch is measured
    cycle = env["performance.cycle"].create(
        {
            "name": "Bench",
            "company_id": company.id,
            "date_start": today,
            "date_end": today + timedelta(days=364),
        }
    )
    env.cr.commit()
    return {"env": env, "company": company, "employees": employees, "cycle": cycle}


def committed(cron, *args, **kwargs):
    cron.env.cr.commit()
    return float("inf")


@pytest.fixture(scope="module")
def launched(world):
    """The cycle, launched as the scheduled action does it: 500 people to a transaction; and what that cost."""
    env, cycle = world["env"], world["cycle"]
    cycle.action_launch()
    with patch.object(type(env["ir.cron"]), "_commit_progress", committed), lap(env) as cost:
        env["performance.cycle"]._cron_launch()
    assert cycle.appraisal_count == PEOPLE
    print(f"\n{PEOPLE} people\n  launch a cycle          {cost.per(PEOPLE)}, grew by {cost.memory:.0f} MB")
    return cost


def challenge(world):
    """Start a challenge of gamification for the same people."""
    env = world["env"]
    definition = env["gamification.goal.definition"].create(
        {"name": "Bench", "computation_mode": "manually", "domain": "[]"}
    )
    users = world["employees"].user_id
    row = env["gamification.challenge"].create(
        {
            "name": "Bench",
            "period": "yearly",
            "user_ids": [Command.set(users.ids)],
            "line_ids": [Command.create({"definition_id": definition.id, "target_goal": 10})],
        }
    )
    with lap(env) as cost:
        row.action_start()
    assert env["gamification.goal"].search_count([("challenge_id", "=", row.id)]) >= PEOPLE
    return cost


def answers(world):
    """Make the answers of a survey for the same people."""
    env = world["env"]
    survey = env["survey.survey"].create(
        {"title": "Bench", "question_ids": [Command.create({"title": "How?", "question_type": "text_box"})]}
    )
    with lap(env) as cost:
        for user in world["employees"].user_id:
            survey._create_answer(user=user)
    return cost


def raw(world):
    """Insert the very same rows again, into tables of the same shape, by `execute_values`."""
    env = world["env"]
    rows = {
        "performance_appraisal": f"cycle_id = {world['cycle'].id}",
        "mail_activity": "res_model = 'performance.appraisal' AND res_id IN "
        f"(SELECT id FROM performance_appraisal WHERE cycle_id = {world['cycle'].id})",
    }
    cost = 0
    for table, where in rows.items():
        env.cr.execute(f"CREATE TEMP TABLE bench_{table} (LIKE {table} INCLUDING ALL)")
        env.cr.execute(f"SELECT * FROM {table} WHERE {where}")
        found = env.cr.fetchall()
        with lap(env) as one:
            execute_values(env.cr._obj, f"INSERT INTO bench_{table} VALUES %s", found, page_size=500)
        cost += one.seconds
    return cost


def test_launch_beside_gamification_survey_and_raw_rows(world, launched):
    bare, gamified, surveyed = raw(world), challenge(world), answers(world)
    print(f"  gamification challenge  {gamified.per(PEOPLE)}   time ratio {launched.seconds / gamified.seconds:.2f}")
    print(f"  survey answers          {surveyed.per(PEOPLE)}   time ratio {launched.seconds / surveyed.seconds:.2f}")
    print(f"  execute_values          {1000 * bare / PEOPLE:8.3f} ms   time ratio {launched.seconds / bare:.1f}")

    assert launched.queries / PEOPLE < 0.2
    assert launched.queries < gamified.queries
    assert launched.seconds < surveyed.seconds
    assert launched.seconds / bare < 30


def test_the_first_page_costs_the_same_for_100_and_for_all(world, launched):
    env = world["env"]
    manager = world["employees"][0].user_id
    officer = env["res.users"].create(
        {
            "name": "Bench HR",
            "login": "bench_hr",
            "company_id": world["company"].id,
            "company_ids": [Command.set(world["company"].ids)],
            "group_ids": [Command.link(env.ref("performance_cycle.group_performance_officer").id)],
        }
    )
    few = env["performance.appraisal"].search([("cycle_id", "=", world["cycle"].id)], limit=100)
    world["company"].performance_line = "whole"
    env.cr.commit()
    for who, user in (("manager", manager), ("HR", officer)):
        page = env["performance.appraisal"].with_user(user).with_context(allowed_company_ids=world["company"].ids)
        counts = []
        for label, domain in (("100", [("id", "in", few.ids)]), (str(PEOPLE), [])):
            page.web_search_read(domain, PAGE, limit=80, count_limit=10001)  # fills what every server keeps in memory
            with lap(env) as cost:
                page.web_search_read(domain, PAGE, limit=80, count_limit=10001)
            counts.append(cost.queries)
            print(f"  first page, {who:7} of {label:>6}  {cost.queries:3} queries, {1000 * cost.seconds:.0f} ms")
        assert max(counts) <= 12
        assert counts[1] <= counts[0], "more rows cost more queries"


def test_500_goals_are_approved_in_bulk(world, launched):
    env = world["env"]
    manager = world["employees"][0]
    others = [("cycle_id", "=", world["cycle"].id), ("employee_id", "!=", manager.id)]
    appraisals = env["performance.appraisal"].search(others, limit=500)
    appraisals._with_key().write({"manager_id": manager.id})
    goals = env["performance.goal"].create(
        [
            {
                "name": "Win",
                "employee_id": appraisal.employee_id.id,
                "cycle_id": world["cycle"].id,
                "target": 3,
                "weight": 100,
            }
            for appraisal in appraisals
        ]
    )
    goals._with_key().write({"state": "submitted"})
    env.cr.commit()
    own = goals.with_user(manager.user_id).with_context(
        allowed_company_ids=world["company"].ids, tracking_disable=False
    )
    with lap(env) as cost:
        own.action_approve()
    assert set(goals.mapped("state")) == {"approved"}
    print(f"  approve {len(goals)} goals        {cost.queries:3} queries, {cost.seconds:.2f} s")
    assert cost.queries <= 60
