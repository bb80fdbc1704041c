from .common import LeadershipCase


class TestTheLifeOfARound(LeadershipCase):
    def test_a_round_goes_from_draft_to_a_report(self):
        feedback = self._closed()

        self.assertEqual(feedback.state, "closed")
        self.assertEqual(self.vault.named("close"), [(feedback.ref, feedback.snapshot)])
        self.assertEqual(feedback.report_ids.participant_id, self.participant)
