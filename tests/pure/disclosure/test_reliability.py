"""O4, O5, T10."""

from fractions import Fraction

import pytest
from leadership_360.disclosure import reliability


@pytest.mark.parametrize(
    ("group", "expected", "needed"),
    [
        ("report", (0.30, 0.5625, 0.6316, 0.6818, 0.7200, 0.7742, 0.8108), 6),
        ("peer", (0.37, 0.6379, 0.7014, 0.7460, 0.7789, 0.8245, 0.8545), 4),
        ("manager", (0.50, 0.7500, 0.8000, 0.8333, 0.8571, 0.8889, 0.9091), 3),
    ],
)
def test_more_raters_make_a_mean_more_reliable(group, expected, needed):
    single = reliability.SINGLE_RATER[group]
    values = [reliability.spearman_brown(single, raters) for raters in (1, 3, 4, 5, 6, 8, 10)]

    assert [float(value) for value in values] == [pytest.approx(value, abs=5e-5) for value in expected]
    assert reliability.raters_needed(single, Fraction("0.7")) == needed


@pytest.mark.parametrize(
    ("deviation", "raters", "error", "of_change", "detectable"),
    [
        (0.65, 8, 0.230, 0.325, 0.535),
        (0.65, 10, 0.206, 0.291, 0.478),
        (0.8, 3, 0.462, 0.653, 1.075),
        (0.8, 5, 0.358, 0.506, 0.832),
        (0.8, 8, 0.283, 0.400, 0.658),
        (0.9, 5, 0.402, 0.569, 0.936),
    ],
)
def test_what_change_can_be_detected(deviation, raters, error, of_change, detectable):
    assert reliability.standard_error(deviation, raters) == pytest.approx(error, abs=5.1e-4)
    assert reliability.standard_error_of_change(deviation, raters) == pytest.approx(of_change, abs=5.1e-4)
    assert reliability.detectable_change(deviation, raters) == pytest.approx(detectable, abs=5.1e-4)
