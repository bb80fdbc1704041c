"""The statement page says everything the vault can log, in plain words."""

from typing import NamedTuple

import pytest
from leadership_360.confidential.report import html
from leadership_360.confidential.report.statement import Statement, tell
from leadership_360.confidential.report.words import Words

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
        ((8, "none", "refused", "not_a_reader"), ("Tomas Reyes", "nobody in this round", "was refused")),
    ],
)
def test_an_entry_of_the_log_is_one_plain_line(entry, line):
    assert said(*entry) == line


@pytest.mark.parametrize("action", ["bound", "closed", "too_few", "tampered", "deleted"])
def test_what_the_server_did_by_itself_has_words_too(action):
    who, role, what = said(0, "technical", action)

    assert (who, role) == ("the server", "technical")
    assert what


def test_a_broken_log_is_said_openly():
    whole = html.statement(Statement("Round", (), (), True), Words(), html.Frame())[0]
    broken = html.statement(Statement("Round", (), (), False), Words(), html.Frame())[0]

    assert "complete" in whole and "not as it was written" in broken
