"""Each add-on brings the demo people it needs; where both bring the same person, they must agree."""

import csv

import pytest
from architecture.house import ADDONS

TABLES = ("res.company", "res.users", "hr.department", "hr.job", "hr.employee")


def rows(addon, table):
    with (ADDONS / addon / "demo" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


@pytest.mark.parametrize("table", TABLES)
def test_people_that_both_add_ons_know_are_the_same_people(table):
    here, there = rows("leadership_360", table), rows("performance_cycle", table)

    assert here
    assert {key: row for key, row in there.items() if key in here} == here


def test_the_company_is_as_large_as_it_says():
    people = rows("performance_cycle", "hr.employee").values()

    assert len(people) == 40
    assert len({person["department_id/id"] for person in people}) == 5
    assert len({person["company_id/id"] for person in people}) == 2
