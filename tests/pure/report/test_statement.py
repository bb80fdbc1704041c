"""The statement page says everything the vault can log, in plain words."""

from typing import NamedTuple

import pytest
from leadership_360.confidential.report import html
from leadership_360.confidential.report.statement import Statement, tell
from leadership_360.confidential.report.words import Words

# What others may write into the log (`reading.NOTED`, which imports Odoo).
NOTED = ("coach_changed", "login_changed", "password_changed", "second_factor_changed", "parameter_changed")
NAMES = {0: "", 7: "Elena Marchetti", 8: "Tomas Reyes"}


class Entry(NamedTuple):
    at: str
    uid: int
    role: str
    action: str
    detail: str = ""


def said(*entry):
    line = tell(Entry("2026-11-20T10:00:00", *entry), Words(), str, NAMES.get)
    return line.who, line.role, line.what


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        ((7, "participant", "open"), ("Elena Marchetti", "participant", "opened the report")),
        ((8, "coach", "download", "PDF"), ("Tomas Reyes", "coach", "downloaded it as PDF")),
        ((7, "participant", "release", "8"), ("Elena Marchetti", "participant", "released it to Tomas Reyes")),
        ((7, "none", "password_changed"), ("Elena Marchetti", "nobody in this round", "changed your password")),
        (
            (7, "none", "password_changed", "8"),
            ("Elena Marchetti", "nobody in this round", "Tomas Reyes (coach): “changed your password”"),
        ),
        ((8, "none", "refused", "not_a_reader"), ("Tomas Reyes", "nobody in this round", "was refused")),
    ],
)
def test_an_entry_of_the_log_is_one_plain_line(entry, line):
    assert said(*entry) == line


@pytest.mark.parametrize("action", ["bound", "closed", "too_few", "tampered", "deleted", *NOTED])
def test_what_the_server_did_by_itself_has_words_too(action):
    who, role, what = said(0, "technical", action)

    assert (who, role) == ("the server", "technical")
    assert what


@pytest.mark.parametrize("action", ["set", "changed", "dropped"])
def test_what_happened_to_the_passphrase_has_words(action):
    assert said(7, "participant", f"passphrase_{action}")[2]


def test_the_log_is_not_called_whole_before_it_is_checked():
    page = html.statement(Statement("Round", (), (), url="/l360/report/x"), Words(), html.Frame(csrf="x"))[0]

    assert "complete" not in page and 'action="/l360/report/x/check#log"' in page


def test_what_is_not_well_stands_out():
    page = html.statement(Statement("Round", ((True, "Fine."), (False, "Not fine.")), ()), Words(), html.Frame())[0]

    assert "<li>Fine.</li>" in page and '<li class="open">Not fine.</li>' in page


def test_a_broken_log_is_said_openly():
    whole = html.statement(Statement("Round", (), (), True), Words(), html.Frame())[0]
    broken = html.statement(Statement("Round", (), (), False), Words(), html.Frame())[0]

    assert "complete" in whole and "not as it was written" in broken
