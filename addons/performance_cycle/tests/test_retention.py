"""Who stays and who leaves: figures computed by hand and by the plain arithmetic, for who may see contracts."""

from datetime import date

from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import HttpCase, new_test_user, tagged
from odoo.tools import mute_logger

from ..scoring.retention import Employment, average_tenure, tenure_bands, turnover
from .common import TODAY, PerformanceCase
from .test_goal_rpc import TestOverRpc

DAY = date.fromisoformat(TODAY)
SUMS = ["headcount:sum", "departure_count:sum", "average_headcount:sum", "tenure:avg", "turnover:avg"]
# name: first day, last day
PEOPLE = {
    "Ada": (date(2016, 2, 2), None),
    "Ben": (date(2024, 2, 2), None),
    "Cleo": (date(2025, 8, 2), None),
    "Dora": (date(2020, 1, 1), date(2025, 12, 31)),
    "Emil": (date(2022, 1, 1), date(2024, 12, 31)),
    "Fay": (date(2026, 6, 1), None),
}


class RetentionCase(PerformanceCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.small = cls.env["res.company"].create({"name": "Small"})
        cls.cast["hr_manager"] = new_test_user(
            cls.env,
            login="perf_hr_manager",
            groups="hr.group_hr_manager",
            company_id=cls.small.id,
            company_ids=[Command.set((cls.small | cls.company).ids)],
        )
        cls.shop = cls.env["hr.department"].create({"name": "Shop", "company_id": cls.small.id})
        cls.resigned, cls.retired = cls.env["hr.departure.reason"].create([{"name": "Resigned"}, {"name": "Retired"}])
        for name, (start, end) in PEOPLE.items():
            person = cls.hire(name, start)
            if end:
                cls.leave(person, end, cls.resigned if name == "Dora" else cls.retired)
        cls.hire("Gus", date(2019, 1, 1)).action_archive()

    @classmethod
    def hire(cls, name, start):
        cls.people[name] = cls.env["hr.employee"].create(
            {
                "name": name,
                "company_id": cls.small.id,
                "department_id": cls.shop.id,
                "date_version": start,
                "contract_date_start": start,
            }
        )
        return cls.people[name]

    @classmethod
    def leave(cls, person, end, reason):
        person.write({"departure_date": end, "departure_reason_id": reason.id})
        person.action_archive()
        person.write({"departure_date": end, "departure_reason_id": reason.id})

    def report(self, role="hr_manager"):
        return (
            self.env["performance.retention.report"]
            .with_user(self.cast[role])
            .with_context(allowed_company_ids=self.small.ids)
        )

    def figures(self, *domain):
        [row] = self.report()._read_group(list(domain), [], SUMS)
        return row


@tagged("post_install", "-at_install")
class TestRetention(RetentionCase):
    def test_the_figures_are_those_computed_by_hand(self):
        here, left, average, tenure, turned = self.figures()

        # since 3 February 2025: Ada and Ben 365 days, Cleo 185, Dora 332
        self.assertEqual((here, left), (3, 1))
        self.assertAlmostEqual(average, (365 + 365 + 185 + 332) / 365)
        self.assertAlmostEqual(turned, 100 * 365 / 1247)
        self.assertAlmostEqual(tenure, (10 + 2 + 184 / 365) / 3)

    def test_the_figures_are_those_of_the_plain_arithmetic(self):
        known = [Employment(*days) for days in PEOPLE.values()]
        expected = turnover(known, DAY)

        here, left, average, tenure, turned = self.figures()
        bands = dict(self.report()._read_group([("headcount", "=", 1)], ["tenure_band"], ["__count"]))

        self.assertEqual(here, sum(one.on(DAY) for one in known))
        self.assertEqual(left, expected.departures)
        self.assertAlmostEqual(average, float(expected.average))
        self.assertAlmostEqual(turned, float(expected.rate * 100))
        self.assertAlmostEqual(tenure, float(average_tenure(known, DAY)))
        keys = [key for key, _label in self.report()._selection_bands()]
        self.assertEqual(tuple(bands.get(key, 0) for key in keys), tenure_bands(known, DAY))

    def test_a_leap_day_hire_has_the_anniversary_of_the_arithmetic(self):
        start = date(2024, 2, 29)
        self.hire("Leap", start)
        self.env.flush_all()

        [row] = self.report().search([("employee_id", "=", self.people["Leap"].id)])

        self.assertAlmostEqual(row.tenure, float(average_tenure([Employment(start)], DAY)))

    def test_each_person_has_one_status(self):
        found = {row.employee_id.name: row.status for row in self.report().search([])}

        self.assertEqual(
            found,
            {
                "Ada": "employed",
                "Ben": "employed",
                "Cleo": "employed",
                "Dora": "left",
                "Emil": "left",
                "Fay": "coming",
                "Gus": "unknown",
            },
        )

    def test_departures_stand_beside_reason_and_last_rating(self):
        scale = self.scale
        history = self.env["performance.rating.history"]
        for name, day, word in (("Dora", "2023-12-31", "2"), ("Dora", "2024-12-31", "5"), ("Ada", "2024-12-31", "3")):
            history.create(
                {"employee_id": self.people[name].id, "period_end": day, "scale_id": scale.id, "rating": word}
            )

        groups = self.report()._read_group(
            [("departure_count", "=", 1)], ["departure_reason_id", "last_level_id"], ["__count"]
        )

        self.assertEqual([(reason, level.value, count) for reason, level, count in groups], [(self.resigned, 5, 1)])

    def test_another_company_is_not_counted(self):
        both = self.report().with_context(allowed_company_ids=(self.small | self.company).ids)

        self.assertEqual(self.report().search_count([]), 7)
        self.assertEqual(both.search_count([("company_id", "=", self.company.id)]), 8)

    def test_who_comes_back_is_employed_again(self):
        self.people["Dora"].action_unarchive()
        self.env.flush_all()

        [row] = self.report().search([("employee_id", "=", self.people["Dora"].id)])

        self.assertEqual((row.status, row.departure_count), ("employed", 0))


@tagged("post_install", "-at_install")
class TestRetentionOverRpc(RetentionCase, HttpCase):
    call = TestOverRpc.call

    @mute_logger("odoo.http", "odoo.addons.base.models.ir_rule", "odoo.addons.base.models.ir_model")
    def test_only_who_may_read_contracts_and_departures_reads_the_report(self):
        for role in ("employee", "manager", "top", "officer", "administrator"):
            with self.subTest(role=role):
                _rows, error = self.call(
                    role,
                    "performance.retention.report",
                    "formatted_read_group",
                    domain=[],
                    groupby=["departure_reason_id"],
                    aggregates=SUMS,
                )
                self.assertEqual(error, "odoo.exceptions.AccessError")
        with self.assertRaises(AccessError):
            self.report("officer").search([])

    def test_the_page_groups_it_as_hr_looks_at_it(self):
        rows, error = self.call(
            "hr_manager",
            "performance.retention.report",
            "formatted_read_group",
            domain=[],
            groupby=["department_id"],
            aggregates=SUMS,
            context={"allowed_company_ids": self.small.ids},
        )

        self.assertFalse(error)
        self.assertEqual([row["headcount:sum"] for row in rows], [3])
        self.assertAlmostEqual(rows[0]["turnover:avg"], 100 * 365 / 1247)

    def test_the_own_rating_is_not_there_before_it_is_shared(self):
        self.cast["officer"].group_ids += self.env.ref("hr.group_hr_manager")
        appraisal = self.launch()
        own = self.appraisal_of("officer")
        self.force(own, "manager_review")
        for row, role in ((own, "top"),):
            self.review(row, role=role)
        self.env.flush_all()
        domain = [("employee_id", "=", self.people["officer"].id)]
        for shared in (False, "2026-02-01"):
            own._with_key().write({"shared_date": shared})
            self.env.flush_all()
            rows, _error = self.call(
                "officer",
                "performance.retention.report",
                "formatted_read_group",
                domain=domain,
                groupby=["last_level_id"],
                aggregates=["__count"],
            )
            self.assertEqual([bool(row["last_level_id"]) for row in rows], [bool(shared)])
        self.assertTrue(appraisal)
