"""What the 360's benchmarks share: a company with one launched round, and a browser that counts. No test of pytest.

Runs inside `odoo shell`, where `env` is given; everything is committed, so give it a database of its own.
"""

import re
import statistics
import threading
import time
from urllib.parse import urlsplit

from werkzeug.test import Client

from odoo import fields
from odoo.http import root
from odoo.tests import new_test_user

PAGE = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document", "Sec-Fetch-Site": "same-origin"}
ASSET = re.compile(r'(?:src|href)="(/[^"]+\.(?:js|css|svg|png|woff2?)[^"]*)"')


class Visit:
    """One browser with an empty cache: counts requests, queries, server seconds and bytes of what it is sent."""

    def __init__(self, database):
        self.client, self.database = Client(root), database
        self.requests, self.queries, self.seconds, self.bytes = 0, 0, 0.0, 0

    def ask(self, path, **options):
        thread = threading.current_thread()
        thread.dbname, thread.query_count, thread.query_time = self.database, 0, 0
        options.setdefault("headers", PAGE)
        options.setdefault("environ_overrides", {"REMOTE_ADDR": "127.0.0.1"})
        start = time.perf_counter()
        answer = self.client.open(path, base_url="http://localhost", follow_redirects=False, **options)
        body = answer.get_data()
        self.seconds += time.perf_counter() - start
        self.queries += thread.query_count
        self.requests += 1
        self.bytes += len(body)
        if answer.status_code in (301, 302, 303):
            target = urlsplit(answer.headers["Location"])
            return self.ask(target.path + (f"?{target.query}" if target.query else ""), headers=PAGE)
        assert answer.status_code == 200, (path, answer.status_code, body[:300])
        return answer

    def with_assets(self, answer):
        """Fetch what a page names, as a browser does."""
        for path in dict.fromkeys(ASSET.findall(answer.get_data(as_text=True))):
            self.ask(path)

    def login(self, login):
        token = re.search(r'csrf_token" value="([^"]+)"', self.ask("/web/login").get_data(as_text=True))[1]
        form = {"login": login, "password": login.ljust(8, "x"), "csrf_token": token}
        self.ask("/web/login", method="POST", data=form)
        # the page behind the login is not what is measured
        self.requests, self.queries, self.seconds, self.bytes = 0, 0, 0.0, 0

    def row(self, name):
        return f"{name:26}{self.requests:9}{self.queries:9}{self.seconds * 1000:10.0f}{self.bytes / 1000:10.0f}"


def launched(env, raters=20):
    """A collecting round of 40 items with so many raters besides the participant, by the models' own moves."""
    label = f"bench{int(time.time())}"
    people = [
        env["hr.employee"].create({"name": user.name, "user_id": user.id, "work_email": user.email})
        for user in (_user(env, f"{label}_{number}", "base.group_user") for number in range(raters + 1))
    ]
    leader, others = people[0], people[1:]
    coordinator = _user(env, f"{label}_coordinator", "leadership_360.group_coordinator")
    program = env["leadership.program"].create(
        {
            "name": label,
            "coordinator_ids": coordinator.ids,
            "questionnaire_id": env.ref("leadership_360.leadership_questionnaire_team_leader").id,
        }
    )
    cohort = env["leadership.cohort"].create({"name": label, "program_id": program.id})
    enrollment = env["leadership.enrollment"].create(
        {"employee_id": leader.id, "cohort_id": cohort.id, "reason": "Benchmark."}
    )
    enrollment._keyed().write({"state": "accepted"})
    feedback = env["leadership.feedback.round"].with_user(coordinator).create({"enrollment_id": enrollment.id})
    feedback.action_start()
    half = len(others) // 2
    groups = [("peer", one) for one in others[:half]] + [("report", one) for one in others[half:]]
    feedback.invitation_ids = [
        fields.Command.create({"relation": group, "employee_id": one.id}) for group, one in groups
    ]
    feedback.action_submit_list()
    feedback.action_approve_list()
    feedback.action_launch()
    env["leadership.feedback.round"]._cron_open()
    env.cr.commit()
    return feedback.sudo()


def _user(env, login, groups):
    return new_test_user(env, login, groups=groups, email=f"{login}@example.com")


def tokens(env, service, feedback):
    return [service.token(env.cr, feedback.ref, one.ref) for one in feedback.invitation_ids]


def answers(form, number, words=True):
    items = [item["id"] for one in form["competencies"] for item in one["items"]]
    said = {question["id"]: f"Words of rater {number}." for question in form["questions"][:2]} if words else {}
    return {"ratings": {item: 1 + (place + number) % 5 for place, item in enumerate(items)}, "comments": said}


def median(work, times=5):
    found = []
    for _time in range(times):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return statistics.median(found)
