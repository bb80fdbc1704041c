"""The ground floor of the house."""

import ast
from pathlib import Path

import pytest

ADDONS = Path(__file__).parents[2] / "addons"


@pytest.mark.parametrize("addon", ["performance_cycle", "leadership_360"])
def test_each_add_on_is_an_installable_lgpl_application(addon):
    manifest = ast.literal_eval((ADDONS / addon / "__manifest__.py").read_text())

    assert manifest["license"] == "LGPL-3"
    assert manifest["application"]
