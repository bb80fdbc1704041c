"""Every demo person gets in with the login that the run command prints."""

import pytest

PEOPLE = ("employee", "manager", "hr", "participant", "coach", "coordinator", "admin")


@pytest.mark.parametrize("login", PEOPLE)
def test_a_demo_person_logs_in(visit, login):
    page = visit(login)

    assert page.locator(".o_user_menu").is_visible()


@pytest.mark.parametrize(("login", "menu"), [("employee", 0), ("manager", 0), ("hr", 1)])
def test_only_hr_runs_cycles(visit, login, menu):
    page = visit(login)
    page.goto("/odoo/action-performance_cycle.performance_goal_action_mine")
    page.wait_for_selector(".o_menu_sections:has-text('My Performance')")

    assert page.locator(".o_menu_sections").get_by_text("Cycles", exact=True).count() == menu
