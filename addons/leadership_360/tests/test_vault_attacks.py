from unittest.mock import patch

from odoo.tests import tagged

from odoo.addons.leadership_360.confidential import (
    closing,
    collecting,
    conflict,
    crypto,
    hpke,
    log,
    proof,
    reading,
    rounds,
    store,
    vault,
)
from odoo.addons.leadership_360.confidential.errors import Tampered, VaultError

from .vault_case import VaultCase


@tagged("post_install", "-at_install")
class TestVaultAttacks(VaultCase):
    """What somebody with the whole database, but without the keyring, can try."""

    def test_changing_the_people_of_the_record_moves_nothing(self):
        feedback = self.closed()
        for column in ("participant_id", "coach_id"):
            self.sql(f"UPDATE leadership_feedback_round SET {column} = %s WHERE ref = %s", self.hr.id, feedback.ref)

        self.assertIsNone(self.opened(feedback, self.hr))
        self.assertTrue(self.opened(feedback))

    def test_results_that_are_swapped_do_not_open(self):
        one, two = self.closed(), self.closed()
        keys = vault.unlock(self.cr)
        mine, other = (rounds.result_tag(keys, each.ref, self.participant.id) for each in (one, two))
        box = store.get(self.cr, "result", other)
        self.assertTrue(self.opened(one))

        store.put(self.cr, "result", mine, box)

        with self.assertRaises(Tampered):
            self.opened(one)

    def test_a_result_given_to_another_reader_does_not_open(self):
        feedback = self.closed()
        keys = vault.unlock(self.cr)
        box = store.get(self.cr, "result", rounds.result_tag(keys, feedback.ref, self.participant.id))

        store.put(self.cr, "result", rounds.result_tag(keys, feedback.ref, self.hr.id), box)

        self.assertIsNone(self.opened(feedback, self.hr))

    def test_readers_of_one_round_cannot_be_put_in_the_place_of_another_s(self):
        one, two = self.closed(), self.closed()
        rows = self.sql("SELECT tag, data FROM leadership_vault_reader")
        self.assertEqual(len(rows), 2)

        for (tag, _data), (_tag, data) in zip(rows, reversed(rows), strict=True):
            self.sql("UPDATE leadership_vault_reader SET data = %s WHERE tag = %s", data, tag)

        for feedback in (one, two):
            with self.assertRaises(Tampered):
                self.opened(feedback)

    def test_a_round_cannot_be_opened_again_for_answers(self):
        feedback = self.closed()

        self.sql("UPDATE leadership_vault_round SET closed = false WHERE ref = %s", feedback.ref)

        with self.assertRaises(Tampered):
            closing.close(self.cr, feedback.ref, feedback.snapshot)

    def test_a_public_key_that_is_exchanged_is_noticed_before_an_answer_is_sealed(self):
        feedback, tokens = self.launched()
        _private, public = hpke.generate()

        self.sql("UPDATE leadership_vault_round SET public_key = %s WHERE ref = %s", public, feedback.ref)

        alarm = self.assertLogs("odoo.addons.leadership_360.confidential.seats", "CRITICAL")
        with alarm, self.assertRaises(VaultError):
            collecting.submit(self.cr, tokens["peer"][0], self.answers(feedback))
        self.assertEqual(self.count("answer"), 0)

    def test_a_form_that_is_changed_after_launch_takes_no_answers(self):
        feedback, tokens = self.launched()
        self.sql(
            "UPDATE leadership_feedback_round SET snapshot = jsonb_set(snapshot, '{policy,k}', '1') WHERE ref = %s",
            feedback.ref,
        )

        with self.assertLogs("odoo.addons.leadership_360.confidential.seats", "CRITICAL"):
            self.assertIsNone(collecting.look(self.cr, tokens["peer"][0]))
        with self.assertLogs("odoo.addons.leadership_360.confidential.seats", "CRITICAL"):
            self.assertFalse(collecting.submit(self.cr, tokens["peer"][0], self.answers(feedback)))

    def test_a_forged_answer_counts_for_nothing_and_the_participant_is_told(self):
        feedback, _tokens = self.answered()
        keys = vault.unlock(self.cr)
        ((public,),) = self.sql("SELECT public_key FROM leadership_vault_round WHERE ref = %s", feedback.ref)
        ((slot, box),) = self.sql("SELECT slot, box FROM leadership_vault_answer LIMIT 1")
        place = crypto.Place("answer", keys.vault, feedback.ref, bytes(slot).hex())
        forged = crypto.pack({"group": "peer", "ratings": {}, "comments": {"works_well": "forged"}})

        self.sql(
            "UPDATE leadership_vault_answer SET box = %s WHERE slot = %s",
            bytes(box)[:32] + crypto.seal_to(bytes(public), forged, place),
            slot,
        )
        closing.close(self.cr, feedback.ref, feedback.snapshot)

        self.assertNotIn("forged", str(self.opened(feedback)["result"]))
        self.assertIn((0, "tampered"), self.lines(feedback))

    def test_answers_from_seats_that_nobody_was_given_count_for_nothing(self):
        feedback, _tokens = self.answered()
        ((box,),) = self.sql("SELECT box FROM leadership_vault_answer LIMIT 1")

        self.sql(
            "INSERT INTO leadership_vault_answer (slot, ref, box) VALUES (%s, %s, %s)", b"x" * 32, feedback.ref, box
        )
        closing.close(self.cr, feedback.ref, feedback.snapshot)

        self.assertIn((0, "tampered"), self.lines(feedback))

    def test_a_seat_that_is_taken_away_is_noticed(self):
        feedback, _tokens = self.answered()

        self.sql("DELETE FROM leadership_vault_slot WHERE tag = (SELECT tag FROM leadership_vault_slot LIMIT 1)")
        closing.close(self.cr, feedback.ref, feedback.snapshot)

        self.assertIn((0, "tampered"), self.lines(feedback))


@tagged("post_install", "-at_install")
class TestVaultReaders(VaultCase):
    """Participant, coach, and nobody else; and the log that tells of them."""

    def release(self, feedback, user=None):
        reading.release(self.cr, self.at_browser(user or self.participant, "act"), feedback.ref, self.coach.id)

    def test_a_coach_reads_from_release_to_revocation(self):
        feedback = self.closed()
        self.assertIsNone(self.opened(feedback, self.coach))

        self.release(feedback)

        self.assertEqual(self.opened(feedback, self.coach), self.opened(feedback))
        reading.revoke(self.cr, feedback.ref, self.coach.id, self.participant.id)
        self.assertIsNone(self.opened(feedback, self.coach))
        self.assertEqual(self.count("result"), 1)

    def test_a_coach_released_before_the_close_reads_from_the_close_on(self):
        feedback, _tokens = self.answered()
        self.release(feedback)
        self.assertIsNone(self.opened(feedback, self.coach))

        closing.close(self.cr, feedback.ref, feedback.snapshot)

        self.assertEqual(self.opened(feedback, self.coach), self.opened(feedback))

    def test_a_coach_in_a_conflict_of_interest_reads_nothing_from_that_moment_on(self):
        feedback = self.closed()
        self.release(feedback)
        self.assertTrue(self.opened(feedback, self.coach))

        self.may_read.return_value = False

        self.assertIsNone(self.opened(feedback, self.coach))
        self.assertTrue(self.opened(feedback))

    def test_nobody_releases_to_a_coach_in_a_conflict_of_interest(self):
        feedback = self.closed()
        self.may_read.return_value = False

        with self.assertRaises(VaultError):
            self.release(feedback)

    def test_only_the_participant_releases(self):
        feedback = self.closed()

        for user in (self.coach, self.coordinator, self.settings_admin):
            with self.assertRaises(VaultError):
                self.release(feedback, user)
        self.assertIsNone(self.opened(feedback, self.coach))

    def test_another_coach_takes_the_place_of_the_first(self):
        feedback = self.closed()
        self.release(feedback)

        reading.release(self.cr, self.at_browser(self.participant, "act"), feedback.ref, self.portal_coach.id)

        self.assertIsNone(self.opened(feedback, self.coach))
        self.assertTrue(self.opened(feedback, self.portal_coach))

    def test_a_result_is_not_opened_without_proof(self):
        feedback = self.closed()
        with patch.object(proof, "check", side_effect=proof.Refused("forged")):
            for act in (reading.open_result, reading.read_log):
                with self.assertRaises(proof.Refused):
                    act(self.cr, self.at_browser(self.participant), feedback.ref)
            with self.assertRaises(proof.Refused):
                self.release(feedback)

        self.assertTrue(self.opened(feedback))

    def test_no_log_no_report(self):
        feedback = self.closed()
        with patch.object(store, "put_log", side_effect=VaultError("disk full")), self.assertRaises(VaultError):
            self.opened(feedback)

        self.assertTrue(self.opened(feedback))

    def test_every_act_is_in_the_log_and_a_stranger_s_refusal_too(self):
        feedback = self.closed()
        me, coach = self.participant.id, self.coach.id
        self.opened(feedback)
        self.release(feedback)
        self.opened(feedback, self.coach)
        reading.revoke(self.cr, feedback.ref, coach, me)
        self.opened(feedback, self.hr)

        self.assertEqual(
            self.lines(feedback),
            [
                (me, "bound"),
                (0, "closed"),
                (me, "open"),
                (me, "release"),
                (coach, "open"),
                (me, "revoke"),
                (self.hr.id, "refused"),
            ],
        )
        self.assertTrue(reading.verify_log(self.cr, feedback.ref))

    def test_what_happens_around_a_result_is_noted_in_its_log(self):
        feedback = self.closed()

        reading.note(self.cr, feedback.ref, self.settings_admin.id, "password_changed")

        self.assertIn((self.settings_admin.id, "password_changed"), self.lines(feedback))
        with self.assertRaises(VaultError):
            reading.note(self.cr, feedback.ref, self.hr.id, "answered")

    def test_a_result_is_unread_until_its_participant_has_opened_it(self):
        feedback = self.closed()
        self.opened(feedback, self.hr)
        self.assertEqual(reading.unread(self.cr), 1)

        self.opened(feedback)

        self.assertEqual(reading.unread(self.cr), 0)

    def test_the_log_is_for_the_participant_only(self):
        feedback = self.closed()

        for user in (self.coach, self.coordinator, self.settings_admin):
            with self.assertRaises(VaultError):
                reading.read_log(self.cr, self.at_browser(user), feedback.ref)

    def test_refusals_cannot_flood_the_log(self):
        feedback = self.closed()

        for _time in range(log.REFUSALS_AN_HOUR * 2):
            self.opened(feedback, self.hr)

        self.assertEqual(len([action for _uid, action in self.lines(feedback) if action == "refused"]), 10)

    def test_a_log_that_was_touched_is_not_whole(self):
        feedback = self.closed()
        self.opened(feedback)
        touches = {
            "line deleted": "DELETE FROM leadership_vault_log WHERE seq = 2",
            "last line deleted": "DELETE FROM leadership_vault_log WHERE seq = 3",
            "first row deleted": "DELETE FROM leadership_vault_log WHERE seq = 0",
            "all deleted": "DELETE FROM leadership_vault_log",
            "line copied": "UPDATE leadership_vault_log SET box = (SELECT box FROM leadership_vault_log WHERE seq = 1)"
            " WHERE seq = 2",
            "mac changed": "UPDATE leadership_vault_log SET mac = box WHERE seq = 2",
        }
        for name, query in touches.items():
            with self.subTest(name), self.cr.savepoint() as savepoint:
                self.sql(query)
                self.assertFalse(reading.verify_log(self.cr, feedback.ref))
                savepoint.rollback()
        self.assertTrue(reading.verify_log(self.cr, feedback.ref))


@tagged("post_install", "-at_install")
class TestConflict(VaultCase):
    """The vault's own question about a coach, put to the models."""

    def setUp(self):
        super().setUp()
        self.feedback = self._collecting()
        self.may_read = lambda user: conflict_of(self.cr, self.feedback.ref, user.id)

    def test_the_confirmed_coach_may_read(self):
        self.assertTrue(self.may_read(self.coach))

    def test_another_coach_the_manager_and_the_coordinator_may_not(self):
        for user in (self.portal_coach, self.boss.user_id, self.coordinator, self.participant):
            self.assertFalse(self.may_read(user), user.login)

    def test_a_reorganisation_closes_the_coach_s_access(self):
        employee = self.env["hr.employee"].create({"name": "Coach", "user_id": self.coach.id})
        self.assertTrue(self.may_read(self.coach))

        self.leader.parent_id = employee

        self.assertFalse(self.may_read(self.coach))

    def test_an_unknown_round_is_nobody_s_to_read(self):
        self.assertFalse(conflict_of(self.cr, "00000000-0000-0000-0000-000000000000", self.coach.id))


conflict_of = conflict.coach_may_read
