"""Views speak Odoo 19 and press only buttons that exist."""

import re
from xml.etree import ElementTree

import pytest

from .house import NAMES, files, methods, sources

GONE = {
    "attrs=": "invisible=, readonly=, required=",
    "states=": "invisible=",
    "<tree": "<list",
    "kanban-box": "card",
    "oe_chatter": "<chatter/>",
    "groups_id": "group_ids",
}
# Buttons of Odoo's own models inside our views.
FROM_ODOO = {"action_done"}


@pytest.mark.parametrize("addon", NAMES)
def test_no_view_uses_what_odoo_19_has_dropped(addon):
    found = {
        f"{path.name}: {old} (now {new})"
        for path in files(addon, ".xml")
        for old, new in GONE.items()
        if re.search(rf"(?<![\w-]){re.escape(old)}", path.read_text("utf-8"))
    }

    assert not found


def test_no_model_uses_what_odoo_19_ignores():
    found = {
        source.name for source in sources() if re.search(r"\b_sql_constraints\b|\bname_get\b|odoo\.osv", source.text)
    }

    assert not found


@pytest.mark.parametrize("addon", NAMES)
def test_every_object_button_calls_a_method_that_exists(addon):
    existing = {name for source in sources(addon) for name in methods(source)} | FROM_ODOO
    missing = {
        f"{path.name}: {button.get('name')}"
        for path in files(addon, ".xml")
        for button in ElementTree.parse(path).iter("button")
        if button.get("type") == "object" and button.get("name") not in existing
    }

    assert not missing
