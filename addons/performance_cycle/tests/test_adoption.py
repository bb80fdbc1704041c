"""A company that starts with us: goals and last year's ratings from a spreadsheet, history that stays."""

import csv
import io
from pathlib import Path

from openpyxl import load_workbook

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import format_date

from .common import PerformanceCase

STATIC = Path(__file__).parents[1] / "static" / "xls"
OPTIONS = {
    "quoting": '"',
    "separator": ",",
    "has_headers": True,
    "encoding": "utf-8",
    "float_decimal_separator": ".",
    "float_thousand_separator": ",",
}


class ImportCase(PerformanceCase):
    def bring(self, model, heads, *rows, role="officer", dryrun=False):
        """Import a spreadsheet as the page does, and return its answer."""
        text = io.StringIO()
        csv.writer(text).writerows([heads, *rows])
        wizard = self.as_(role, self.env["base_import.import"]).create(
            {"res_model": model, "file": text.getvalue().encode(), "file_type": "text/csv", "file_name": "x.csv"}
        )
        options = {**OPTIONS, "date_format": "%Y-%m-%d", "datetime_format": ""}
        return wizard.execute_import(heads, heads, options, dryrun=dryrun)

    def texts(self, answer, kind="error"):
        return [message["message"] for message in answer["messages"] if message["type"] == kind]


@tagged("post_install", "-at_install")
class TestImportOfGoals(ImportCase):
    HEADS = ["employee_id", "cycle_id", "name", "direction", "unit", "baseline", "target", "weight"]

    def row(self, person, name, weight):
        return [person, "Annual 2026", name, "Higher is better", "EUR", 10, 20, weight]

    def test_goals_come_in_as_drafts_of_the_right_people(self):
        appraisal = self.launch()

        answer = self.bring(
            "performance.goal", self.HEADS, self.row("Employee", "Sell", 60), self.row("employee", "Keep", 40)
        )

        self.assertEqual(answer["messages"], [])
        goals = self.env["performance.goal"].browse(answer["ids"])
        self.assertEqual(goals.mapped("state"), ["draft", "draft"])
        self.assertEqual(goals.appraisal_id, appraisal)
        self.assertEqual(goals.mapped("weight"), [60, 40])

    def test_unknown_people_are_named_with_their_rows_and_nothing_is_written(self):
        answer = self.bring(
            "performance.goal", self.HEADS, self.row("Employee", "Sell", 100), self.row("Nobody Here", "Keep", 100)
        )

        self.assertFalse(answer["ids"])
        [text] = self.texts(answer)
        self.assertIn("nobody at work in Northwind Tools is called “Nobody Here”", text)
        self.assertEqual(answer["messages"][0]["rows"], {"from": 1, "to": 1})
        self.assertFalse(self.env["performance.goal"].search([("cycle_id", "=", self.cycle.id)]))

    def test_of_two_namesakes_the_work_mail_decides(self):
        self.people["peer"].write({"name": "Employee", "work_email": "peer@northwind.example"})

        refused = self.bring("performance.goal", self.HEADS, self.row("Employee", "Sell", 100))
        taken = self.bring("performance.goal", self.HEADS, self.row("Peer@northwind.example", "Sell", 100))

        self.assertIn("more than one person is called “Employee”", self.texts(refused)[0])
        self.assertEqual(self.env["performance.goal"].browse(taken["ids"]).employee_id, self.people["peer"])

    def test_a_person_of_another_company_is_nobody_here(self):
        other = self.env["res.company"].create({"name": "Southwind"})
        self.env["hr.employee"].create({"name": "Far Away", "company_id": other.id})

        answer = self.bring("performance.goal", self.HEADS, self.row("Far Away", "Sell", 100))

        self.assertIn("nobody at work", self.texts(answer)[0])

    def test_an_impossible_weight_is_refused_in_words(self):
        answer = self.bring("performance.goal", self.HEADS, self.row("Employee", "Sell", 120))

        self.assertFalse(answer["ids"])
        self.assertIn("between 0 and 100 %", self.texts(answer)[0])

    def test_weights_that_do_not_total_100_are_told_and_not_refused(self):
        answer = self.bring(
            "performance.goal", self.HEADS, self.row("Employee", "Sell", 60), self.row("Peer", "Go", 100)
        )

        self.assertEqual(len(answer["ids"]), 2)
        [text] = self.texts(answer, "warning")
        self.assertIn("the goals of Employee in “Annual 2026” total 60 %", text)

    def test_a_trial_run_writes_nothing(self):
        answer = self.bring("performance.goal", self.HEADS, self.row("Employee", "Sell", 100), dryrun=True)

        self.assertEqual(answer["messages"], [])
        self.assertFalse(self.env["performance.goal"].search([("cycle_id", "=", self.cycle.id)]))

    def test_a_stranger_imports_no_goals_for_others(self):
        answer = self.bring("performance.goal", self.HEADS, self.row("Employee", "Sell", 100), role="stranger")

        self.assertFalse(answer["ids"])
        self.assertTrue(self.texts(answer))


@tagged("post_install", "-at_install")
class TestImportOfRatings(ImportCase):
    HEADS = ["employee_id", "period_end", "scale_id", "rating", "note"]

    def setUp(self):
        super().setUp()
        self.level = self.scale.level_ids[1]

    def ratings(self, *rows, **options):
        return self.bring("performance.rating.history", self.HEADS, *rows, **options)

    def test_last_year_s_ratings_come_in_by_name_or_by_value(self):
        answer = self.ratings(
            ["Employee", "2025-12-31", self.scale.name, self.level.name, "From the old file"],
            ["Peer", "2025-12-31", self.scale.name, f"{self.level.value:g}", ""],
            ["Stranger", "2025-12-31", "", "Solid", ""],
        )

        self.assertEqual(answer["messages"], [])
        rows = self.env["performance.rating.history"].browse(answer["ids"])
        self.assertEqual(rows.mapped("level_id"), self.level)
        self.assertEqual([bool(row.level_id) for row in rows], [True, True, False])
        self.assertEqual(rows[2].rating, "Solid")

    def test_a_word_that_is_no_level_is_refused_with_the_levels_that_are(self):
        answer = self.ratings(["Employee", "2025-12-31", self.scale.name, "Superb", ""])

        self.assertFalse(answer["ids"])
        [text] = self.texts(answer)
        self.assertIn("“Superb” is not on the scale", text)
        self.assertIn(self.level.name, text)

    def test_the_same_period_twice_and_one_to_come_are_refused(self):
        first = ["Employee", "2025-12-31", "", "Solid", ""]
        self.assertTrue(self.ratings(first)["ids"])

        self.assertIn("already has a rating of that period", self.texts(self.ratings(first))[0])
        self.assertIn("still to come", self.texts(self.ratings(["Peer", "2026-12-31", "", "Solid", ""]))[0])

    def test_only_hr_brings_ratings_and_nobody_the_own(self):
        for role, person in (("manager", "Employee"), ("employee", "Employee"), ("officer", "Officer")):
            with self.subTest(role=role):
                answer = self.ratings([person, "2025-12-31", "", "Solid", ""], role=role)
                self.assertFalse(answer["ids"])
                self.assertTrue(self.texts(answer))

    def test_the_line_and_hr_read_it_and_a_colleague_does_not(self):
        row = self.env["performance.rating.history"].create(
            {"employee_id": self.people["employee"].id, "period_end": "2025-12-31", "rating": "Solid"}
        )
        readers = {role for role in self.cast if self.as_(role, row).search([("id", "=", row.id)])}

        self.assertEqual(readers, {"employee", "manager", "officer", "administrator"})
        for role in ("peer", "stranger", "other_manager", "top"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.as_(role, row).read(["rating"])

    def test_it_stands_on_the_appraisal_as_the_last_rating(self):
        appraisal = self.launch()
        self.assertFalse(appraisal.last_rating)
        self.env["performance.rating.history"].create(
            [
                {"employee_id": self.people["employee"].id, "period_end": day, "rating": word}
                for day, word in (("2024-12-31", "Older"), ("2025-12-31", "Solid"))
            ]
        )
        appraisal.invalidate_recordset()
        day = format_date(self.env, "2025-12-31")

        for role in ("employee", "manager", "officer"):
            self.assertEqual(self.as_(role, appraisal).last_rating, f"Solid (until {day})")

    def test_the_shared_result_of_the_cycle_before_is_the_last_rating(self):
        before = self.env["performance.cycle"].create(
            {"name": "Annual 2025", "company_id": self.company.id, "date_start": "2025-01-01", "date_end": "2025-12-31"}
        )
        earlier = self.launch(before)
        self.force(earlier, "manager_review")
        self.review(earlier)
        now = self.launch()
        self.assertFalse(now.last_rating)

        self.force(earlier, "closed")
        earlier._with_key().write({"shared_date": "2026-01-15"})
        now.invalidate_recordset()

        self.assertEqual(self.as_("employee", now).last_rating, f"{self.level.name} (Annual 2025)")


@tagged("post_install", "-at_install")
class TestTemplates(ImportCase):
    def test_each_template_is_there_and_its_columns_are_fields(self):
        for model in ("performance.goal", "performance.rating.history"):
            [template] = self.env[model].get_import_templates()
            path = STATIC / Path(template["template"]).name
            heads = next(load_workbook(path).active.iter_rows(values_only=True))
            labels = {field["string"] for field in self.env[model].fields_get([], ["string"]).values()}
            with self.subTest(model=model):
                self.assertTrue(set(heads) <= labels, set(heads) - labels)


@tagged("post_install", "-at_install")
class TestHistoryStays(PerformanceCase):
    def test_an_archived_employee_keeps_goals_and_appraisal(self):
        appraisal = self.launch()
        goal = self.approved_goal()
        self.people["employee"].action_archive()

        self.assertEqual(self.as_("officer", appraisal).employee_id.display_name, "Employee")
        self.assertEqual(self.as_("manager", goal).employee_id.display_name, "Employee")
        self.assertTrue(self.as_("manager", self.env["performance.report"]).search([("id", "=", appraisal.id)]))

    def test_a_closed_appraisal_forbids_deleting_the_employee(self):
        appraisal = self.launch()
        self.force(appraisal, "closed")

        with self.assertRaises(UserError) as refusal:
            self.people["employee"].unlink()

        self.assertIn("Archive the employee instead", str(refusal.exception))
        self.assertTrue(self.people["employee"].exists())
