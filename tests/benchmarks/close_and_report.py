"""Close and release one round of 20 raters, open its report, and close 1,000 rounds one after the other.

By hand, in a database of its own that holds `leadership_360`:

    ./dev odoo -d bench360 -i leadership_360,survey --stop-after-init --no-http
    export ROUNDS=1000 PYTHONPATH=tests/benchmarks
    ./dev odoo shell -d bench360 --no-http < tests/benchmarks/close_and_report.py

The rounds share one list of raters and one form; each is launched, answered and closed by the vault's own functions.
Linear: the last tenth takes as long as the first. Flat: the process does not grow meanwhile.
"""

import os
import resource
import threading
import time
from uuid import uuid4

from bench_360 import Visit, answers, launched, median, tokens

from odoo.addons.leadership_360.confidential import service

ROUNDS, RATERS = int(os.environ.get("ROUNDS", "1000")), 12


def queries(work):
    thread = threading.current_thread()
    thread.query_count, thread.query_time = 0, 0
    work()
    return thread.query_count


def timed(work):
    start = time.perf_counter()
    return queries(work), time.perf_counter() - start


def close_one():
    """One round by the models' own moves, and its report by a browser of the participant."""
    feedback = launched(env)  # noqa: F821
    for number, token in enumerate(tokens(env, service, feedback)):  # noqa: F821
        assert service.submit(env.cr, token, answers(feedback.snapshot, number, number > 0))  # noqa: F821
    feedback.action_close()
    asked, took = timed(env["leadership.feedback.round"]._cron_close)  # noqa: F821
    env.cr.commit()  # noqa: F821
    print(f"close of 20 raters x 40 items: {took * 1000:.0f} ms, {asked} queries (target < 1 s)")
    assert feedback.state == "closed", feedback.trouble
    visit = Visit(env.cr.dbname)  # noqa: F821
    visit.login(feedback.participant_id.login)
    page = f"/l360/report/{feedback.ref}"
    assert "strengths" in visit.ask(page).get_data(as_text=True)
    before = visit.queries
    took = median(lambda: visit.ask(page))
    print(f"report opens: {took * 1000:.0f} ms, {(visit.queries - before) // 5} queries (target < 150 ms, 20 queries)")
    for kind, times in (("xlsx", 3), ("pdf", 3)):
        took = median(lambda kind=kind: visit.ask(f"{page}/{kind}"), times)
        print(f"{kind}: {took * 1000:.0f} ms")
    return feedback


def close_many(template):
    """Rounds beside the first one: rows of the same form, whose raters answer and whose vault closes."""
    form, took, memory = template.snapshot, [], []
    relations = ["self"] + ["peer", "report"] * ((RATERS - 1) // 2)
    for number in range(ROUNDS):
        ref = row_like(template)
        slots = [(str(uuid4()), relation) for relation in relations]
        service.launch(env.cr, ref, form, template.participant_id.id, slots)  # noqa: F821
        env.cr.commit()  # noqa: F821
        for rater, (invite, _relation) in enumerate(slots):
            service.submit(env.cr, service.token(env.cr, ref, invite), answers(form, rater, rater > 0))  # noqa: F821
        start = time.perf_counter()
        assert service.close(env.cr, ref, form) == "closed"  # noqa: F821
        took.append(time.perf_counter() - start)
        env.cr.commit()  # noqa: F821
        if not number % max(1, ROUNDS // 10):
            memory.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
    tenth = max(1, ROUNDS // 10)
    first, last = sum(took[:tenth]) / tenth, sum(took[-tenth:]) / tenth
    print(f"close of {ROUNDS} rounds of {RATERS} raters: {sum(took):.1f} s, {sum(took) / ROUNDS * 1000:.1f} ms each")
    print(f"last tenth / first tenth: {last / first:.2f} (linear: about 1)")
    grown = memory[-1] - memory[min(1, len(memory) - 1)]
    print(f"memory at most {memory[-1]} MB, grown after the first tenth by {grown} MB (flat: about 0)")


def row_like(template):
    """A round's row of its own, beside the rules that keep two rounds of one person apart."""
    ref = str(uuid4())
    env.cr.execute(  # noqa: F821
        "INSERT INTO leadership_feedback_round (name, ref, enrollment_id, participant_id, kind, state,"
        " questionnaire_id, date_start, date_end, k, small_groups, snapshot)"
        " SELECT name, %s, enrollment_id, participant_id, kind, 'closed', questionnaire_id, date_start, date_end, k,"
        " small_groups, snapshot FROM leadership_feedback_round WHERE id = %s",
        (ref, template.id),
    )
    return ref


close_many(close_one())
