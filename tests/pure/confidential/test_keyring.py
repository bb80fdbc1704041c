"""The keyring on a disk: who may read it, which database may use it, and what happens when eight processes want one."""

import os
import time
from concurrent.futures import ProcessPoolExecutor

import pytest
from leadership_360.confidential import crypto, keyfiles, keyring
from leadership_360.confidential.errors import Locked, MissingKey, Tampered, UnsafeKeyring, WrongKey

VAULT = "11111111-1111-1111-1111-111111111111"
ROUND = "22222222-2222-2222-2222-222222222222"
THIS, COPY = "7000:16384", "7000:16999"


@pytest.fixture
def base(tmp_path):
    return tmp_path / "l360_keyring"


@pytest.fixture
def made(base):
    return keyring.create(base, VAULT, THIS)


def test_the_folder_comes_from_the_environment_then_odoo_conf_then_the_data_directory(tmp_path):
    data, named, configured = tmp_path / "data", tmp_path / "named", tmp_path / "configured"

    assert keyring.root({"ODOO_L360_KEYRING": str(named)}, {"l360_keyring": str(configured)}, data) == named
    assert keyring.root({}, {"l360_keyring": str(configured)}, data) == configured
    assert keyring.root({}, {}, data) == data / "l360_keyring"


def test_a_keyring_in_the_filestore_is_refused(tmp_path):
    for inside in ("filestore", "filestore/db", "filestore/../filestore/db/keys"):
        with pytest.raises(UnsafeKeyring):
            keyring.root({"ODOO_L360_KEYRING": str(tmp_path / inside)}, {}, tmp_path)
    (tmp_path / "filestore").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "filestore")
    with pytest.raises(UnsafeKeyring):
        keyring.root({"ODOO_L360_KEYRING": str(tmp_path / "link")}, {}, tmp_path)


def test_what_was_made_opens_again(base, made):
    keys, check = made

    assert keyring.unlock(base, VAULT, check, THIS) == keys


def test_folders_and_files_are_for_their_owner_only(base, made):
    keyring.make_round_key(made[0], ROUND)

    for path in [base, *base.rglob("*")]:
        assert oct(path.stat().st_mode & 0o777) == ("0o700" if path.is_dir() else "0o600"), path


@pytest.mark.parametrize("name", ["", "ring", "paired"])
@pytest.mark.parametrize("bits", [0o040, 0o004, 0o020, 0o001])
def test_a_keyring_that_others_could_open_is_refused(base, made, name, bits):
    keys, check = made
    path = keys.folder / name
    path.chmod(path.stat().st_mode | bits)

    with pytest.raises(UnsafeKeyring, match="chmod"):
        keyring.unlock(base, VAULT, check, THIS)


def test_a_link_is_no_key_file(base, made, tmp_path):
    keys, check = made
    (keys.folder / "ring").rename(tmp_path / "elsewhere")
    (keys.folder / "ring").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(UnsafeKeyring, match="link"):
        keyring.unlock(base, VAULT, check, THIS)


def test_a_server_without_the_key_says_so_and_invents_none(base, made, tmp_path):
    _keys, check = made

    with pytest.raises(MissingKey):
        keyring.unlock(tmp_path / "other_server", VAULT, check, THIS)
    assert not (tmp_path / "other_server").exists()


def test_another_key_of_the_same_name_is_recognised(base, made, tmp_path):
    _keys, check = made
    keyring.create(tmp_path / "other_server", VAULT, THIS)

    with pytest.raises(WrongKey):
        keyring.unlock(tmp_path / "other_server", VAULT, check, THIS)


def test_a_damaged_ring_is_told_from_a_missing_one(base, made):
    keys, check = made
    (keys.folder / "ring").write_text("{}")

    with pytest.raises(Tampered):
        keyring.unlock(base, VAULT, check, THIS)


def test_eight_processes_racing_get_one_key(base):
    with ProcessPoolExecutor(8) as pool:
        made = list(pool.map(_create, [base] * 8))

    assert len({keys.master for keys, _check in made}) == 1
    assert len({check for _keys, check in made}) == 1
    assert sorted(path.name for path in (base / VAULT).iterdir()) == ["paired", "ring", "rounds"]


def _create(base):
    time.sleep(0.2 - time.time() % 0.2)
    return keyring.create(base, VAULT, THIS)


def test_a_copied_database_is_locked(base, made):
    with pytest.raises(Locked):
        keyring.unlock(base, VAULT, made[1], COPY)


def test_adopting_is_a_move_that_locks_the_original(base, made):
    _keys, check = made

    keyring.adopt(base, VAULT, check, COPY)

    assert keyring.unlock(base, VAULT, check, COPY)
    with pytest.raises(Locked):
        keyring.unlock(base, VAULT, check, THIS)


def test_adopting_a_copy_gives_it_a_keyring_of_its_own_and_both_work(base, made):
    keys, check = made
    public, key = keyring.make_round_key(keys, ROUND)

    copy_id, copy_check = keyring.adopt_copy(base, VAULT, check, COPY)

    copied = keyring.unlock(base, copy_id, copy_check, COPY)
    assert (copied.vault, copied.master) == (keys.vault, keys.master)
    assert keyring.round_key(copied, ROUND, public) == key
    assert keyring.unlock(base, VAULT, check, THIS) == keys
    keyring.destroy(copied)
    assert keyring.round_key(keys, ROUND, public) == key


def test_keys_are_not_adopted_with_the_wrong_database(base, made):
    wrong = crypto.mac(b"x" * 32, "check", VAULT)

    with pytest.raises(WrongKey):
        keyring.adopt(base, VAULT, wrong, COPY)
    with pytest.raises(WrongKey):
        keyring.adopt_copy(base, VAULT, wrong, COPY)


def test_a_rotation_broken_off_at_any_point_leaves_a_key_that_opens(base, made):
    keys, check = made

    new = keyring.add_master(keys)
    new_check = keyring.check_value(new.master, VAULT)

    assert keyring.unlock(base, VAULT, check, THIS).master == keys.master
    assert keyring.unlock(base, VAULT, new_check, THIS).master == new.master
    keyring.keep_only(new)
    assert keyring.unlock(base, VAULT, new_check, THIS).master == new.master
    with pytest.raises(WrongKey):
        keyring.unlock(base, VAULT, check, THIS)


def test_two_attempts_at_one_round_do_not_touch_each_other_s_key(made):
    keys, _check = made
    first, first_key = keyring.make_round_key(keys, ROUND)
    second, _second_key = keyring.make_round_key(keys, ROUND)

    keyring.destroy_round_key(keys, ROUND, second)

    assert keyring.round_key(keys, ROUND, first) == first_key
    assert not keyring.has_round_key(keys, ROUND, second)


def test_a_destroyed_key_is_gone_and_destroying_it_again_is_no_error(made):
    keys, _check = made
    public, _key = keyring.make_round_key(keys, ROUND)

    keyring.destroy_round_key(keys, ROUND, public)
    keyring.destroy_round_key(keys, ROUND, public)

    with pytest.raises(MissingKey):
        keyring.round_key(keys, ROUND, public)


def test_a_file_is_overwritten_before_it_is_removed(tmp_path):
    tmp_path.chmod(0o700)
    path = tmp_path / "key"
    keyfiles.create(path, b"secret")
    os.link(path, tmp_path / "witness")

    keyfiles.destroy(path)

    assert (tmp_path / "witness").read_bytes() != b"secret"


def test_orphans_are_old_keys_that_no_collecting_round_needs(made):
    keys, _check = made
    needed, _key = keyring.make_round_key(keys, ROUND)
    keyring.make_round_key(keys, ROUND)
    files = list((keys.folder / "rounds").iterdir())

    assert keyring.orphans(keys, [(ROUND, needed)]) == []
    for file in files:
        os.utime(file, (0, time.time() - keyring.ORPHAN_AGE - 1))
    assert [file.name for file in keyring.orphans(keys, [(ROUND, needed)])] == [
        file.name for file in files if not file.name.endswith(needed.hex()[:16])
    ]


def test_nothing_that_is_printed_shows_a_key(made):
    keys, _check = made
    _public, key = keyring.make_round_key(keys, ROUND)

    assert keys.master.hex() not in repr(keys) and repr(keys.master) not in repr(keys)
    assert repr(key) == "RoundKey()"


def test_destroying_the_keyring_leaves_nothing(base, made):
    keys, _check = made
    keyring.make_round_key(keys, ROUND)

    keyring.destroy(keys)

    assert list(base.iterdir()) == []
