"""The XLSX of a cycle: what its reader may read, text that stays text, the same figures as everywhere."""

import io

from openpyxl import load_workbook

from odoo.tests import HttpCase, tagged

from .outcome_case import OutcomeCase
from .test_report import ReportCase

TRICKY = ["=1+1", "+SUM(A1)", "-2", "@cmd", "\tx", "\rx", '=HYPERLINK("http://x")']


class WorkbookCase(ReportCase):
    def book(self, role, cycle=None):
        file = io.BytesIO()
        self.as_(role, cycle or self.cycle)._write_workbook(file)
        return load_workbook(file)

    def rows(self, book, sheet):
        heads, *rows = book[sheet].iter_rows(values_only=True)
        return [dict(zip(heads, row, strict=True)) for row in rows]


@tagged("post_install", "-at_install")
class TestWorkbook(WorkbookCase):
    def test_the_sheets_say_what_the_page_says(self):
        page = self.as_("administrator", self.cycle).dashboard()
        book = self.book("administrator")
        overview = dict(book["Overview"].iter_rows(values_only=True))
        people, goals = self.rows(book, "Appraisals"), self.rows(book, "Goals")
        spread = {int(row["Value"]): row["People"] for row in self.rows(book, "Distribution")}

        self.assertEqual(book.sheetnames, ["Overview", "Appraisals", "Goals", "Distribution", "Outcomes"])
        self.assertEqual((overview["People"], overview["Rated"], overview["Goals of people"]), (7, 4, 9))
        self.assertEqual(overview["Average rating"], 3.5)
        self.assertEqual((len(people), len(goals)), (7, 9))
        self.assertEqual(sum(row["Goals"] for row in people), 9)
        self.assertEqual(spread, {5: 1, 4: 1, 3: 1, 2: 1, 1: 0})
        self.assertEqual(spread, {row["value"]: row["count"] for row in page["ratings"]["levels"]})
        self.assertEqual(
            {row["Employee"]: row["Average rating"] for row in people if row["Average rating"]},
            {"Manager": 5, "Employee": 4, "Peer": 3, "Officer": 2},
        )

    def test_a_manager_gets_the_own_line_and_a_stranger_nobody(self):
        self.assertEqual(
            {row["Employee"] for row in self.rows(self.book("manager"), "Appraisals")}, {"Employee", "Peer"}
        )
        self.assertEqual(self.rows(self.book("stranger"), "Appraisals"), [])
        self.assertEqual(self.rows(self.book("stranger"), "Goals"), [])

    def test_no_text_becomes_a_formula(self):
        goals = self.env["performance.goal"].create(
            [{"name": text, "employee_id": self.people["peer"].id, "cycle_id": self.cycle.id} for text in TRICKY]
        )
        self.env.flush_all()

        cells = [
            cell
            for row in self.book("administrator")["Goals"].iter_rows(min_row=2)
            for cell in row
            if isinstance(cell.value, str) and cell.value.startswith(("=", "+", "-", "@", "\t", "\r", "_x"))
        ]

        self.assertEqual(len(cells), len(goals))
        for cell in cells:
            self.assertEqual((cell.data_type, cell.number_format, cell.quotePrefix), ("s", "@", True), cell.value)

    def test_what_was_never_measured_is_empty_and_not_zero(self):
        self.env["performance.goal"].create(
            {"name": "Unmeasured", "employee_id": self.people["peer"].id, "cycle_id": self.cycle.id}
        )
        self.env.flush_all()

        [row] = [row for row in self.rows(self.book("officer"), "Goals") if row["Goal"] == "Unmeasured"]

        self.assertEqual((row["Current"], row["Progress (%)"]), (None, None))

    def test_heads_are_in_the_reader_s_language(self):
        lang = self.env["res.lang"]._activate_lang("fr_FR")
        self.assertTrue(lang)
        self.cast["officer"].lang = "fr_FR"

        field = self.env["performance.goal"]._fields["weight"]
        seen = self.as_("officer", self.cycle).with_context(lang="fr_FR")
        heads, _rows = seen._table_of("performance.goal", [("id", "=", 0)], ["weight"])

        self.assertEqual(heads, [field._description_string(seen.env)])


@tagged("post_install", "-at_install")
class TestOutcomesInTheWorkbook(OutcomeCase):
    book, rows = WorkbookCase.book, WorkbookCase.rows

    def test_a_raise_is_there_for_who_may_read_it(self):
        self.outcome(percent=4)
        self.env.flush_all()
        found = {role: self.rows(self.book(role), "Outcomes") for role in ("manager", "administrator", "employee")}

        self.assertEqual([len(rows) for rows in found.values()], [1, 1, 0])
        [row] = found["administrator"]
        self.assertEqual((row["Employee"], row["Raise (%)"]), ("Employee", 4))
        self.assertNotIn(4000, row.values())


@tagged("post_install", "-at_install")
class TestWorkbookDownload(WorkbookCase, HttpCase):
    def get(self, role, cycle):
        self.authenticate(f"perf_{role}", f"perf_{role}")
        return self.url_open(f"/performance/cycle/{cycle.id}/workbook")

    def test_the_button_leads_to_a_file_with_the_reader_s_rights(self):
        action = self.as_("officer", self.cycle).action_download_workbook()
        self.assertEqual(action["url"], f"/performance/cycle/{self.cycle.id}/workbook")

        for role, names in (("administrator", 7), ("manager", 2), ("employee", 0)):
            with self.subTest(role=role):
                answer = self.get(role, self.cycle)
                self.assertEqual(answer.status_code, 200)
                self.assertIn("Annual 2026.xlsx", answer.headers["Content-Disposition"].replace("%20", " "))
                self.assertEqual(answer.headers["Cache-Control"], "no-store")
                book = load_workbook(io.BytesIO(answer.content))
                self.assertEqual(len(self.rows(book, "Appraisals")), names)

    def test_a_cycle_that_is_not_the_reader_s_is_not_found(self):
        draft = self.env["performance.cycle"].create(
            {"name": "2027", "company_id": self.company.id, "date_start": "2027-01-01", "date_end": "2027-12-31"}
        )
        for cycle in (draft, self.env["performance.cycle"].browse(99999999)):
            self.assertEqual(self.get("employee", cycle).status_code, 404)
