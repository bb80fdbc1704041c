"""A company of many people, and a stopwatch that also counts queries and memory."""

import resource
import time
from contextlib import contextmanager
from dataclasses import dataclass, field

from odoo import Command

GROUP = 500


@dataclass
class Lap:
    """What a piece of work cost; `memory` is how much the process grew, in MB."""

    seconds: float = 0
    queries: int = 0
    memory: float = 0
    extra: dict = field(default_factory=dict)

    def per(self, people):
        return f"{1000 * self.seconds / people:8.3f} ms {self.queries / people:7.3f} queries per person"


@contextmanager
def lap(env):
    """Measure what happens inside, with an empty cache before and everything written after it."""
    env.flush_all()
    env.invalidate_all()
    cost = Lap()
    queries, memory, start = env.cr.sql_log_count, peak(), time.perf_counter()
    yield cost
    env.flush_all()
    env.cr.precommit.run()  # what a request ends with: messages of tracked changes, for one
    env.flush_all()
    cost.seconds = time.perf_counter() - start
    cost.queries, cost.memory = env.cr.sql_log_count - queries, peak() - memory


def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def company_of(env, people):
    """A company in which everybody has an account and one of the first 100 as manager; returns (company, employees)."""
    company = env["res.company"].create({"name": f"Bench {people}"})
    env = env(context={"tracking_disable": True, "no_reset_password": True, "mail_create_nosubscribe": True})
    employees = env["hr.employee"]
    for first in range(0, people, GROUP):
        names = [f"bench_{people}_{number}" for number in range(first, min(first + GROUP, people))]
        users = env["res.users"].create(
            [
                {
                    "name": name,
                    "login": name,
                    "email": f"{name}@example.com",
                    "company_id": company.id,
                    "company_ids": [Command.set(company.ids)],
                }
                for name in names
            ]
        )
        employees += env["hr.employee"].create(
            [{"name": user.name, "user_id": user.id, "company_id": company.id} for user in users]
        )
        env.cr.commit()
        env.invalidate_all()
    managers = employees[:100]
    for place, manager in enumerate(managers):
        team = employees[100:][place :: len(managers)]
        team.write({"parent_id": manager.id})
        manager.parent_id = managers[place // 10] if place >= 10 else managers[(place + 1) % 10]
    env.cr.commit()
    return company, employees.with_env(env)
