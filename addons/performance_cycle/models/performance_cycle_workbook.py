from odoo import fields, models
from odoo.fields import Domain

from ..report.book import Book

# How many rows are in memory at a time.
BATCH = 500
APPRAISAL = [
    "employee_id",
    "department_id",
    "job_id",
    "manager_id",
    "strategy_id",
    "state",
    "level_id",
    "level_value",
    "goal_count",
    "goal_progress",
    "late_count",
]
GOAL = [
    "level",
    "employee_id",
    "department_id",
    "name",
    "measure_text",
    "baseline",
    "target",
    "current",
    "unit",
    "progress",
    "weight",
    "date_due",
    "status",
    "state",
]
OUTCOME = [
    "employee_id",
    "department_id",
    "kind",
    "percent",
    "amount",
    "new_job_id",
    "effective_date",
    "state",
    "proposer_id",
    "approver_id",
    "applied_date",
]


class PerformanceCycle(models.Model):
    _inherit = "performance.cycle"

    def action_download_workbook(self):
        self.ensure_one()
        return {"type": "ir.actions.act_url", "url": f"/performance/cycle/{self.id}/workbook", "target": "download"}

    def _write_workbook(self, file):
        """Write the cycle into a file as XLSX: only what the current user may read, a batch of rows at a time."""
        self.ensure_one()
        with Book(file) as book:
            for title, heads, rows in self._sheets():
                book.add(title, heads, rows)

    def _sheets(self):
        """Return (name, column heads, rows) of each sheet; the rows are read while they are written."""
        mine, env = Domain("cycle_id", "=", self.id), self.env
        level_heads = [env._("Level"), env._("Value"), env._("People"), env._("Percent"), env._("From"), env._("To")]
        return [
            (env._("Overview"), [self.name, ""], self._overview_rows()),
            (env._("Appraisals"), *self._table_of("performance.report", mine, APPRAISAL)),
            (env._("Goals"), *self._table_of("performance.goal", mine & Domain("state", "!=", "cancelled"), GOAL)),
            (env._("Distribution"), level_heads, self._distribution_rows()),
            (env._("Outcomes"), *self._table_of("performance.outcome", mine, OUTCOME)),
        ]

    def _table_of(self, model, domain, names):
        """Return (column heads, rows) of what the reader finds; a field that is not for him is left out."""
        described = self.env[model].fields_get(names, ["string"])
        shown = [name for name in names if name in described]
        return [described[name]["string"] for name in shown], self._rows_of(model, domain, shown)

    def _rows_of(self, model, domain, names):
        last = 0
        while rows := self.env[model].search_fetch(domain & Domain("id", ">", last), names, order="id", limit=BATCH):
            labels = {name: self._labels(rows._fields[name]) for name in names}
            for row in rows:
                yield [self._plain(row, name, labels[name]) for name in names]
            last = rows[-1].id
            # Read and written: nothing of it is kept.
            rows.env.invalidate_all()

    def _labels(self, field):
        return dict(field._description_selection(self.env)) if field.type == "selection" else {}

    def _plain(self, row, name, labels):
        """Return the value of a field as a cell shows it; None is an empty one."""
        value, kind = row[name], row._fields[name].type
        if kind == "many2one":
            # sudo: the name, as every list shows it
            return value.sudo().display_name or None
        if kind == "datetime":
            return fields.Datetime.context_timestamp(row, value).replace(tzinfo=None) if value else None
        if name in ("current", "progress") and not row.measured:
            return None
        if name == "level_value" and not row.level_id:
            return None
        if kind in ("float", "integer", "monetary"):
            return value
        return labels.get(value, value) or None

    def _overview_rows(self):
        """Return what HR looks at first; the same figures as on the cycle's page and in the report."""
        env = self.env
        report, mine = env["performance.report"], [("cycle_id", "=", self.id)]
        states = dict(report._fields["state"]._description_selection(env))
        sums = ["__count", "rated_count:sum", "level_value:avg", "late_count:sum", "goal_count:sum"]
        [(people, rated, average, late, goals)] = report._read_group(mine, [], sums)
        yield from (
            [env._("Company"), self.company_id.sudo().name],  # sudo: only its name
            [env._("From"), self.date_start],
            [env._("To"), self.date_end],
            [env._("Made on"), fields.Datetime.context_timestamp(self, fields.Datetime.now()).replace(tzinfo=None)],
            [env._("Made by"), env.user.name],
            [env._("People"), people],
            [env._("Rated"), rated or 0],
            [env._("Average rating"), average or None],
            [env._("Late"), late or 0],
            [env._("Goals of people"), goals or 0],
        )
        for state, count in report._read_group(mine, ["state"], ["__count"]):
            yield [states[state], count]

    def _distribution_rows(self):
        for band in self._rating_rows()["levels"]:
            yield [band["name"], band["value"], band["count"], band["percent"], band.get("low"), band.get("high")]
