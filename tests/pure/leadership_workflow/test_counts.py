"""What may be counted without naming anybody."""

import pytest
from leadership_360.workflow.counts import leavers, percent


@pytest.mark.parametrize(("part", "whole", "shown"), [(1, 4, None), (0, 0, None), (2, 5, 40), (1, 8, 13), (3, 8, 38)])
def test_percentages_begin_with_five_people(part, whole, shown):
    assert percent(part, whole) == shown


@pytest.mark.parametrize(("number", "shown"), [(0, None), (1, None), (2, None), (3, 3), (7, 7)])
def test_none_one_and_two_who_left_look_the_same(number, shown):
    assert leavers(number) == shown
