from unittest import TestCase
from unittest.mock import patch

from odoo.tests import tagged

from odoo.addons.leadership_360.confidential import (
    closing,
    keyring,
    locks,
    log,
    passphrase,
    reading,
    rounds,
    store,
    upkeep,
    vault,
)
from odoo.addons.leadership_360.confidential.errors import (
    PassphraseNeeded,
    Tampered,
    TooManyTries,
    WrongPassphrase,
)

from .vault_case import VaultCase

WORDS = "correct horse battery"


@tagged("post_install", "-at_install")
class TestPassphrase(VaultCase):
    """The one thing that stops somebody who has taken over the participant's login (wall, section 5)."""

    def setUp(self):
        super().setUp()
        # the price of a guess is checked by the pure tests
        self.startPatcher(patch.object(passphrase, "COST", 2**4))
        self.me = self.at_browser(self.participant, "act")

    def set_words(self, words=WORDS):
        return locks.set_passphrase(self.cr, self.me, words)

    def open_with(self, feedback, secret):
        return reading.open_result(self.cr, self.at_browser(self.participant), feedback.ref, secret=secret)

    def refused(self, error):
        """As `assertRaises`, without its savepoint: a line of the log outlives the refusal."""
        return TestCase.assertRaises(self, error)

    def journal(self):
        keys = vault.unlock(self.cr)
        return [entry.action for entry in locks.read_journal(self.cr, keys, self.participant.id)]

    def test_without_one_a_report_opens_as_before(self):
        feedback = self.closed()

        self.assertFalse(locks.has_passphrase(self.cr, self.me))
        self.assertTrue(self.opened(feedback))

    def test_set_before_launch_the_result_is_sealed_to_it_at_close(self):
        self.set_words()
        feedback = self.closed()

        with self.assertRaises(PassphraseNeeded):
            self.opened(feedback)
        self.assertEqual(self.open_with(feedback, WORDS)["closed"], self.open_with(feedback, WORDS)["closed"])

    def test_set_while_a_round_collects_or_after_its_close_it_protects_that_round(self):
        after = self.closed()
        plain = self.opened(after)
        while_, _tokens = self.answered()

        self.set_words()
        closing.close(self.cr, while_.ref, while_.snapshot)

        for feedback in (after, while_):
            with self.assertRaises(PassphraseNeeded):
                self.opened(feedback)
        self.assertEqual(self.open_with(after, WORDS), plain)
        self.assertTrue(self.open_with(while_, WORDS))

    def test_the_master_key_alone_opens_nothing(self):
        self.set_words()
        feedback = self.closed()
        keys = vault.unlock(self.cr)

        left = rounds.open_result(self.cr, keys, feedback.ref, self.participant.id)

        self.assertEqual(set(left), {"locked"})
        with self.assertRaises(PassphraseNeeded):
            rounds.open_copy(self.cr, keys, rounds.load(self.cr, keys, feedback.ref), self.participant.id)

    def test_the_recovery_code_opens_as_well(self):
        code = self.set_words()
        feedback = self.closed()

        self.assertEqual(self.open_with(feedback, code.lower()), self.open_with(feedback, WORDS))

    def test_a_wrong_one_shows_nothing_and_stands_in_the_log(self):
        self.set_words()
        feedback = self.closed()

        with self.refused(WrongPassphrase):
            self.open_with(feedback, "not the passphrase")

        self.assertEqual(self.journal(), ["passphrase_set", "wrong_passphrase"])
        self.assertIn((self.participant.id, "wrong_passphrase"), self.lines(feedback))
        self.assertNotIn((self.participant.id, "open"), self.lines(feedback))

    def test_after_ten_wrong_ones_within_an_hour_the_right_one_waits_too(self):
        self.set_words()
        feedback = self.closed()
        for _try in range(locks.TRIES_AN_HOUR):
            with self.refused(WrongPassphrase):
                self.open_with(feedback, "guess after guess")

        with self.refused(TooManyTries):
            self.open_with(feedback, WORDS)
        with patch.object(log, "_now", lambda now=log._now: now() + log.timedelta(hours=1, seconds=1)):
            self.assertTrue(self.open_with(feedback, WORDS))

    def test_changed_only_the_new_one_and_the_code_open(self):
        code = self.set_words()
        feedback = self.closed()
        with self.refused(WrongPassphrase):
            locks.change_passphrase(self.cr, self.me, "wrong one", "another one, longer")

        locks.change_passphrase(self.cr, self.me, WORDS, "another one, longer")

        with self.refused(WrongPassphrase):
            self.open_with(feedback, WORDS)
        self.assertTrue(self.open_with(feedback, "another one, longer"))
        self.assertTrue(self.open_with(feedback, code))

    def test_given_up_a_report_opens_as_before_and_only_who_knows_it_gives_it_up(self):
        feedback = self.closed()
        plain = self.opened(feedback)
        self.set_words()
        with self.refused(WrongPassphrase):
            locks.drop_passphrase(self.cr, self.me, "wrong one")

        locks.drop_passphrase(self.cr, self.me, WORDS)

        self.assertEqual(self.opened(feedback), plain)
        self.assertTrue(reading.verify_log(self.cr, feedback.ref))

    def test_nobody_sets_a_second_one_over_the_first(self):
        self.set_words()

        with self.assertRaises(vault.VaultError):
            self.set_words("of somebody with my login")

    def test_a_too_short_one_is_refused_and_nothing_is_set(self):
        with self.assertRaises(passphrase.TooShort):
            self.set_words("short")

        self.assertFalse(locks.has_passphrase(self.cr, self.me))

    def test_released_after_close_the_coach_gets_a_copy_only_with_it(self):
        self.set_words()
        feedback = self.closed()
        with self.assertRaises(PassphraseNeeded):
            reading.release(self.cr, self.me, feedback.ref, self.coach.id)
        self.assertIsNone(self.opened(feedback, self.coach))

        reading.release(self.cr, self.me, feedback.ref, self.coach.id, WORDS)

        self.assertEqual(self.opened(feedback, self.coach), self.open_with(feedback, WORDS))

    def test_released_before_close_both_copies_are_made_at_close(self):
        self.set_words()
        feedback, _tokens = self.answered()
        reading.release(self.cr, self.me, feedback.ref, self.coach.id)

        closing.close(self.cr, feedback.ref, feedback.snapshot)

        self.assertTrue(self.opened(feedback, self.coach))
        with self.assertRaises(PassphraseNeeded):
            self.opened(feedback)

    def test_whoever_deletes_the_key_by_sql_opens_nothing_and_is_found_out(self):
        self.set_words()
        feedback = self.closed()
        keys = vault.unlock(self.cr)
        store.delete(self.cr, "reader", [locks._tag(keys, self.participant.id)])
        log.delete(self.cr, keys, locks.journal(self.participant.id))

        with self.assertRaises(Tampered):
            self.open_with(feedback, WORDS)
        self.assertFalse(reading.verify_log(self.cr, feedback.ref))
        self.assertEqual(upkeep.check(self.cr).broken, [feedback.ref])

    def test_it_survives_a_rotation_of_the_master_key(self):
        self.set_words()
        feedback = self.closed()
        before, old = self.open_with(feedback, WORDS), vault.unlock(self.cr)
        try:
            with patch.object(self.cr, "commit"):
                upkeep.rotate(self.cr)

            self.assertEqual(self.open_with(feedback, WORDS), before)
            self.assertTrue(reading.verify_log(self.cr, feedback.ref))
            self.assertTrue(upkeep.check(self.cr).sound)
        finally:
            # the test's rows are rolled back, the key file is not
            keyring.keep_only(old)

    def test_of_somebody_who_left_it_goes_with_the_last_round(self):
        self.set_words()
        feedback = self.closed()
        locks.forget_reader(self.cr, self.participant.id)
        self.assertTrue(locks.has_passphrase(self.cr, self.me))

        reading.forget(self.cr, feedback.ref, keep_log=False)
        locks.forget_reader(self.cr, self.participant.id)

        self.assertFalse(locks.has_passphrase(self.cr, self.me))
        self.assertFalse(self.journal())
