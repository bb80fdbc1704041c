from odoo.exceptions import AccessError, UserError
from odoo.service.model import call_kw

from .common import LeadershipCase
from .move_table import MoveTable
from .test_privacy import ROADS


class JourneyCase(MoveTable, LeadershipCase):
    """A participant with a coach and a mentor; a former coach and a coach of somebody else; strangers."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.mentor = cls._user("mentor")
        cls.former_coach, cls.other_coach = cls.coach, cls._user("coach2")
        cls.coach = cls._user("coach3")
        cls.program.mentor_ids = cls.mentor
        cls.program.coach_ids += cls.coach | cls.other_coach
        cls.enrollment.with_user(cls.participant)._set_mentor(cls.mentor)
        other = cls.env["leadership.enrollment"].create(
            {"employee_id": cls.reports[0].id, "cohort_id": cls.cohort.id, "reason": "Also ready."}
        )
        other._keyed().write({"state": "accepted"})
        other.with_user(cls.reports[0].user_id)._set_coach(cls.other_coach)
        cls.other_enrollment = other
        cls.strangers = {
            "manager": cls.boss.user_id,
            "HR": cls.hr,
            "coordinator": cls.coordinator,
            "settings administrator": cls.settings_admin,
            "leadership administrator": cls.administrator,
            "other coach": cls.other_coach,
            "former coach": cls.former_coach,
            "portal": cls.portal_coach,
            "Odoo's administrator": cls.env.ref("base.user_admin"),
        }

    def _change_coach(self):
        self.enrollment.with_user(self.participant)._set_coach(self.coach)

    def _call(self, user, model, method, args=(), kwargs=None):
        """Call a method as a request of `user` over RPC does."""
        self.env.invalidate_all()
        return call_kw(self.env[model].with_user(user), method, list(args), dict(kwargs or {}))

    def _found(self, user, model):
        """Return the roads on which `user` finds something in `model`."""
        found = set()
        for method, (args, kwargs, holds) in ROADS.items():
            try:
                answer = self._call(user, model, method, args, kwargs)
            except AccessError:
                continue
            if holds(answer):
                found.add(method)
        return found

    def _assert_closed(self, records, field, users):
        """Assert that `users`, a dictionary of who and user, neither find `records` nor get them by their number."""
        roads = {
            "read": [[field]],
            "web_read": [{field: {}}],
            "export_data": [[field]],
            "write": [{}],
            "unlink": [],
        }
        for who, user in users.items():
            with self.subTest(model=records._name, who=who):
                self.assertFalse(self._found(user, records._name))
            for method, args in roads.items():
                # an AccessError, or for those who may not export at all its parent
                with self.subTest(model=records._name, who=who, method=method), self.assertRaises(UserError):
                    self._call(user, records._name, method, [records.ids, *args])

    def _assert_open(self, records, field, *users):
        """Assert that `users` find `records` on every road, and read them."""
        for user in users:
            with self.subTest(model=records._name, user=user.login):
                self.assertEqual(self._found(user, records._name), set(ROADS))
                self.assertTrue(self._call(user, records._name, "read", [records.ids, [field]]))

    def _session(self, by=None, **values):
        values = {"enrollment_id": self.enrollment.id, "start": "2026-03-02 09:00:00", "agenda": "Letting go", **values}
        return self.env["leadership.session"].with_user(by or self.participant).create(values)
