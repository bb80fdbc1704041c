from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ..workflow.appraisal import OPEN


class PerformanceCheckinRhythm(models.Model):
    """When each person in an open cycle was last met, and when the strategy's rhythm asks for the next check-in."""

    _name = "performance.checkin.rhythm"
    _description = "Check-in Rhythm"
    _inherit = ["performance.line.mixin"]
    _auto = False
    _order = "due_date, id"

    employee_id = fields.Many2one("hr.employee", readonly=True)
    manager_id = fields.Many2one("hr.employee", readonly=True)
    department_id = fields.Many2one("hr.department", readonly=True)
    cycle_id = fields.Many2one("performance.cycle", readonly=True)
    company_id = fields.Many2one("res.company", readonly=True)
    last_held = fields.Datetime("Last held", readonly=True)
    next_planned = fields.Datetime("Next planned", readonly=True)
    due_date = fields.Date("Next by", readonly=True)
    is_overdue = fields.Boolean("Overdue", compute="_compute_is_overdue", search="_search_is_overdue")

    @api.depends("due_date", "next_planned")
    def _compute_is_overdue(self):
        today = fields.Date.context_today(self)
        for row in self:
            row.is_overdue = row.due_date < today and not row.next_planned

    def _search_is_overdue(self, operator, value):
        if operator != "in":
            return NotImplemented
        overdue = Domain("due_date", "<", fields.Date.context_today(self)) & Domain("next_planned", "=", False)
        return overdue if True in value else ~overdue

    @property
    def _table_query(self):
        # The held check-ins count with whomever they were held: a new manager takes over the rhythm, not a debt.
        return SQL(
            """
            SELECT a.id, a.employee_id, a.manager_id, a.department_id, a.cycle_id, a.company_id,
                   met.last_held, met.next_planned,
                   (COALESCE(met.last_held, a.date_start)
                    + CASE s.checkin_rhythm WHEN 'week' THEN interval '7 days' WHEN 'fortnight' THEN interval '14 days'
                      ELSE interval '1 month' END)::date AS due_date
              FROM performance_appraisal a
              JOIN performance_strategy s ON s.id = a.strategy_id AND s.checkin_rhythm <> 'none'
              LEFT JOIN (
                    SELECT employee_id,
                           max(start) FILTER (WHERE state = 'held') AS last_held,
                           min(start) FILTER (
                               WHERE state = 'planned' AND start >= now() AT TIME ZONE 'UTC') AS next_planned
                      FROM performance_checkin GROUP BY employee_id) met ON met.employee_id = a.employee_id
             WHERE a.state IN %s
            """,
            OPEN,
        )

    def action_plan(self):
        """Plan a check-in with this person, and show it."""
        self.ensure_one()
        checkin = self.env["performance.checkin"].create(
            {"employee_id": self.employee_id.id, "manager_id": self.manager_id.id}
        )
        return checkin._open(checkin)

    @api.model
    def _overdue_counts(self, cycles):
        """Return {cycle id: people whose check-in is overdue}: numbers for HR, who may not read the rows."""
        groups = self.sudo()._read_group(
            [("cycle_id", "in", cycles.ids), ("is_overdue", "=", True)], ["cycle_id"], ["__count"]
        )
        return {cycle.id: count for cycle, count in groups}
