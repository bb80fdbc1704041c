"""The people of the tests about check-ins, feedback and aspirations, and how they look at a record."""

from datetime import datetime

from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import HttpCase, TransactionCase, new_test_user
from odoo.tests.common import JsonRpcException

NOON = datetime(2026, 11, 20, 12, 0)
OFFICER = "performance_cycle.group_performance_officer"
ADMINISTRATOR = "performance_cycle.group_performance_administrator"


class TalkPeople:
    """Elena leads Maya, Maya leads Amara and Daniel; Hana is of HR, Adam administers everything."""

    @classmethod
    def make_people(cls):
        cls.env = cls.env(
            context=dict(cls.env.context, mail_create_nolog=True, no_reset_password=True, tracking_disable=True)
        )
        cls.elena = cls.person("elena")
        cls.maya = cls.person("maya", cls.elena)
        cls.amara = cls.person("amara", cls.maya)
        cls.daniel = cls.person("daniel", cls.maya)
        cls.hana = cls.person("hana", groups=f"base.group_user,hr.group_hr_user,{OFFICER}")
        cls.adam = cls.person("adam", groups=f"base.group_system,hr.group_hr_manager,{ADMINISTRATOR}")
        cls.everybody = cls.elena | cls.maya | cls.amara | cls.daniel | cls.hana | cls.adam

    @classmethod
    def person(cls, login, manager=None, groups="base.group_user"):
        user = new_test_user(cls.env, login, groups, name=login.title(), password=f"{login}-{login}")
        return cls.env["hr.employee"].create(
            {"name": login.title(), "user_id": user.id, "parent_id": manager.id if manager else False}
        )

    @classmethod
    def by(cls, person, records):
        """The records as this person sees them."""
        return records.with_user(person.user_id)

    def readers(self, record):
        """The first names of those who can both find and read a record."""
        return {person.name for person in self.everybody if self.can_read(person, record)}

    def can_read(self, person, record):
        seen = self.by(person, record)
        seen.env.invalidate_all()
        found = bool(seen.search([("id", "=", record.id)]))
        try:
            seen.read(["display_name"])
        except AccessError:
            self.assertFalse(found, f"{person.name} finds what may not be read")
            return False
        self.assertTrue(found, f"{person.name} reads what is not found")
        return True

    @classmethod
    def checkin(cls, planner, employee, manager, **values):
        return cls.by(planner, cls.env["performance.checkin"]).create(
            {"employee_id": employee.id, "manager_id": manager.id, "start": NOON, **values}
        )

    @classmethod
    def running_appraisal(cls, employee, rhythm="week"):
        """An appraisal of 2026 for this employee, under a strategy with this rhythm."""
        scale = cls.env["performance.scale"].create(
            {
                "name": "Three",
                "level_ids": [Command.create({"value": value, "name": str(value)}) for value in (1, 2, 3)],
            }
        )
        strategy = cls.env["performance.strategy"].create(
            {"name": f"Talk every {rhythm}", "scale_id": scale.id, "checkin_rhythm": rhythm}
        )
        cycle = cls.env["performance.cycle"].create(
            {"name": "2026", "date_start": "2026-01-01", "date_end": "2026-12-31"}
        )
        return (
            cls.env["performance.appraisal"]
            .sudo()
            ._with_key()
            .create(
                {
                    "cycle_id": cycle.id,
                    "employee_id": employee.id,
                    "manager_id": employee.parent_id.id,
                    "strategy_id": strategy.id,
                    "date_start": "2026-01-01",
                    "date_end": "2026-12-31",
                }
            )
        )


class TalkCase(TalkPeople, TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_people()


class TalkRpcCase(TalkPeople, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_people()

    def rpc(self, person, model, method, *args, **kwargs):
        """What the web client of this person gets; raises JsonRpcException."""
        self.authenticate(person.user_id.login, f"{person.user_id.login}-{person.user_id.login}")
        params = {"model": model, "method": method, "args": list(args), "kwargs": kwargs}
        return self.make_jsonrpc_request("/web/dataset/call_kw", params)

    def refused(self, *call, **kwargs):
        """The call, which the server must refuse for want of access."""
        with self.assertRaises(JsonRpcException) as refusal, self.assertLogs("odoo.http", "WARNING"):
            self.rpc(*call, **kwargs)
        self.assertIn("AccessError", str(refusal.exception))
