"""The XLSX of a cycle of 10,000 people: memory that does not grow with the rows, and a time per row."""

import time
import tracemalloc
from tempfile import TemporaryFile

from odoo.tests import TransactionCase, tagged

FEW, MANY = 1_000, 10_000


@tagged("post_install", "-at_install")
class TestCycleWorkbook(TransactionCase):
    def setUp(self):
        super().setUp()
        self.cycle = self.env["performance.cycle"].create(
            {"name": "Large", "date_start": "2026-01-01", "date_end": "2026-12-31"}
        )
        self.strategy = self.env["performance.strategy"].create(
            {"name": "Large", "scale_id": self.env.ref("performance_cycle.performance_scale_five").id}
        )
        person = self.env["hr.employee"].create({"name": "Somebody"})
        appraisal = (
            self.env["performance.appraisal"]
            ._with_key()
            .create({"cycle_id": self.cycle.id, "employee_id": person.id, "strategy_id": self.strategy.id})
        )
        goal = self.env["performance.goal"].create(
            {"name": "=1+1", "employee_id": person.id, "cycle_id": self.cycle.id, "weight": 100}
        )
        self.env.flush_all()
        self.first = {"hr_employee": person.id, "performance_appraisal": appraisal.id, "performance_goal": goal.id}
        self.rows = 1

    def grow(self, rows):
        """Copy the one person, appraisal and goal by SQL until there are so many."""
        cr, new = self.env.cr, rows - self.rows
        cr.execute("SELECT max(id) FROM hr_employee")
        [last] = cr.fetchone()
        # ids and what must be unique are numbered on from the last employee
        resource = "SELECT resource_id FROM hr_employee WHERE id = %s"
        self.copy("resource_resource", {"id": "nextval('resource_resource_id_seq')"}, new, resource)
        fresh = "(SELECT id FROM resource_resource ORDER BY id DESC OFFSET n - 1 LIMIT 1)"
        self.copy("hr_employee", {"id": f"{last} + n", "resource_id": fresh, "barcode": "NULL"}, new)
        cr.execute("SELECT setval('hr_employee_id_seq', %s)", [last + new])
        cr.execute("SELECT COALESCE(max(id), 0) FROM performance_appraisal")
        [base] = cr.fetchone()
        self.copy("performance_appraisal", {"id": f"{base} + n", "employee_id": f"{last} + n"}, new)
        cr.execute("SELECT setval('performance_appraisal_id_seq', %s)", [base + new])
        goal = {"id": "nextval('performance_goal_id_seq')", "employee_id": f"{last} + n", "appraisal_id": f"{base} + n"}
        self.copy("performance_goal", goal, new)
        self.env.invalidate_all()
        self.rows = rows

    def copy(self, table, changed, number, source="SELECT %s"):
        cr = self.env.cr
        cr.execute("SELECT column_name FROM information_schema.columns WHERE table_name = %s", [table])
        columns = [name for [name] in cr.fetchall()]
        values = ", ".join(changed.get(name, f'"{name}"') for name in columns)
        names = ", ".join(f'"{name}"' for name in columns)
        first = self.first.get(table, self.first["hr_employee"])
        cr.execute(
            f"INSERT INTO {table} ({names}) SELECT {values} FROM {table}, generate_series(1, {number}) n"
            f" WHERE {table}.id = ({source})",
            [first],
        )

    def measure(self):
        """Return (peak of memory in MB, seconds, size of the file in MB)."""
        self.env.invalidate_all()
        with TemporaryFile() as file:
            tracemalloc.start()
            begin = time.perf_counter()
            self.cycle._write_workbook(file)
            seconds = time.perf_counter() - begin
            _now, peak = tracemalloc.get_traced_memory()
            tracemalloc.stop()
            return peak / 2**20, seconds, file.tell() / 2**20

    def test_ten_times_the_rows_need_no_more_memory(self):
        self.grow(FEW)
        self.measure()
        few = self.measure()
        self.grow(MANY)
        many = self.measure()

        print(
            f"\nXLSX of a cycle: {FEW} people and goals peak at {few[0]:.1f} MB in {few[1]:.1f} s; "
            f"{MANY} at {many[0]:.1f} MB in {many[1]:.1f} s ({many[2]:.1f} MB file), under tracemalloc"
        )
        self.assertLess(many[0], 1.5 * few[0])
