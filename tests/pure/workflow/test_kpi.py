"""Which definitions may measure a goal, and over which days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from performance_cycle.workflow.kpi import refusal, window

some_days = st.dates(date(2026, 1, 1), date(2028, 1, 1))


@pytest.mark.parametrize(
    ("definition", "reason"),
    [
        ({"mode": "count", "has_model": True, "date_field": "date", "sum_field": ""}, ""),
        ({"mode": "sum", "has_model": True, "date_field": "date", "sum_field": "amount"}, ""),
        ({"mode": "python", "has_model": True, "date_field": "date", "sum_field": ""}, "code"),
        ({"mode": "manually", "has_model": True, "date_field": "date", "sum_field": ""}, "manual"),
        ({"mode": "count", "has_model": False, "date_field": "date", "sum_field": ""}, "model"),
        ({"mode": "count", "has_model": True, "date_field": False, "sum_field": ""}, "date"),
        ({"mode": "sum", "has_model": True, "date_field": "date", "sum_field": False}, "field"),
        ({"mode": "count", "has_model": True, "date_field": "date", "sum_field": "", "batch": True}, "batch"),
        (
            {
                "mode": "count",
                "has_model": True,
                "date_field": "date",
                "sum_field": "",
                "batch": True,
                "distinctive": "user_id",
            },
            "",
        ),
    ],
)
def test_a_definition_measures_or_says_what_it_lacks(definition, reason):
    assert refusal(**definition) == reason


def test_code_is_the_first_thing_refused():
    assert refusal("python", False, False, False) == "code"


@given(some_days, some_days, some_days)
def test_a_measurement_never_looks_beyond_the_period_or_the_date(start, end, as_of):
    days = window(start, end, as_of)

    assert (days is None) == (as_of < start)
    assert days is None or (days[0] == start and days[1] <= end and days[1] <= as_of)
