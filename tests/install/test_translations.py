"""What people read is exported for translation and translated into each language of the add-ons, whole."""

import os
import re
import subprocess
import sys
from pathlib import Path

import polib
import pytest

ADDONS = Path(__file__).parents[2] / "addons"
MODULES = ("leadership_360", "performance_cycle")
LANGUAGES = ("de", "es", "fr", "nl")

# What a translation must carry unchanged: placeholders and tags. What a tag says aloud is text.
KEPT = re.compile(r"%\(\w+\)\w|%[\w%]|\{\w*\}|<[^>]*>")
SPOKEN = re.compile(r'(aria-label|title|placeholder)="[^"]*"')


def file_of(module, name):
    return polib.pofile(str(ADDONS / module / "i18n" / name))


def places(entries):
    """{message: where it stands}; the path of code does not matter, but whether it is Python or JavaScript does."""
    return {
        entry.msgid: {name for name, _line in entry.occurrences if not name.startswith("code:")} | code_of(entry)
        for entry in entries
    }


def code_of(entry):
    return {line for line in entry.comment.splitlines() if line.startswith("odoo-")}


def differences(one, other):
    return sorted(text for text in {*one, *other} if one.get(text) != other.get(text))


@pytest.mark.parametrize("module", MODULES)
def test_the_template_is_what_odoo_exports_now(module, tmp_path):
    fresh = tmp_path / "fresh.pot"
    command = [sys.executable, "-m", "odoo", "i18n", "export", module, "-d", os.environ["PGDATABASE"], "-o", str(fresh)]
    subprocess.run(command, check=True, capture_output=True)

    assert differences(places(file_of(module, f"{module}.pot")), places(polib.pofile(str(fresh)))) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("module", MODULES)
class TestEachLanguage:
    def test_it_has_the_strings_of_the_template_at_their_places(self, module, language):
        template, translated = file_of(module, f"{module}.pot"), file_of(module, f"{language}.po")

        assert differences(places(template), places(translated)) == []

    def test_every_string_is_translated_and_none_is_in_doubt(self, module, language):
        translated = file_of(module, f"{language}.po")

        assert [entry.msgid for entry in translated if not entry.msgstr.strip() or entry.fuzzy or entry.obsolete] == []

    def test_placeholders_tags_and_the_spaces_at_the_ends_are_those_of_the_source(self, module, language):
        translated = file_of(module, f"{language}.po")

        assert [entry.msgid for entry in translated if bones(entry.msgid) != bones(entry.msgstr)] == []


def bones(text):
    """What must be the same in every language, in any order."""
    return sorted(KEPT.findall(SPOKEN.sub("", text))), spaces(text)


def spaces(text):
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
