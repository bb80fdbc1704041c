"""F3-F6: what a plan is checked for, and what it is only told."""

from datetime import date

from leadership_360.workflow import plan


def test_the_balance_names_every_kind_in_its_order():
    assert plan.balance(["education", "experience", "education"]) == {"experience": 1, "exposure": 0, "education": 2}


def test_only_courses_are_worth_a_word():
    assert plan.is_all_courses(["education", "education"])
    assert not plan.is_all_courses(["education", "exposure"])
    assert not plan.is_all_courses([])


def test_a_first_step_comes_within_two_weeks():
    start = date(2026, 3, 2)

    assert not plan.first_step_is_late([None, date(2026, 3, 16)], start)
    assert plan.first_step_is_late([date(2026, 3, 17)], start)
    assert plan.first_step_is_late([], start)
