"""What somebody finds who takes the whole disk home after real 360 rounds: dump, files, sessions, keys and logs."""

import base64
import json
import subprocess
from pathlib import Path

import pytest

DEMO = Path(__file__).parents[2] / "addons/leadership_360/demo"
ORDINARY = "Larkfield Instruments"


def disguises(secret):
    """The words as they are, and as a database, an export or an attachment might hold them, as bytes."""
    raw = secret.encode()
    encoded = [base64.b64encode(b" " * shift + raw)[4:-4] for shift in range(3)]
    return raw, secret.encode("utf-16-le"), raw.hex().encode(), secret.encode("utf-16-le").hex().encode(), *encoded


def holding(places, secrets):
    """Names of the places that hold one of the secrets in any disguise."""
    pieces = [piece for secret in secrets for piece in disguises(secret)]
    return sorted({name for name, content in places for piece in pieces if piece in content})


@pytest.fixture(scope="module")
def words():
    """What the demo's raters wrote, long enough to be nobody else's words."""
    rounds = json.loads((DEMO / "answer_round.json").read_text(encoding="utf-8")).values()
    said = {text for one in rounds for comments in one["comments"].values() for text in comments.values()}
    assert len(said) > 10
    return {text for text in said if len(text) > 20}


@pytest.fixture(scope="module")
def disk(server):
    """[(name, content)] of all that the server keeps, and of the logs of its making."""
    dump = subprocess.run(["pg_dump", "--inserts", server.database], check=True, capture_output=True).stdout
    folders = [server.data_dir / name for name in ("sessions", "l360_keyring", f"filestore/{server.database}")]
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    logs = [*server.data_dir.glob("*.log"), *server.data_dir.parent.glob("*.log")]
    assert all(any(folder in path.parents for path in files) for folder in folders)
    return [("dump", dump), *((str(path), path.read_bytes()) for path in [*files, *logs])]


def test_no_rater_s_word_is_left_anywhere(disk, words):
    assert holding(disk, words) == []


def test_the_same_search_finds_what_is_no_secret(disk):
    assert "dump" in holding(disk, [ORDINARY])


def test_the_same_search_finds_the_words_in_every_disguise(words):
    secret = min(words)

    for piece in disguises(secret):
        assert holding([("found", b"before " + piece + b" behind")], [secret]) == ["found"]
    attachment = base64.b64encode(f"He said: {secret} and more".encode())
    assert holding([("attachment", attachment)], [secret]) == ["attachment"]
