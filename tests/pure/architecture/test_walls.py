"""Who may know whom: between the two add-ons, and between the rooms of one."""

import re
import sys

import pytest

from .house import ADDONS, NAMES, files, imports, plain_sources, sources

TEXT = (".py", ".xml", ".csv", ".js", ".css", ".scss", ".sql", ".md", ".html", ".json", ".txt")
OTHER = {"leadership_360": "performance_cycle", "performance_cycle": "leadership_360"}
PREFIX = {"leadership_360": "performance", "performance_cycle": "leadership"}
RAW_SQL = re.compile(r"\bcr\.execute|\bexecute_values|\bcr\.execute_values|\.execute_query|\bSQL\(")
SQL_ROOMS = {"leadership_360/confidential/store.py", "leadership_360/confidential/audit/database.py"}
POWER = re.compile(r"\.sudo\(|\.with_user\(|SUPERUSER_ID")


def mentions_of_the_other(text, addon):
    """The other add-on's name, or one of its models, in a text of this add-on."""
    pattern = rf"{OTHER[addon]}|odoo\.addons\.{OTHER[addon]}|\b{PREFIX[addon]}\.[a-z_]+(?:\.[a-z_]+)*"
    return re.findall(pattern, text)


@pytest.mark.parametrize("addon", NAMES)
def test_neither_add_on_names_the_other(addon):
    everything = (
        files(addon, *TEXT)
        + sorted((ADDONS / addon).rglob("i18n/*.po*"))
        + sorted((ADDONS / addon).rglob("tests/**/*.py"))
    )
    found = {
        path.name: names for path in everything if (names := mentions_of_the_other(path.read_text("utf-8"), addon))
    }

    assert not found


def test_the_search_for_the_other_s_name_does_find_it():
    assert mentions_of_the_other('self.env["performance.goal"]', "leadership_360")
    assert mentions_of_the_other("depends: performance_cycle", "leadership_360")
    assert not mentions_of_the_other("This is about performance. It ends.", "leadership_360")


def test_plain_packages_import_the_standard_library_and_themselves_only():
    strangers = [
        f"{source.name}: {name}"
        for source in plain_sources()
        for level, name in imports(source)
        if level == 0 and name.split(".")[0] not in sys.stdlib_module_names
    ]

    assert not strangers


def test_plain_packages_do_not_climb_out_of_their_room():
    climbing = []
    for source in plain_sources():
        depth = len(source.name.split("/")) - 2
        climbing += [f"{source.name}: {'.' * level}{name}" for level, name in imports(source) if level > depth]

    assert not climbing


def test_raw_sql_of_the_360_stands_in_one_file():
    found = {
        source.name
        for source in sources("leadership_360")
        if RAW_SQL.search(source.text) and source.name not in SQL_ROOMS
    }

    assert not found


def test_every_use_of_higher_rights_in_the_360_says_why():
    silent = [
        f"{source.name}:{number + 1}"
        for source in sources("leadership_360")
        for number, line in enumerate(source.lines)
        if POWER.search(line) and not explained(source.lines, number)
    ]

    assert not silent


def explained(lines, number):
    """Is there a comment on this line or among the three above it?"""
    return any("#" in line for line in lines[max(0, number - 3) : number + 1])
