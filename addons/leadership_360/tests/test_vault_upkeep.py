import os
import subprocess
import sys
import time
from pathlib import Path
from unittest.mock import patch

from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import config, file_open

from odoo.addons.leadership_360.confidential import closing, collecting, keyring, reading, setup, store, upkeep, vault
from odoo.addons.leadership_360.confidential.errors import Locked, NotSetUp

from .vault_case import VaultCase


@tagged("post_install", "-at_install")
class TestVaultUpkeep(VaultCase):
    """Copies, rotation, rubbish, installation and its end."""

    def elsewhere(self):
        """The same rows in another physical database, as after a copy or a restore."""
        meta = store.meta
        return patch.object(store, "meta", lambda *args: (*meta(*args)[:2], "another cluster:1"))

    def test_the_tables_hold_only_types_that_say_nothing_of_time_or_person(self):
        columns = self.sql(
            "SELECT table_name, column_name, data_type FROM information_schema.columns"
            " WHERE table_name LIKE 'leadership\\_vault\\_%'"
        )

        self.assertEqual(
            {table.removeprefix("leadership_vault_") for table, _name, _type in columns}, set(store.TABLES)
        )
        self.assertLessEqual({kind for _table, _name, kind in columns}, {"uuid", "bytea", "smallint", "boolean"})
        self.assertNotIn("id", {name for _table, name, _kind in columns})
        self.assertFalse(
            self.sql(
                "SELECT conname FROM pg_constraint WHERE contype = 'f'"
                " AND (conrelid::regclass::text LIKE 'leadership\\_vault\\_%'"
                " OR confrelid::regclass::text LIKE 'leadership\\_vault\\_%')"
            )
        )

    def test_no_model_lies_on_these_tables_and_the_one_that_makes_them_has_no_content(self):
        maker = self.env["leadership.vault"]

        self.assertTrue(maker._abstract)
        self.assertLessEqual(set(maker._fields), {"id", "display_name"})
        self.assertFalse([name for name in self.env.registry if self.env[name]._table.startswith("leadership_vault_")])

    def test_a_copy_is_locked_until_it_is_adopted(self):
        feedback = self.closed()
        with self.elsewhere():
            self.assertEqual(vault.state(self.cr), "locked")
            self.assertIn("locked", vault.warnings(self.cr))
            with self.assertRaises(Locked):
                self.opened(feedback)

        self.assertTrue(self.opened(feedback))

    def test_an_adopted_copy_works_with_a_keyring_of_its_own(self):
        feedback, tokens = self.answered(relations=("self", "manager", "peer"))
        original = vault.unlock(self.cr)
        with self.elsewhere():
            upkeep.adopt(self.cr, copy=True)
            copied = vault.unlock(self.cr)
            self.assertNotEqual(copied.folder, original.folder)
            collecting.submit(self.cr, tokens["report"][0], self.answers(feedback))
            self.assertEqual(closing.close(self.cr, feedback.ref, feedback.snapshot), "closed")
            self.assertTrue(self.opened(feedback))
            self.assertIn("nothing to do", upkeep.adopt(self.cr, copy=True))
            keyring.destroy(copied)

        self.assertTrue((original.folder / "ring").exists())

    def test_everything_opens_after_a_rotation_and_nothing_with_the_old_key(self):
        feedback = self.closed()
        reading.release(self.cr, self.at_browser(self.participant, "act"), feedback.ref, self.coach.id)
        still_open, tokens = self.launched()
        before, old = self.opened(feedback), vault.unlock(self.cr)
        old_meta = store.meta(self.cr)

        with patch.object(self.cr, "commit"):
            self.assertEqual(upkeep.rotate(self.cr), 2)

        try:
            self.assertNotEqual(vault.unlock(self.cr).master, old.master)
            self.assertEqual(self.opened(feedback), before)
            self.assertEqual(self.opened(feedback, self.coach), before)
            self.assertTrue(reading.verify_log(self.cr, feedback.ref))
            self.assertTrue(collecting.submit(self.cr, tokens["peer"][0], self.answers(still_open)))
            self.assertIsNone(collecting.rounds.open_result(self.cr, old, feedback.ref, self.participant.id))
            with self.assertRaises(vault.VaultError):
                keyring.unlock(vault.root(), *old_meta)
        finally:
            # the test's rows are rolled back, the key file is not
            keyring.keep_only(old)

    def test_rubbish_is_collected_and_what_is_needed_stays(self):
        feedback, _tokens = self.answered()
        keys = vault.unlock(self.cr)
        public, _key = keyring.make_round_key(keys, "99999999-9999-9999-9999-999999999999")
        for path in (keys.folder / "rounds").iterdir():
            os.utime(path, (0, time.time() - 2 * keyring.ORPHAN_AGE))
        store.add_slots(self.cr, "99999999-9999-9999-9999-999999999999", [(b"x" * 32, b"relation")])
        self.assertGreaterEqual(upkeep.check(self.cr).orphans, 1)

        keys_gone, rows_gone = upkeep.gc(self.cr)

        self.assertGreaterEqual(keys_gone, 1)
        self.assertEqual(rows_gone, 1)
        self.assertFalse(keyring.has_round_key(keys, "99999999-9999-9999-9999-999999999999", public))
        self.assertEqual(closing.close(self.cr, feedback.ref, feedback.snapshot), "closed")

    def test_the_check_finds_what_is_not_sound(self):
        feedback = self.closed()
        found = upkeep.check(self.cr)
        self.assertTrue(found.sound)
        self.assertEqual((found.state, found.rounds), ("ready", 1))

        self.sql("UPDATE leadership_vault_result SET box = '\\x00'")

        self.assertEqual(upkeep.check(self.cr).broken, [feedback.ref])

    def test_a_neutralised_copy_is_empty_and_makes_a_vault_of_its_own(self):
        self.closed()
        mine = store.meta(self.cr)[0]
        with file_open("leadership_360/data/neutralize.sql") as file:
            self.sql(file.read())
        self.assertEqual([self.count(name) for name in store.TABLES], [0] * len(store.TABLES))
        self.assertEqual(vault.state(self.cr), "not set up")
        with self.assertRaises(NotSetUp):
            collecting.look(self.cr, "A" * 32)

        self.closed()

        self.assertNotEqual(store.meta(self.cr)[0], mine)
        self.assertEqual(vault.state(self.cr), "ready")
        keyring.destroy(vault.unlock(self.cr))

    def test_reports_nobody_has_opened_are_destroyed_only_when_that_is_confirmed(self):
        feedback = self.closed()
        module = self.env["ir.module.module"].search([("name", "=", "leadership_360")])
        wizard = self.env["base.module.uninstall"].create({"module_ids": module.ids})
        other = self.env["base.module.uninstall"].create(
            {"module_ids": self.env["ir.module.module"].search([("name", "=", "base_import")]).ids}
        )
        uninstall = self.startPatcher(patch.object(type(module), "button_immediate_uninstall"))
        self.assertEqual((wizard.unread_results, other.unread_results), (1, 0))

        with self.assertRaises(UserError):
            wizard.action_uninstall()
        uninstall.assert_not_called()
        wizard.give_up_results = True
        wizard.action_uninstall()
        uninstall.assert_called_once()

        self.opened(feedback)
        wizard.invalidate_recordset()
        self.assertEqual(wizard.unread_results, 0)

    def test_uninstalling_drops_the_tables_and_destroys_the_keys_after_the_commit(self):
        store.set_meta(self.cr, *_another_vault(self.cr))
        folder = vault.unlock(self.cr).folder

        setup.uninstall(self.cr)

        self.assertFalse(store.tables_exist(self.cr))
        self.assertTrue(folder.exists())
        self.cr.postcommit.run()
        self.assertFalse(folder.exists())

    def test_uninstalling_a_copy_leaves_the_original_s_keys(self):
        folder = vault.unlock(self.cr).folder
        with self.elsewhere():
            setup.uninstall(self.cr)

        self.cr.postcommit.run()

        self.assertTrue(folder.exists())

    def test_the_server_s_command_finds_this_database_ready(self):
        command = [sys.executable, "-m", "odoo", f"--addons-path={','.join(config['addons_path'])}", "l360", "check"]
        command += ["-d", self.cr.dbname, f"--data-dir={config['data_dir']}", "--log-level=error"]

        done = subprocess.run(command, capture_output=True, text=True, env=os.environ, cwd=Path.home(), check=False)

        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(f"{self.cr.dbname}: ready", done.stdout)


def _another_vault(cr):
    vault_id = keyring.new_id()
    _keys, check = keyring.create(vault.root(), vault_id, store.physical(cr))
    return vault_id, check
