"""Every demo person gets in with the login that the run command prints."""

import pytest

PEOPLE = ("employee", "manager", "hr", "participant", "coach", "coordinator", "admin")


@pytest.mark.parametrize("login", PEOPLE)
def test_a_demo_person_logs_in(visit, login):
    page = visit(login)

    assert page.locator(".o_user_menu").is_visible()
