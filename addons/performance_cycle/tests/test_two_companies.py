"""Everything that shows figures keeps two companies apart, and speaks its reader's language."""

import io

from openpyxl import load_workbook

from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import new_test_user, tagged

from .common import END, START, PerformanceCase


class TwoCompaniesCase(PerformanceCase):
    def setUp(self):
        super().setUp()
        self.north = self.company
        self.south = self.env["res.company"].create({"name": "Southwind"})
        both = (self.north | self.south).ids
        self.cast["both"] = new_test_user(
            self.env,
            login="perf_both",
            groups="base.group_user,performance_cycle.group_performance_officer",
            company_id=self.north.id,
            company_ids=[Command.set(both)],
        )
        boss, worker = (
            new_test_user(self.env, login=f"perf_south_{name}", company_id=self.south.id, company_ids=[self.south.id])
            for name in ("boss", "worker")
        )
        self.cast |= {"boss": boss, "worker": worker}
        lead = self.env["hr.employee"].create({"name": "Boss", "user_id": boss.id, "company_id": self.south.id})
        self.southern = self.env["hr.employee"].create(
            [
                {"name": "Employee", "user_id": user.id, "company_id": self.south.id, "parent_id": lead.id}
                for user in (worker, self.cast["both"])
            ]
        )
        self.env["performance.strategy"].create(
            {"name": "South", "company_id": self.south.id, "is_default": True, "scale_id": self.scale.id}
        )
        self.southern_cycle = self.env["performance.cycle"].create(
            {"name": "South 2026", "company_id": self.south.id, "date_start": START, "date_end": END}
        )
        self.launch()
        self.in_(self.south, "both", self.southern_cycle).action_launch()
        self.run_launch()

    def in_(self, companies, role, records):
        return records.with_user(self.cast[role]).with_context(allowed_company_ids=companies.ids)


@tagged("post_install", "-at_install")
class TestTwoCompanies(TwoCompaniesCase):
    def test_the_report_counts_the_companies_that_are_chosen(self):
        counts = {
            companies: self.in_(companies, "both", self.env["performance.report"]).search_count([])
            for companies in (self.north, self.south, self.north | self.south)
        }

        self.assertEqual(counts, {self.north: 7, self.south: 2, self.north | self.south: 9})

    def test_an_appeal_of_another_company_is_not_read_on_the_way_to_its_decision(self):
        appraisal = self.env["performance.appraisal"].search([("employee_id", "=", self.southern[0].id)])
        appraisal._with_key().write({"appeal": "I was ill in June."})
        decision = self.as_("officer", self.env["performance.appraisal.decision"]).create(
            {"appraisal_id": appraisal.id, "decision": "x"}
        )
        self.env.invalidate_all()

        with self.assertRaises(AccessError):
            decision.read(["appeal"])

    def test_a_workbook_of_another_company_is_not_written(self):
        with self.assertRaises(AccessError):
            self.as_("officer", self.southern_cycle)._write_workbook(io.BytesIO())

        file = io.BytesIO()
        self.in_(self.south, "both", self.southern_cycle)._write_workbook(file)
        self.assertEqual(load_workbook(file)["Appraisals"].max_row, 3)

    def test_who_works_in_both_finds_what_is_due_in_the_chosen_ones(self):
        def due(companies):
            return len(self.in_(companies, "both", self.env["performance.home"]).my_performance()["due"])

        self.assertEqual((due(self.north), due(self.south), due(self.north | self.south)), (0, 1, 1))

    def test_a_team_is_of_its_company(self):
        def names(role, company):
            team = self.in_(company, role, self.env["performance.team"]).my_team()
            return sorted(row["name"] for row in team["people"])

        self.assertEqual(names("boss", self.south), ["Employee", "Employee"])
        self.assertEqual(names("manager", self.north), ["Employee", "Peer"])

    def test_a_namesake_in_another_company_does_not_get_the_rating(self):
        history = self.in_(self.north, "both", self.env["performance.rating.history"])

        answer = history.load(["employee_id", "period_end", "rating"], [["Employee", "2025-12-31", "Solid"]])

        self.assertEqual(answer["messages"], [])
        self.assertEqual(history.browse(answer["ids"]).employee_id, self.people["employee"])
        self.assertFalse(self.in_(self.south, "both", self.env["performance.rating.history"]).search([]))
        with self.assertRaises(AccessError):
            self.in_(self.south, "boss", history.browse(answer["ids"])).read(["rating"])

    def test_names_come_in_the_reader_s_language(self):
        self.env["res.lang"]._activate_lang("fr_FR")
        level = self.scale.level_ids[1]
        level.with_context(lang="fr_FR").name = "Très bien"
        appraisal = self.appraisal_of("employee")
        self.force(appraisal, "manager_review")
        self.review(appraisal)
        self.env.flush_all()
        seen = self.as_("officer", self.cycle).with_context(lang="fr_FR")

        file = io.BytesIO()
        seen._write_workbook(file)
        names = [row[0] for row in list(load_workbook(file).worksheets[3].iter_rows(values_only=True))[1:]]

        self.assertIn("Très bien", names)
        self.assertIn("Très bien", [row["name"] for row in seen.dashboard()["ratings"]["levels"]])
