from odoo import fields, models, tools

from ..workflow.goal import IN_FORCE


class PerformanceGoalPublic(models.Model):
    """The open face of a goal that others contribute to: title, owner and progress, nothing else."""

    _name = "performance.goal.public"
    _description = "Goal of the Cascade"
    _auto = False
    _order = "level, name, id"
    _depends = {
        "performance.goal": [
            "name",
            "level",
            "parent_id",
            "employee_id",
            "department_id",
            "cycle_id",
            "company_id",
            "date_due",
            "progress",
            "state",
        ],
        "hr.employee": ["parent_id"],
    }

    name = fields.Char("Goal", readonly=True)
    level = fields.Selection(
        [("individual", "Individual"), ("department", "Department"), ("company", "Company")], readonly=True
    )
    parent_id = fields.Many2one("performance.goal.public", "Contributes to", readonly=True)
    child_ids = fields.One2many("performance.goal.public", "parent_id", "Contributing goals", readonly=True)
    employee_id = fields.Many2one("hr.employee", "Owner", readonly=True)
    department_id = fields.Many2one("hr.department", readonly=True)
    cycle_id = fields.Many2one("performance.cycle", readonly=True)
    company_id = fields.Many2one("res.company", readonly=True)
    date_due = fields.Date("Due", readonly=True)
    progress = fields.Float("Progress (%)", readonly=True, aggregator="avg")

    def init(self):
        # Only what is agreed, and may be contributed to: goals of the company, a department, a manager.
        tools.drop_view_if_exists(self.env.cr, self._table)
        self.env.cr.execute(
            tools.SQL(
                """CREATE VIEW %s AS (
                SELECT g.id, g.name, g.level, g.parent_id, g.employee_id, g.department_id, g.cycle_id, g.company_id,
                       g.date_due, g.progress
                  FROM performance_goal g
                 WHERE g.state IN %s AND (
                       g.level <> 'individual'
                       OR EXISTS (SELECT 1 FROM performance_goal c WHERE c.parent_id = g.id)
                       OR EXISTS (SELECT 1 FROM hr_employee e WHERE e.parent_id = g.employee_id)))""",
                tools.SQL.identifier(self._table),
                tuple(sorted(IN_FORCE)),
            )
        )
