"""A rater's whole visit, beside the same questionnaire in Odoo `survey`: requests, queries, server time, bytes.

By hand, in a database of its own (the second line again for each measurement):

    ./dev odoo -d bench360 -i leadership_360,survey --stop-after-init --no-http
    PYTHONPATH=tests/benchmarks ./dev odoo shell -d bench360 --no-http < tests/benchmarks/rater_visit.py

Both run in this one process, with an empty browser cache and after one visit that is not counted. `survey` is asked
as its own script asks: start page, begin, one submission per section, the page of thanks. Ours: page, open, send; the
target is at most 3 requests, 25 queries, a tenth of the time and 60 kB.
"""

import json

from bench_360 import Visit, answers, launched, tokens

from odoo.addons.leadership_360.confidential import service

SCALE = ("Almost never", "Sometimes", "Often", "Almost always", "Always", "No opportunity to observe")


def our_visit(token, form, number):
    visit = Visit(env.cr.dbname)  # noqa: F821
    visit.ask("/l360/a")
    for body in ({"do": "open", "code": token}, {"do": "send", "code": token, **answers(form, number)}):
        reply = visit.ask("/l360/a", method="POST", json=body, headers={"Sec-Fetch-Site": "same-origin"})
    assert reply.get_json()["sent"] is True
    return visit


def make_survey(form):
    questions, place = [], 0
    for one in form["competencies"]:
        questions.append({"title": one["name"]["en_US"], "is_page": True, "sequence": (place := place + 1)})
        for item in one["items"]:
            choices = [(0, 0, {"value": label, "sequence": order}) for order, label in enumerate(SCALE)]
            questions.append(
                {
                    "title": item["other"]["en_US"],
                    "question_type": "simple_choice",
                    "constr_mandatory": True,
                    "suggested_answer_ids": choices,
                    "sequence": (place := place + 1),
                }
            )
    questions.append({"title": "In your own words", "is_page": True, "sequence": (place := place + 1)})
    for question in form["questions"][:2]:
        questions.append(
            {"title": question["text"]["en_US"], "question_type": "text_box", "sequence": (place := place + 1)}
        )
    values = {"title": "Benchmark", "questions_layout": "page_per_section", "access_mode": "public"}
    made = env["survey.survey"].create(  # noqa: F821
        {**values, "question_and_page_ids": [(0, 0, question) for question in questions]}
    )
    env.cr.commit()  # noqa: F821
    return made


def survey_visit(survey, number):
    visit = Visit(env.cr.dbname)  # noqa: F821
    visit.with_assets(visit.ask(f"/survey/start/{survey.access_token}"))
    env.cr.commit()  # a look at what the visit has written  # noqa: F821
    answer = env["survey.user_input"].search([("survey_id", "=", survey.id)], order="id desc", limit=1)  # noqa: F821
    at = f"{survey.access_token}/{answer.access_token}"
    call(visit, f"/survey/begin/{at}", {})
    for page in survey.page_ids:
        said = {}
        for question in page.question_ids:
            choice = question.suggested_answer_ids[number % 5 : number % 5 + 1]
            said[str(question.id)] = str(choice.id) if choice else f"Words of rater {number}."
        call(visit, f"/survey/submit/{at}", {"page_id": page.id, **said})
    env.invalidate_all()  # noqa: F821
    env.cr.rollback()  # noqa: F821
    assert answer.state == "done", answer.state
    return visit


def call(visit, path, params):
    body = {"jsonrpc": "2.0", "method": "call", "id": 1, "params": params}
    reply = visit.ask(path, method="POST", json=body).get_json()
    assert "error" not in reply, json.dumps(reply["error"])[:500]


feedback = launched(env)  # noqa: F821
links, form = tokens(env, service, feedback), feedback.snapshot  # noqa: F821
survey = make_survey(form)
our_visit(links[1], form, 1), survey_visit(survey, 1)
ours, theirs = our_visit(links[2], form, 2), survey_visit(survey, 2)
print(f"{'':26}{'requests':>9}{'queries':>9}{'ms':>10}{'kB':>10}")
print(ours.row("leadership_360"))
print(theirs.row("survey"))
ratio = [getattr(theirs, name) / getattr(ours, name) for name in ("requests", "queries", "seconds", "bytes")]
print(
    "survey / leadership_360   "
    + "".join(f"{one:{width}.1f}" for one, width in zip(ratio, (9, 9, 10, 10), strict=True))
)
print("targets met:", ours.requests <= 3 and ours.queries <= 25 and ratio[2] > 10 and ours.bytes < 60_000)
