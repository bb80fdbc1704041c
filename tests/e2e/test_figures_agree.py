"""The demo company: page, report, list and spreadsheet of the running cycle say the same, as counted by hand."""

import io
from collections import Counter

from openpyxl import load_workbook

# performance_reviews_demo.xml: 14 managers' reviews are handed in; the session that moves Nora is not completed.
RATED = {5: 1, 4: 6, 3: 6, 2: 1}
NARROW = {"width": 360, "height": 780}


def call(page, model, method, *args, **kwargs):
    answer = page.request.post(
        f"/web/dataset/call_kw/{model}/{method}",
        data={"params": {"model": model, "method": method, "args": args, "kwargs": kwargs}},
    ).json()
    assert "error" not in answer, answer["error"]["data"]["message"]
    return answer["result"]


def too_wide(page):
    return page.evaluate("Math.max(0, document.querySelector('.o_performance_home').scrollWidth - innerWidth)")


def test_the_figures_of_the_running_cycle_agree_everywhere(visit):
    page = visit("hr")
    cycles = call(page, "performance.cycle", "search_read", [["state", "=", "running"]], ["appraisal_count"])
    cycle = max(cycles, key=lambda row: row["appraisal_count"])
    mine = [["cycle_id", "=", cycle["id"]]]

    shown = call(page, "performance.cycle", "dashboard", [cycle["id"]])
    [total] = call(
        page,
        "performance.report",
        "formatted_read_group",
        mine,
        aggregates=["__count", "goal_count:sum", "rated_count:sum"],
    )
    listed = call(page, "performance.appraisal", "search_read", [*mine, ["state", "!=", "cancelled"]], ["level_id"])
    answer = page.request.get(f"/performance/cycle/{cycle['id']}/workbook")
    book = load_workbook(io.BytesIO(answer.body()))
    overview = dict(book["Overview"].iter_rows(values_only=True))

    assert {int(row["value"]): row["count"] for row in shown["ratings"]["levels"] if row["count"]} == RATED
    assert total["rated_count:sum"] == shown["ratings"]["submitted"] == overview["Rated"] == sum(RATED.values())
    assert overview["Average rating"] == 3.5
    names = Counter(row["level_id"][1] for row in listed if row["level_id"])
    assert names == {row["name"]: row["count"] for row in shown["ratings"]["levels"] if row["count"]}
    people = sum(row["total"] for row in shown["departments"])
    assert people == total["__count"] == len(listed) == overview["People"] == book["Appraisals"].max_row - 1
    assert total["goal_count:sum"] == overview["Goals of people"]


def test_the_app_opens_with_what_is_due_for_everybody(visit, picture):
    for login in ("employee", "manager", "hr"):
        page = visit(login)
        page.goto("/odoo/action-performance_cycle.performance_home_action")
        page.wait_for_selector("#o_performance_due")
        picture(page, f"home-{login}")
        page.set_viewport_size(NARROW)
        page.reload()
        page.wait_for_selector("#o_performance_due")
        picture(page, f"home-{login}-narrow", full_page=True)
        assert not too_wide(page)


def test_a_manager_sees_the_team_and_gets_to_a_person(visit, picture):
    page = visit("manager")
    page.goto("/odoo/action-performance_cycle.performance_team_action")
    rows = page.locator(".o_performance_team tbody tr")
    rows.first.wait_for()
    picture(page, "team")
    page.set_viewport_size(NARROW)
    page.reload()
    rows.first.wait_for()
    picture(page, "team-narrow", full_page=True)
    assert not too_wide(page)

    rows.first.get_by_role("button").first.press("Enter")

    page.wait_for_selector(".o_form_view")
