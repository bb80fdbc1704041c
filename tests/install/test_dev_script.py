"""What can go wrong with the one script says so in one sentence, and what to do."""

import os
import shutil
import socket
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


class Checkout:
    """The script in a folder of its own, on a machine that lacks some programs and has others replaced."""

    def __init__(self, folder):
        self.folder = folder / "checkout"
        self.programs = folder / "bin"
        self.folder.mkdir()
        self.programs.mkdir()
        for name in ("dev", "requirements.txt", "requirements-dev.txt"):
            shutil.copy(ROOT / name, self.folder)
        for path in ("/usr/local/bin", "/usr/bin", "/bin", "/usr/sbin", "/sbin"):
            for program in Path(path).glob("*"):
                if not (self.programs / program.name).exists():
                    (self.programs / program.name).symlink_to(program)

    def without(self, *names):
        for name in names:
            (self.programs / name).unlink(missing_ok=True)

    def replace(self, name, script):
        self.without(name)
        program = self.programs / name
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)

    def dev(self, *arguments, **environment):
        kept = {name: os.environ[name] for name in ("HOME", "TMPDIR", "PGBIN") if name in os.environ}
        run = subprocess.run(
            [self.folder / "dev", *arguments],
            env={**kept, "PATH": str(self.programs), **environment},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        return run.returncode, [line for line in run.stderr.splitlines() if line.startswith("dev: ")]


@pytest.fixture
def checkout(tmp_path):
    return Checkout(tmp_path)


def odoo_source(folder, version):
    (folder / "odoo").mkdir(parents=True)
    (folder / "odoo" / "release.py").write_text(f"version_info = ({version}, 0, 0, 'final', 0, '')\n")
    return str(folder)


def test_a_taken_port(checkout):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, said = checkout.dev("run", PORT=str(port))

    assert code == 1
    assert said == [f"dev: port {port} is taken: try PORT={port + 1} ./dev run"]


def test_an_odoo_of_another_version(checkout, tmp_path):
    code, said = checkout.dev("odoo", "--version", ODOO_SRC=odoo_source(tmp_path / "old", 18))

    assert code == 1
    assert len(said) == 1
    assert "is Odoo 18.0, these add-ons need 19.0" in said[0]


def test_a_source_folder_without_odoo(checkout, tmp_path):
    code, said = checkout.dev("odoo", "--version", ODOO_SRC=str(tmp_path / "nothing"))

    assert code == 1
    assert len(said) == 1
    assert "is not a folder" in said[0]


def test_a_machine_without_a_debian_archive_is_asked_for_an_odoo_source(checkout):
    checkout.without("apt-get")

    code, said = checkout.dev("odoo", "--version")

    assert code == 1
    assert len(said) == 1
    assert "please set ODOO_SRC" in said[0]


def test_a_database_folder_of_another_postgresql(checkout, tmp_path):
    (checkout.folder / ".odoo" / "pg").mkdir(parents=True)
    (checkout.folder / ".odoo" / "pg" / "PG_VERSION").write_text("9\n")

    code, said = checkout.dev("odoo", "--version", ODOO_SRC=odoo_source(tmp_path / "odoo", 19))

    assert code == 1
    assert len(said) == 1
    assert "were made by PostgreSQL 9" in said[0]


def test_an_ordinary_user_without_sudo_is_told_what_root_must_install(checkout):
    checkout.without("sudo", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    checkout.replace("id", 'if [ "$1" = -u ]; then echo 1000; else echo someone; fi')

    code, said = checkout.dev("test")

    assert code == 1
    assert len(said) == 1
    assert said[0].endswith("please run: apt-get install chromium")
