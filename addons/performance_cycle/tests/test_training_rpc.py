"""Over real JSON-RPC: who reads a training, who moves it, and that nothing is written by hand."""

from odoo.tests import tagged

from .talk_case import TalkRpcCase


@tagged("post_install", "-at_install")
class TestTrainingOverRpc(TalkRpcCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.training = (
            cls.by(cls.amara, cls.env["performance.training"])
            .create({"name": "Negotiating", "employee_id": cls.amara.id, "reason": "I lost a customer.", "cost": 10})
            .with_env(cls.env)
        )

    def test_a_stranger_neither_reads_nor_moves_it(self):
        call = ("performance.training", "read", self.training.ids, ["reason"])
        for person in (self.daniel, self.elena):
            with self.subTest(person=person.name):
                self.refused(person, *call)
                self.refused(person, "performance.training", "action_submit", self.training.ids)
                self.assertFalse(self.rpc(person, "performance.training", "search", [("reason", "ilike", "lost")]))

        for person in (self.amara, self.maya, self.hana):
            self.assertEqual(self.rpc(person, *call)[0]["reason"], "I lost a customer.")

    def test_no_state_and_no_approval_is_written_by_hand(self):
        for person in (self.amara, self.maya, self.hana, self.adam):
            for values in ({"state": "approved"}, {"approver_id": person.user_id.id}, {"cost_company": 0}):
                with self.subTest(person=person.name, values=values):
                    self.refused(person, "performance.training", "write", self.training.ids, values)

        self.assertEqual(self.training.state, "draft")

    def test_the_employee_submits_and_the_manager_approves(self):
        self.rpc(self.amara, "performance.training", "action_submit", self.training.ids)
        self.refused(self.amara, "performance.training", "action_approve", self.training.ids)
        self.rpc(self.maya, "performance.training", "action_approve", self.training.ids)

        self.env.invalidate_all()
        self.assertEqual(self.training.state, "approved")

    def test_hr_is_an_employee_on_the_own_training(self):
        own = self.env["performance.training"].create({"name": "Law", "employee_id": self.hana.id, "cost": 9})
        self.rpc(self.hana, "performance.training", "action_submit", own.ids)

        for step in ("action_approve", "action_approve_hr", "action_refuse"):
            with self.subTest(step=step):
                self.refused(self.hana, "performance.training", step, own.ids)
