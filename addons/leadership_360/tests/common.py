from contextlib import contextmanager
from unittest.mock import patch

from odoo import fields
from odoo.tests import TransactionCase, new_test_user

from .vault import FakeVault

RELATIONS = {"peer": 5, "report": 5}


class LeadershipCase(TransactionCase):
    """A leader with a manager, peers and reports; a coach, a coordinator, and people with no part in it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.vault = FakeVault()
        cls.enterClassContext(cls.vault.installed())
        cls.enterClassContext(_no_commit(cls))
        cls.boss = cls._employee("boss")
        cls.leader = cls._employee("leader", parent=cls.boss)
        cls.peers = [cls._employee(f"peer{number}", parent=cls.boss) for number in range(6)]
        cls.reports = [cls._employee(f"report{number}", parent=cls.leader) for number in range(6)]
        cls.coach = cls._user("coach")
        cls.coordinator = cls._user("coordinator", "leadership_360.group_coordinator")
        cls.other_coordinator = cls._user("coordinator2", "leadership_360.group_coordinator")
        cls.administrator = cls._user("leadership_admin", "leadership_360.group_administrator")
        cls.hr = cls._user("hr", "hr.group_hr_manager")
        cls.settings_admin = cls._user("settings", "base.group_system", "hr.group_hr_manager")
        cls.portal_coach = new_test_user(
            cls.env, "l360_portal_coach", groups="base.group_portal", email="pc@example.com"
        )
        cls.participant = cls.leader.user_id
        cls.program = cls.env["leadership.program"].create(
            {
                "name": "Leading others, autumn",
                "coordinator_ids": cls.coordinator.ids,
                "coach_ids": (cls.coach | cls.portal_coach).ids,
                "questionnaire_id": cls.env.ref("leadership_360.leadership_questionnaire_team_leader").id,
            }
        )
        cls.cohort = cls.env["leadership.cohort"].create({"name": "Autumn", "program_id": cls.program.id})
        cls.enrollment = cls._enroll(cls.leader)

    def setUp(self):
        super().setUp()
        self.vault.calls.clear()

    @classmethod
    def _user(cls, login, *groups):
        return new_test_user(
            cls.env, f"l360_{login}", groups=",".join(("base.group_user", *groups)), email=f"{login}@example.com"
        )

    @classmethod
    def _employee(cls, login, parent=None):
        user = cls._user(login)
        return cls.env["hr.employee"].create(
            {"name": user.name, "user_id": user.id, "work_email": user.email, "parent_id": parent and parent.id}
        )

    @classmethod
    def _enroll(cls, employee, coach=True):
        enrollment = cls.env["leadership.enrollment"].create(
            {"employee_id": employee.id, "cohort_id": cls.cohort.id, "reason": "Leads a growing team."}
        )
        enrollment._keyed().write({"state": "accepted"})
        if coach:
            enrollment.with_user(employee.user_id)._set_coach(cls.coach)
        return enrollment

    def _round(self, enrollment=None, **values):
        values = {"enrollment_id": (enrollment or self.enrollment).id, **values}
        return self.env["leadership.feedback.round"].with_user(self.coordinator).create(values)

    def _nominate(self, feedback, relation, *employees):
        feedback.with_user(self.participant).write(
            {
                "invitation_ids": [
                    fields.Command.create({"relation": relation, "employee_id": one.id}) for one in employees
                ]
            }
        )

    def _full_list(self, feedback):
        """Bring `feedback` from draft to a list that waits for review."""
        feedback.with_user(self.coordinator).action_start()
        self._nominate(feedback, "manager", self.boss)
        self._nominate(feedback, "peer", *self.peers[:5])
        self._nominate(feedback, "report", *self.reports[:5])
        feedback.with_user(self.participant).action_submit_list()
        return feedback

    def _collecting(self, **values):
        """Return a round whose raters are being asked."""
        feedback = self._full_list(self._round(**values))
        feedback.with_user(self.coordinator).action_approve_list()
        feedback.with_user(self.coordinator).action_launch()
        self.env["leadership.feedback.round"]._cron_open()
        return feedback

    @contextmanager
    def _letters(self):
        """Collect the letters that would be sent, as dictionaries with to, subject and text."""
        letters = []

        def send(server, message, **_options):
            body = message.get_body(("plain",)).get_content()
            letters.append({"to": message["To"], "subject": str(message["Subject"]), "text": body})

        with patch.object(self.registry["ir.mail_server"], "send_email", send):
            yield letters

    def _closed(self, **values):
        """Return a round with a report."""
        feedback = self._collecting(**values)
        feedback.with_user(self.coordinator).action_close()
        self.env["leadership.feedback.round"]._cron_close()
        return feedback


def _no_commit(cls):
    """A test runs in one transaction: the jobs' commits are counted, not made."""
    return patch.object(cls.env.registry["ir.cron"], "_commit_progress", lambda self, *args, **kwargs: float("inf"))
