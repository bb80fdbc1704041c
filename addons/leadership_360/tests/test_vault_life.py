import base64
import json
import logging
import traceback
from unittest.mock import patch

from psycopg2.errors import LockNotAvailable

from odoo.sql_db import Cursor
from odoo.tests import tagged

from odoo.addons.leadership_360.confidential import closing, collecting, keyring, reading, store, vault

from .vault_case import CANARY, VaultCase


@tagged("post_install", "-at_install")
class TestVaultLife(VaultCase):
    """The life of an answer, from the invitation to the opened report."""

    def test_a_result_opens_for_the_participant_and_for_nobody_else(self):
        feedback = self.closed()

        content = self.opened(feedback)

        self.assertIn(CANARY, json.dumps(content["result"]))
        self.assertEqual(content["form"], feedback.snapshot)
        for user in (self.coach, self.coordinator, self.boss.user_id, self.administrator, self.hr):
            self.assertIsNone(self.opened(feedback, user), user.login)

    def test_closing_leaves_nothing_but_sealed_copies_and_the_log(self):
        before = self.key_files()
        feedback, _tokens = self.answered()
        self.assertEqual(len(self.key_files() - before), 1)
        self.assertEqual(self.count("answer"), 12)
        self.assertFalse(reading.is_destroyed(self.cr, feedback.ref))

        closing.close(self.cr, feedback.ref, feedback.snapshot)

        self.assertEqual(self.key_files(), before)
        self.assertEqual([self.count(name) for name in ("slot", "answer", "draft", "result")], [0, 0, 0, 1])
        self.assertTrue(reading.is_destroyed(self.cr, feedback.ref))

    def test_closing_again_gives_the_same_word_and_the_same_result(self):
        feedback = self.closed()
        content = self.opened(feedback)

        again = closing.close(self.cr, feedback.ref, feedback.snapshot)

        self.assertEqual(again, "closed")
        self.assertEqual(self.opened(feedback), content)

    def test_closing_after_a_crash_destroys_the_key_that_was_left(self):
        before = self.key_files()
        feedback, _tokens = self.answered()
        with patch.object(keyring, "destroy_round_key", side_effect=SystemError), self.assertRaises(SystemError):
            closing.close(self.cr, feedback.ref, feedback.snapshot)
        self.assertNotEqual(self.key_files(), before)

        closing.close(self.cr, feedback.ref, feedback.snapshot)

        self.assertEqual(self.key_files(), before)

    def test_a_closing_that_fails_destroys_nothing(self):
        feedback, _tokens = self.answered()
        files = self.key_files()
        with patch.object(closing, "_release", side_effect=MemoryError), self.assertRaises(closing.VaultError):
            closing.close(self.cr, feedback.ref, feedback.snapshot)

        self.assertEqual((self.count("answer"), self.key_files()), (12, files))
        self.assertEqual(closing.close(self.cr, feedback.ref, feedback.snapshot), "closed")

    def test_an_unexpected_error_while_answers_are_open_tells_its_kind_only(self):
        feedback, _tokens = self.answered()
        with (
            patch.object(closing, "_release", side_effect=RuntimeError(CANARY)),
            self.assertRaises(closing.VaultError) as failed,
        ):
            closing.close(self.cr, feedback.ref, feedback.snapshot)

        told = "".join(traceback.format_exception(failed.exception))
        self.assertEqual(str(failed.exception), "RuntimeError")
        self.assertNotIn(CANARY, told)
        self.assertNotIn("_settle", told)

    def test_what_odoo_answers_by_trying_again_leaves_as_it_is(self):
        feedback, _tokens = self.answered()

        with (
            patch.object(closing, "_release", side_effect=LockNotAvailable("wait")),
            self.assertRaises(LockNotAvailable),
        ):
            closing.close(self.cr, feedback.ref, feedback.snapshot)

    def test_too_few_answers_leave_nothing_at_all(self):
        feedback, _tokens = self.answered(relations=("self", "manager"))

        outcome = closing.close(self.cr, feedback.ref, feedback.snapshot)

        self.assertEqual(outcome, "too_few")
        self.assertEqual([self.count(name) for name in ("slot", "answer", "result")], [0, 0, 0])
        self.assertIsNone(self.opened(feedback))
        self.assertEqual(closing.close(self.cr, feedback.ref, feedback.snapshot), "too_few")

    def test_a_round_is_closed_with_its_own_form_only(self):
        feedback, _tokens = self.answered()
        lower = {**feedback.snapshot, "policy": {**feedback.snapshot["policy"], "floor": False}}

        with self.assertRaises(closing.Tampered):
            closing.close(self.cr, feedback.ref, lower)

        self.assertEqual(self.count("answer"), 12)

    def test_unknown_used_late_and_malformed_links_are_answered_alike(self):
        feedback, tokens = self.launched()
        used, good, late = tokens["peer"][:3]
        collecting.submit(self.cr, used, self.answers(feedback))
        answers = self.answers(feedback, number=1)
        self.assertEqual(collecting.look(self.cr, good), (feedback.ref, "peer", None))

        for name, token in {"used": used, "unknown": "A" * 32, "malformed": "é", "none": None}.items():
            with self.subTest(name):
                self.assertIsNone(collecting.look(self.cr, token))
                self.assertFalse(collecting.save_draft(self.cr, token, answers))
                self.assertFalse(collecting.submit(self.cr, token, answers))
        closing.close(self.cr, feedback.ref, feedback.snapshot)
        self.assertIsNone(collecting.look(self.cr, late))
        self.assertFalse(collecting.submit(self.cr, late, answers))

    def test_an_unknown_link_asks_the_database_what_a_good_one_asks(self):
        _feedback, tokens = self.launched()
        asked = {}
        for name, token in {"good": tokens["peer"][0], "unknown": "A" * 32, "malformed": "é"}.items():
            with self.statements() as statements:
                collecting.look(self.cr, token)
            asked[name] = [query for query, _values in statements]

        self.assertEqual(asked["unknown"], asked["good"])
        self.assertEqual(asked["malformed"], asked["good"])

    def test_sending_to_any_dead_link_asks_the_database_the_same(self):
        feedback, tokens = self.launched()
        used = tokens["peer"][0]
        collecting.submit(self.cr, used, self.answers(feedback))
        asked = {}
        for name, token in {"used": used, "unknown": "A" * 32, "malformed": "é"}.items():
            for act in (collecting.submit, collecting.save_draft):
                with self.statements() as statements:
                    self.assertFalse(act(self.cr, token, self.answers(feedback, number=1)))
                asked[name, act] = [query for query, _values in statements]

        for act in (collecting.submit, collecting.save_draft):
            self.assertEqual(asked["unknown", act], asked["used", act])
            self.assertEqual(asked["malformed", act], asked["used", act])

    def test_the_same_answers_sent_twice_are_in_once(self):
        feedback, tokens = self.launched()
        answers = self.answers(feedback)

        sent = [collecting.submit(self.cr, tokens["peer"][0], answers) for _time in range(2)]

        self.assertEqual((sent, self.count("answer")), ([True, True], 1))
        self.assertFalse(collecting.submit(self.cr, tokens["peer"][0], self.answers(feedback, number=1)))

    def test_answers_that_do_not_fit_the_form_are_not_stored(self):
        _feedback, tokens = self.launched()

        self.assertFalse(collecting.submit(self.cr, tokens["peer"][0], {"ratings": {}, "comments": {}}))

        self.assertEqual(self.count("answer"), 0)
        self.assertTrue(collecting.look(self.cr, tokens["peer"][0]))

    def test_a_draft_comes_back_through_the_link_only_and_goes_at_sending(self):
        feedback, tokens = self.launched()
        mine, other = tokens["peer"][:2]
        draft = {"ratings": {}, "comments": self.answers(feedback)["comments"]}

        self.assertTrue(collecting.save_draft(self.cr, mine, draft))

        self.assertEqual(collecting.look(self.cr, mine).draft, draft)
        self.assertIsNone(collecting.look(self.cr, other).draft)
        collecting.submit(self.cr, mine, self.answers(feedback))
        self.assertEqual(self.count("draft"), 0)

    def test_closing_deletes_the_drafts_of_its_round_only(self):
        feedback, tokens = self.launched()
        for token in tokens["peer"][:3]:
            collecting.save_draft(self.cr, token, {"ratings": {}, "comments": {}})
        store.put(self.cr, "draft", b"another round's", b"box")

        closing.close(self.cr, feedback.ref, feedback.snapshot)

        self.assertEqual(self.count("draft"), 1)

    def test_all_boxes_of_a_round_have_one_length(self):
        feedback, tokens = self.launched()
        for number, token in enumerate(tokens["peer"]):
            collecting.submit(self.cr, token, self.answers(feedback, number, comment="x" * (200 * number)))
        for token in tokens["report"]:
            collecting.save_draft(self.cr, token, self.answers(feedback, comment=""))

        for name in ("answer", "draft"):
            lengths = self.sql(f"SELECT DISTINCT length(box) FROM leadership_vault_{name}")
            self.assertEqual(len(lengths), 1, name)
        self.assertEqual(len(self.sql("SELECT DISTINCT length(relation) FROM leadership_vault_slot")), 1)

    def test_an_answer_shares_its_transaction_with_no_other_row(self):
        feedback, tokens = self.launched()
        collecting.save_draft(self.cr, tokens["peer"][0], {"ratings": {}, "comments": {}})
        self.env["res.partner"].create({"name": "A row of somebody else's in the same request"})
        self.env.flush_all()

        collecting.submit(self.cr, tokens["peer"][0], self.answers(feedback))

        (number,) = self.sql("SELECT xmin::text FROM leadership_vault_answer")[0]
        tables = self.sql(
            "SELECT c.oid::regclass::text FROM pg_class c WHERE relkind = 'r' AND has_table_privilege(c.oid, 'SELECT')"
        )
        sharing = [table for (table,) in tables if self.sql(f"SELECT 1 FROM {table} WHERE xmin::text = %s", number)]
        self.assertEqual(sharing, ["leadership_vault_answer"])

    def test_the_order_of_the_slots_is_not_that_of_the_invitations(self):
        _feedback, _tokens = self.launched()

        stored = [bytes(tag) for (tag,) in self.sql("SELECT tag FROM leadership_vault_slot ORDER BY ctid")]

        self.assertEqual(stored, sorted(stored))

    def test_no_statement_carries_words_tokens_or_relations(self):
        with self.statements() as statements:
            feedback, tokens = self.answered()
            collecting.save_draft(self.cr, tokens["peer"][0], self.answers(feedback))
            closing.close(self.cr, feedback.ref, feedback.snapshot)
            self.opened(feedback)

        vaulted = [entry for entry in statements if "leadership_vault" in entry[0]]
        everything = repr(vaulted).encode()
        self.assertIn(feedback.ref.encode(), everything)
        for secret in (CANARY, tokens["peer"][0], tokens["manager"][0]):
            raw = secret.encode()
            for form in (raw, base64.b64encode(raw)[:-4], raw.hex().encode(), raw.decode().encode("utf-16-le")):
                self.assertNotIn(form, everything)

    def test_the_log_of_statements_shows_no_words(self):
        with self.assertLogs("odoo.sql_db", level=logging.DEBUG) as logs:
            self.closed()

        output = "\n".join(logs.output)
        self.assertIn("leadership_vault_answer", output)
        self.assertNotIn(CANARY, output)

    def test_progress_says_yes_or_no_and_never_points_at_a_person(self):
        feedback, tokens = self.launched()
        self.assertEqual(
            collecting.progress(self.cr, feedback.ref, 3), {"overall": False, "peer": False, "report": False}
        )
        for token in (*tokens["peer"][:3], *tokens["manager"], *tokens["report"][:2]):
            collecting.submit(self.cr, token, self.answers(feedback))

        self.assertEqual(
            collecting.progress(self.cr, feedback.ref, 3), {"overall": True, "peer": True, "report": False}
        )

    def test_a_rater_added_later_can_answer(self):
        feedback, _tokens = self.launched()
        invite = "33333333-3333-3333-3333-333333333333"

        collecting.add_slot(self.cr, feedback.ref, invite, "other")

        token = collecting.token(self.cr, feedback.ref, invite)
        self.assertEqual(collecting.look(self.cr, token).relation, "other")
        with self.assertRaises(closing.VaultError):
            collecting.add_slot(self.cr, feedback.ref, invite, "other")
        with self.assertRaises(closing.VaultError):
            collecting.add_slot(self.cr, feedback.ref, "44444444-3333-3333-3333-333333333333", "self")

    def test_cancelling_destroys_everything(self):
        before = self.key_files()
        feedback, _tokens = self.answered()

        collecting.cancel(self.cr, feedback.ref)
        # in a test nothing is committed; this is what follows a commit
        self.cr.postcommit.run()

        self.assertEqual([self.count(name) for name in store.TABLES if name != "meta"], [0] * 7)
        self.assertEqual(self.key_files(), before)
        collecting.cancel(self.cr, feedback.ref)

    def test_a_launch_that_is_rolled_back_leaves_no_key(self):
        before = self.key_files()
        self.launched()
        self.assertNotEqual(self.key_files(), before)

        self.cr.postrollback.run()

        self.assertEqual(self.key_files(), before)

    def test_a_round_is_launched_once(self):
        feedback, _tokens = self.launched()

        with self.assertRaises(closing.VaultError):
            collecting.launch(self.cr, feedback.ref, feedback.snapshot, self.hr.id, [])

        self.assertIsNone(self.opened(feedback, self.hr))

    def test_forgetting_deletes_the_results_and_then_the_log(self):
        feedback = self.closed()

        reading.forget(self.cr, feedback.ref)

        self.assertIsNone(self.opened(feedback))
        self.assertEqual(self.lines(feedback)[-2:], [(0, "deleted"), (self.participant.id, "refused")])
        reading.forget(self.cr, feedback.ref, keep_log=False)
        self.assertEqual([self.count(name) for name in store.TABLES if name != "meta"], [0] * 7)

    def statements(self):
        return _Statements()

    def test_the_vault_is_ready_and_says_so(self):
        self.assertEqual(vault.state(self.cr), "ready")
        self.assertEqual(vault.warnings(self.cr), [])


class _Statements(list):
    """Records the text and values of all SQL meanwhile."""

    def __enter__(self):
        execute = Cursor.execute

        def record(cursor, query, params=None, *args, **kwargs):
            self.append((str(query), _readable(params)))
            return execute(cursor, query, params, *args, **kwargs)

        self.patcher = patch.object(Cursor, "execute", record)
        self.patcher.start()
        return self

    def __exit__(self, *_error):
        self.patcher.stop()


def _readable(params):
    return [bytes(value) if isinstance(value, memoryview) else value for value in params or ()]
