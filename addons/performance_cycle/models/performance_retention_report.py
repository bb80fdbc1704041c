from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import SQL

from ..scoring.retention import BANDS, turnover


class PerformanceRetentionReport(models.Model):
    """One line per employment: how long it lasts, whether it ended and why, and how the person was last rated."""

    _name = "performance.retention.report"
    _description = "Retention Analysis"
    _auto = False
    _order = "departure_date desc, employee_id, id"
    _depends = {
        "hr.employee": ["active", "company_id", "current_version_id"],
        "hr.version": [
            "employee_id",
            "department_id",
            "date_version",
            "contract_date_start",
            "departure_date",
            "departure_reason_id",
        ],
        "performance.report": ["employee_id", "level_id", "date_end"],
        "performance.rating.history": ["employee_id", "level_id", "period_end"],
    }

    employee_id = fields.Many2one("hr.employee", readonly=True)
    company_id = fields.Many2one("res.company", readonly=True)
    department_id = fields.Many2one("hr.department", readonly=True)
    start_date = fields.Date("Hired on", readonly=True, help="The first contract, else the first record of employment.")
    departure_date = fields.Date("Last day", readonly=True)
    departure_reason_id = fields.Many2one("hr.departure.reason", "Reason of leaving", readonly=True)
    last_level_id = fields.Many2one("performance.scale.level", "Last rating", readonly=True)
    status = fields.Selection(
        [
            ("employed", "Employed"),
            ("coming", "Not here yet"),
            ("left", "Left"),
            ("unknown", "Left, last day unknown"),
        ],
        readonly=True,
    )
    tenure = fields.Float("Average tenure (years)", readonly=True, aggregator="avg", help="Of those employed today.")
    tenure_band = fields.Selection("_selection_bands", "Tenure", readonly=True)
    headcount = fields.Integer("Employed today", readonly=True)
    departure_count = fields.Integer("Left in 12 months", readonly=True)
    average_headcount = fields.Float(
        "Average headcount", readonly=True, help="Over the twelve months up to today, day by day."
    )
    turnover = fields.Float(
        "Turnover in 12 months (%)",
        readonly=True,
        aggregator="avg",
        help="Those who left in the twelve months up to today, in percent of the average headcount.",
    )

    @api.model
    def _selection_bands(self):
        env = self.env
        return [
            (f"from_{low:02}", env._("%(low)d to %(high)d years", low=low, high=high))
            if high
            else (f"from_{low:02}", env._("%(low)d years and more", low=low))
            for low, high in BANDS
        ]

    @property
    def _table_query(self):
        """Count from who may be read; the dates follow scoring/retention.py, a test holds both together."""
        today = fields.Date.context_today(self)
        since = turnover((), today).since
        return SQL(
            """
            SELECT one.id, one.id AS employee_id, one.company_id, one.department_id, one.start_date,
                   one.departure_date, one.departure_reason_id, rated.level_id AS last_level_id,
                   CASE WHEN one.lost THEN 'unknown' WHEN one.start_date > %(today)s THEN 'coming'
                        WHEN one.departure_date < %(today)s THEN 'left' ELSE 'employed' END AS status,
                   CASE WHEN one.present THEN one.years + (%(today)s - one.reached)::float
                        / ((one.start_date + make_interval(years => one.years + 1))::date - one.reached) END AS tenure,
                   %(band)s AS tenure_band,
                   one.present::int AS headcount,
                   (NOT one.lost AND one.departure_date BETWEEN %(since)s AND %(today)s)::int AS departure_count,
                   one.days::float / %(window)s AS average_headcount,
                   NULL::float AS turnover
              FROM (%(employments)s) one
              LEFT JOIN (%(ratings)s) rated ON rated.employee_id = one.id
            """,
            today=today,
            since=since,
            window=(today - since + timedelta(days=1)).days,
            band=self._band(),
            employments=self._employments(today, since),
            ratings=self._ratings(),
        )

    def _band(self):
        steps = SQL(" ").join(SQL("WHEN one.years >= %s THEN %s", low, f"from_{low:02}") for low, _high in BANDS[::-1])
        return SQL("CASE WHEN NOT one.present THEN NULL %s END", steps)

    def _employments(self, today, since):
        """Select first and last day of everybody the reader finds, archived people too."""
        readable = self.env["hr.employee"].with_context(active_test=False)._search([])
        return SQL(
            """
            SELECT who.*, NOT who.lost AND who.start_date <= %(today)s
                          AND (who.departure_date IS NULL OR who.departure_date >= %(today)s) AS present,
                   CASE WHEN who.lost THEN 0 ELSE GREATEST(0, LEAST(who.departure_date, %(today)s)
                        - GREATEST(who.start_date, %(since)s) + 1) END AS days,
                   (who.start_date + make_interval(years => who.years))::date AS reached
              FROM (SELECT e.id, e.company_id, v.department_id, first.start_date, gone.departure_date,
                           gone.departure_reason_id, NOT e.active AND gone.departure_date IS NULL AS lost,
                           (date_part('year', %(today)s::date) - date_part('year', first.start_date))::int
                           - (first.start_date + make_interval(years => (date_part('year', %(today)s::date)
                              - date_part('year', first.start_date))::int) > %(today)s)::int AS years
                      FROM hr_employee e
                      LEFT JOIN hr_version v ON v.id = e.current_version_id
                      JOIN (SELECT employee_id, COALESCE(min(contract_date_start), min(date_version)) AS start_date
                              FROM hr_version GROUP BY employee_id) first ON first.employee_id = e.id
                      LEFT JOIN LATERAL (
                            SELECT departure_date, departure_reason_id FROM hr_version ended
                             WHERE ended.employee_id = e.id AND ended.departure_date IS NOT NULL
                               AND (ended.id = e.current_version_id OR NOT e.active)
                             ORDER BY departure_date DESC LIMIT 1) gone ON true
                     WHERE e.id IN %(readable)s) who
            """,
            today=today,
            since=since,
            readable=readable.subselect(),
        )

    def _ratings(self):
        """Select the latest rating of each person that the reader may know, of this app or brought along."""
        earlier = self.env["performance.rating.history"]._search([("level_id", "!=", False)])
        return SQL(
            """
            SELECT DISTINCT ON (found.employee_id) found.employee_id, found.level_id
              FROM (SELECT employee_id, level_id, date_end AS day, id FROM (%s) report WHERE level_id IS NOT NULL
                    UNION ALL
                    SELECT employee_id, level_id, period_end, 0 FROM performance_rating_history
                     WHERE id IN %s) found
             ORDER BY found.employee_id, found.day DESC, found.id DESC
            """,
            self.env["performance.report"]._table_query,
            earlier.subselect(),
        )

    def _read_group_select(self, aggregate_spec, query):
        if aggregate_spec != "turnover:avg":
            return super()._read_group_select(aggregate_spec, query)
        # A rate of a group is no mean of rates.
        left, average = (
            self._field_to_sql(self._table, name, query) for name in ("departure_count", "average_headcount")
        )
        return SQL("100.0 * SUM(%s) / NULLIF(SUM(%s), 0)", left, average)
