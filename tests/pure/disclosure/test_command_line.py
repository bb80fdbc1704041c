"""`python -m disclosure CASE.json` from the add-on's folder: JSON and 0, or one line and 2, never a traceback."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from .cases import a_case, people

ADDON = Path(__file__).parents[3] / "addons" / "leadership_360"


def run(*arguments):
    return subprocess.run(
        [sys.executable, "-m", "disclosure", *map(str, arguments)],
        cwd=ADDON,
        check=False,
        capture_output=True,
        text=True,
        timeout=30,
    )


def assert_refused(done, *words):
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr
    for word in words:
        assert word in done.stderr


def test_the_result_is_printed_as_json(tmp_path):
    case = tmp_path / "case.json"
    case.write_text(json.dumps(a_case(*people(peer=4, manager=1, self=1))), encoding="utf-8")

    done = run(case)

    assert (done.returncode, done.stderr) == (0, "")
    result = json.loads(done.stdout)
    assert result["blocks"] == [{"groups": ["peer"], "n": 4}]
    assert result["items"]["a"] == {
        "cells": {"peer": "3.0", "manager": "3.0"},
        "all": "3.0",
        "self": 3,
        "gap": "0.0",
        "class": "development_area",
    }


def test_words_in_any_script_survive_a_terminal_that_knows_ascii_only(tmp_path):
    case = a_case(*people(peer=3), questions=["q"])
    case["responses"][0]["comments"] = {"q": "Très bien, 素晴らしい 👏"}
    path = tmp_path / "case.json"
    path.write_text(json.dumps(case, ensure_ascii=False), encoding="utf-8")

    done = subprocess.run(
        [sys.executable, "-m", "disclosure", path],
        cwd=ADDON,
        check=False,
        capture_output=True,
        env={"PYTHONIOENCODING": "ascii"},
    )

    assert json.loads(done.stdout)["comments"] == {"q": {"all": ["Très bien, 素晴らしい 👏"]}}


def test_a_file_that_cannot_be_read_is_refused(tmp_path):
    assert_refused(run(tmp_path / "nothing.json"), "No such file")
    assert_refused(run(tmp_path), "directory")


def test_one_argument_is_wanted():
    assert_refused(run(), "usage")
    assert_refused(run("a", "b"), "usage")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (b"", "not valid JSON"),
        (b'{"items": [}', "line 1, column 12"),
        (b"\xff\xfe\xfa", "not valid JSON"),
        (b'{"policy": {"k": NaN}}', "NaN"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"a":' * 100_000, "nested too deeply"),
        (b'{"scale": [1, 5], "scale": [1, 7]}', "same key twice"),
        (b'{"scale": [1, 1' + b"0" * 10_000 + b"]}", ""),
        (b'{"scale": [1, 1e999999]}', "scale"),
        (b"[]", "the case must be an object"),
        (b"null", "the case must be an object"),
        (
            b'{"items": [{"id": "a\\ud800", "competency": "c"}], "responses": [{"group": "b\\u0000\\ud800\\n"}]}',
            "group",
        ),
    ],
)
def test_a_file_that_is_no_case_is_refused_in_one_line(tmp_path, text, reason):
    path = tmp_path / "case.json"
    path.write_bytes(text)

    assert_refused(run(path), reason)
