"""Which days between hire and departure a rule sees."""

from datetime import date

import pytest
from performance_cycle.workflow.milestones import (
    Version,
    anniversary,
    first_day,
    in_force,
    occasions,
    spells,
)

FAR = date(2030, 12, 31)


def days(anchor, *versions, until=FAR, every=1):
    return [one.day for one in occasions(anchor, versions, until, every)]


def contract(key, start, end=None, **more):
    return Version(key, more.pop("since", start), contract_start=start, contract_end=end, **more)


def test_a_hire_is_the_first_day_of_the_first_contract():
    assert days("hire", contract(1, date(2026, 3, 1)), contract(2, date(2026, 3, 1), since=date(2026, 9, 1))) == [
        date(2026, 3, 1)
    ]


def test_without_a_contract_the_first_version_is_the_hire():
    assert days("hire", Version(1, date(2025, 5, 1)), Version(2, date(2026, 5, 1))) == [date(2025, 5, 1)]


def test_a_fixed_term_contract_that_is_renewed_is_no_new_hire():
    renewed = (contract(1, date(2026, 1, 1), date(2026, 6, 30)), contract(2, date(2026, 7, 1)))

    assert days("hire", *renewed) == [date(2026, 1, 1)]
    assert days("contract_end", *renewed) == []


def test_who_comes_back_after_a_gap_is_hired_again_and_starts_to_count_anew():
    back = (contract(1, date(2020, 2, 1), date(2023, 1, 31)), contract(2, date(2026, 4, 1)))

    assert days("hire", *back) == [date(2020, 2, 1), date(2026, 4, 1)]
    assert days("anniversary", *back, until=date(2027, 12, 31)) == [
        date(2021, 2, 1),
        date(2022, 2, 1),
        date(2027, 4, 1),
    ]


@pytest.mark.parametrize(
    ("year", "expected"), [(2025, date(2025, 2, 28)), (2028, date(2028, 2, 29)), (2100, date(2100, 2, 28))]
)
def test_an_anniversary_of_a_leap_day_falls_on_the_last_of_february(year, expected):
    assert anniversary(date(2024, 2, 29), year - 2024) == expected


def test_every_fifth_anniversary_only():
    assert days("anniversary", contract(1, date(2010, 6, 1)), until=date(2026, 1, 1), every=5) == [
        date(2015, 6, 1),
        date(2020, 6, 1),
        date(2025, 6, 1),
    ]


def test_nobody_has_an_anniversary_after_the_last_day():
    assert days("anniversary", contract(1, date(2020, 1, 1), date(2022, 6, 30))) == [date(2021, 1, 1), date(2022, 1, 1)]
    assert days("anniversary", contract(1, date(2020, 1, 1), departure=date(2021, 6, 30))) == [date(2021, 1, 1)]


def test_a_trial_that_was_extended_ends_once():
    first = contract(1, date(2026, 1, 1), trial_end=date(2026, 3, 31))
    extended = contract(2, date(2026, 1, 1), since=date(2026, 3, 20), trial_end=date(2026, 6, 30))

    assert days("trial_end", first) == [date(2026, 3, 31)]
    assert days("trial_end", first, extended) == [date(2026, 6, 30)]


def test_a_change_of_job_is_seen_and_a_raise_or_a_rehire_is_none():
    engineer = contract(1, date(2026, 1, 1), job=1)
    raised = contract(2, date(2026, 1, 1), since=date(2026, 3, 1), job=1)
    lead = contract(3, date(2026, 1, 1), since=date(2026, 5, 1), job=2)
    left = contract(4, date(2024, 1, 1), date(2024, 12, 31), job=3)

    assert days("job_change", left, engineer, raised, lead) == [date(2026, 5, 1)]


def test_a_departure_is_the_day_that_was_registered():
    assert days("departure", contract(1, date(2020, 1, 1)), contract(2, date(2020, 1, 1))) == []
    assert days("departure", contract(1, date(2020, 1, 1), departure=date(2026, 5, 31))) == [date(2026, 5, 31)]


def test_a_hire_that_is_only_re_dated_is_the_same_occasion():
    (before,) = occasions("hire", [contract(7, date(2026, 3, 1))], FAR)
    (after,) = occasions("hire", [contract(7, date(2026, 3, 3))], FAR)

    assert before.key == after.key
    assert before.day != after.day


def test_an_end_that_is_put_off_is_another_occasion():
    (before,) = occasions("contract_end", [contract(7, date(2026, 1, 1), date(2026, 6, 30))], FAR)
    (after,) = occasions("contract_end", [contract(7, date(2026, 1, 1), date(2026, 12, 31))], FAR)

    assert before.key != after.key


def test_a_departure_ends_no_contract_where_there_is_none():
    assert days("contract_end", Version(1, date(2020, 1, 1), departure=date(2026, 5, 31))) == []


def test_nothing_is_known_of_nobody():
    assert occasions("hire", [], FAR) == []


def test_the_version_in_force_tells_department_and_job():
    first, second = Version(1, date(2026, 1, 1), job=1), Version(2, date(2026, 6, 1), job=2)

    assert in_force([second, first], date(2026, 5, 31)) == first
    assert in_force([second, first], date(2026, 6, 1)) == second
    assert in_force([second, first], date(2020, 1, 1)) == first


def test_a_rule_looks_back_from_its_last_run_but_never_before_it_began():
    begins = date(2026, 1, 10)

    assert first_day(begins, None) == begins
    assert first_day(begins, date(2026, 1, 20)) == begins
    assert first_day(begins, date(2026, 6, 30)) == date(2026, 5, 30)


def test_contracts_less_than_four_days_apart_are_one_employment():
    assert len(spells([contract(1, date(2026, 1, 1), date(2026, 1, 31)), contract(2, date(2026, 2, 3))])) == 1
    assert len(spells([contract(1, date(2026, 1, 1), date(2026, 1, 31)), contract(2, date(2026, 2, 4))])) == 2
