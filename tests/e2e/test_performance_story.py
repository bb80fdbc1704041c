"""A year at Larkfield, told by clicking: a cycle is launched, goals are agreed, the review is written and answered."""

import re
import time

import pytest
from playwright.sync_api import expect

CYCLE = "The year after"
ACTION = "/odoo/action-performance_cycle."
GOALS = [
    ("Open the Leeds branch to partners", "partners", 0, 6, 50),
    ("Answer quotes sooner", "days", 0, 4, 30),
    ("Write a handbook", "pages", 0, 40, 20),
]
NARROW = {"width": 360, "height": 780}


@pytest.fixture
def person(visit):
    """Return a function that opens a page as somebody; whatever the browser complains about fails the test."""
    complaints = []

    def come(login):
        page = visit(login)
        page.on("console", lambda message: message.type == "error" and complaints.append(f"{login}: {message.text}"))
        page.on("pageerror", lambda error: complaints.append(f"{login}: {error}"))
        return page

    yield come
    assert complaints == []


def go(page, action, view=".o_view_controller"):
    page.goto(ACTION + action)
    page.wait_for_selector(view)


def save(page):
    page.locator(".o_form_button_save").click()
    expect(page.locator(".o_form_button_save")).to_be_hidden()


def fill(page, field, value):
    box = page.locator(f".o_field_widget[name={field}] input, .o_field_widget[name={field}] textarea").first
    box.fill(str(value))
    box.press("Tab")


def open_row(page, text):
    page.locator(".o_data_row", has_text=text).first.locator("td[name]").first.click()
    page.wait_for_selector(".o_form_view")


def reload_until(page, selector):
    """A scheduled action works meanwhile."""
    for _ in range(60):
        if page.locator(selector).count():
            return
        time.sleep(1)
        page.reload()
        page.wait_for_selector(".o_form_view")
    raise AssertionError(f"{selector} did not come")


def test_a_cycle_from_its_launch_to_the_answer_of_the_employee(person, picture):
    hr, amara, marcus = person("hr"), person("employee"), person("manager")
    launch(hr, picture)
    write_goals(amara)
    approve_in_the_list(marcus)
    log_progress(amara)
    begin_reviews(marcus, hr)
    write_self_review(amara)
    write_managers_review(marcus, amara)
    share_and_acknowledge(marcus, amara)


def launch(hr, picture):
    go(hr, "performance_cycle_action")
    hr.get_by_role("button", name="New").click()
    fill(hr, "name", CYCLE)
    year = time.localtime().tm_year + 1
    for field, day in (("date_end", f"12/31/{year}"), ("date_start", f"01/01/{year}")):
        hr.locator(f"button[data-field={field}]").focus()
        hr.locator(f"input[data-field={field}]").fill(day)
        hr.locator(f"input[data-field={field}]").press("Enter")
    save(hr)
    hr.get_by_role("button", name="Launch…").click()
    preview = hr.locator(".modal")
    expect(preview).to_contain_text("No manager")
    expect(preview).to_contain_text("Margaret Osei")
    picture(hr, "launch-preview")
    preview.get_by_role("button", name="Launch").click()
    expect(preview).to_be_hidden()
    reload_until(hr, ".o_arrow_button_current:has-text('Running')")


def write_goals(amara):
    for name, unit, baseline, target, weight in GOALS:
        go(amara, "performance_goal_action_mine")
        amara.get_by_role("button", name="New").click()
        amara.wait_for_selector(".o_form_view")
        for field, value in (
            ("name", name),
            ("unit", unit),
            ("baseline", baseline),
            ("target", target),
            ("weight", weight),
        ):
            fill(amara, field, value)
        save(amara)
    amara.get_by_role("button", name="Submit my goals").click()
    expect(amara.locator(".o_arrow_button_current")).to_contain_text("Submitted")


def approve_in_the_list(marcus):
    go(marcus, "performance_goal_action_to_approve")
    marcus.locator(".o_switch_view.o_list").click()
    marcus.wait_for_selector(".o_list_view")
    for name, *_ in GOALS:
        marcus.locator(".o_data_row", has_text=name).locator(".o_list_record_selector input").check()
    marcus.locator(".o_control_panel").get_by_role("button", name="Approve").click()
    for name, *_ in GOALS:
        expect(marcus.locator(".o_data_row", has_text=name)).to_have_count(0)


def log_progress(amara):
    go(amara, "performance_goal_action_mine")
    open_named_goal(amara, GOALS[0][0])
    expect(amara.locator(".o_arrow_button_current")).to_contain_text("Approved")
    amara.get_by_role("button", name="Log progress").click()
    dialog = amara.locator(".modal")
    dialog.locator(".o_field_widget[name=value] input").fill("3")
    dialog.locator(".o_field_widget[name=note] textarea").fill("Three have signed.")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_be_hidden()
    expect(amara.locator(".o_form_view")).to_contain_text("Three have signed.")


def open_named_goal(page, name):
    page.locator(".o_data_row, .o_kanban_record", has_text=name).first.click()
    page.wait_for_selector(".o_form_view")


def open_appraisal(page, action, who):
    """Open the appraisal of the new cycle; the person has one in every cycle."""
    go(page, action)
    row = page.locator(".o_data_row", has_text=CYCLE).filter(has_text=who).first
    row.locator("td[name]").first.click()
    page.wait_for_selector(".o_form_view")


def begin_reviews(marcus, hr):
    open_appraisal(marcus, "performance_appraisal_action_team", "Amara Okafor")
    marcus.get_by_role("button", name="Goals are set").click()
    expect(marcus.locator(".o_arrow_button_current")).to_contain_text("In progress")
    go(hr, "performance_cycle_action")
    open_row(hr, CYCLE)
    hr.locator(".o_notebook").get_by_role("tab", name="Phases").click()
    hr.locator(".o_data_row", has_text="Self-review").get_by_role("button", name="Open now").click()
    expect(hr.locator(".o_data_row", has_text="Self-review")).to_contain_text("Open")


def rate_everything(page, value):
    page.wait_for_selector(".o_performance_review .o_rate")
    groups = page.locator(".o_performance_review .o_rate")
    for number in range(groups.count()):
        groups.nth(number).get_by_role("radio", name=re.compile(f"^{value} ")).click(force=True)
        expect(groups.nth(number).locator("label.o_set")).to_have_text(str(value))
    expect(page.locator(".o_level.o_open")).to_have_count(0)


def answer_questions(page, text):
    boxes = page.locator(".o_performance_review_pair textarea[aria-labelledby]")
    for number in range(boxes.count()):
        boxes.nth(number).fill(text)
        boxes.nth(number).press("Tab")
        page.wait_for_timeout(300)


def write_self_review(amara):
    open_appraisal(amara, "performance_appraisal_action_mine", CYCLE)
    rate_everything(amara, 4)
    answer_questions(amara, "Leeds: we went there together.")
    amara.get_by_role("button", name="Submit my assessment").click()
    expect(amara.locator(".o_arrow_button_current")).to_contain_text("Manager review")


def write_managers_review(marcus, amara):
    open_appraisal(marcus, "performance_appraisal_action_team", "Amara Okafor")
    expect(marcus.locator(".o_performance_review")).to_contain_text("Leeds: we went there together.")
    rate_everything(marcus, 3)
    answer_questions(marcus, "A sentence that only Marcus knows yet.")
    expect(marcus.locator("section[aria-label='Suggested result']")).to_contain_text("3.00")
    marcus.locator(".o_accept").click()
    expect(marcus.locator("section[aria-label='Suggested result']")).to_contain_text("Result:")
    amara.reload()
    amara.wait_for_selector(".o_performance_review")
    expect(amara.locator(".o_performance_review")).to_contain_text("Leeds: we went there together.")
    assert "only Marcus knows" not in amara.content()


def share_and_acknowledge(marcus, amara):
    marcus.get_by_role("button", name="Submit my assessment").click()
    marcus.get_by_role("button", name="Share").click()
    marcus.locator(".modal").get_by_role("button", name=re.compile("Ok|Share")).click()
    expect(marcus.locator(".o_arrow_button_current")).to_contain_text("Shared")
    amara.reload()
    amara.wait_for_selector(".o_performance_review")
    expect(amara.locator(".o_performance_review")).to_contain_text("A sentence that only Marcus knows yet.")
    amara.get_by_role("button", name="Acknowledge").click()
    amara.locator(".modal").get_by_role("button", name=re.compile("Ok|Acknowledge")).click()
    expect(amara.locator(".o_arrow_button_current")).to_contain_text("Acknowledged")


def test_a_manager_approves_a_whole_set_with_the_keyboard_alone(person):
    marcus = person("manager")
    go(marcus, "performance_goal_action_to_approve")
    marcus.wait_for_selector(".o_performance_set")
    sets = marcus.locator(".o_performance_set").count()
    marcus.keyboard.press("ArrowDown")  # from the search field to the first card, as in every kanban
    expect(marcus.locator(".o_kanban_record:focus")).to_have_count(1)
    marcus.keyboard.press("Shift+Tab")
    expect(marcus.locator("button:focus")).to_contain_text("Approve all")
    marcus.keyboard.press("Enter")

    expect(marcus.locator(".o_performance_set")).to_have_count(sets - 1)


@pytest.mark.parametrize("action", ["performance_goal_action_mine", "performance_appraisal_action_mine"])
def test_an_employee_s_pages_fit_a_telephone(person, action):
    amara = person("employee")
    amara.set_viewport_size(NARROW)
    go(amara, action)
    assert overflow(amara) == 0

    amara.locator(".o_kanban_record, .o_data_row").first.click()
    amara.wait_for_selector(".o_form_view")
    amara.wait_for_timeout(500)

    assert overflow(amara) == 0


def overflow(page):
    return page.evaluate("Math.max(0, document.documentElement.scrollWidth - innerWidth)")


PICTURES = [
    ("hr", "cycle", "performance_cycle_action", "Annual review", ".o_performance_dashboard"),
    ("manager", "goals", "performance_goal_action_to_approve", "", ".o_performance_set"),
    ("manager", "review", "performance_appraisal_action_team", "Amara Okafor", ".o_performance_review"),
    ("employee", "goal", "performance_goal_action_mine", "Cut customer churn", ".o_form_view"),
]


@pytest.mark.parametrize(("login", "name", "action", "row", "shown"), PICTURES)
def test_the_screens_that_people_work_on_can_be_looked_at(person, picture, login, name, action, row, shown):
    page = person(login)
    go(page, action)
    if row:
        page.locator(".o_data_row, .o_kanban_record", has_text=row).first.locator("td[name], .fw-bolder").first.click()
    page.wait_for_selector(shown)

    picture(page, name, full_page=True)
    assert page.locator(shown).first.is_visible()
