from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL


class PerformanceLineMixin(models.AbstractModel):
    """Knows whether a record's employee is in the current user's line (live `parent_id`: it decides who may read)."""

    _name = "performance.line.mixin"
    _description = "Read by the line above"

    in_my_line = fields.Boolean(
        "In my line", compute="_compute_in_my_line", search="_search_in_my_line", export_string_translation=False
    )

    @api.depends_context("uid")
    def _compute_in_my_line(self):
        # sudo: a person may not read the whole employee row; only the yes or no comes back
        employees = self.env["hr.employee"].sudo().search(self._line_domain())
        for record in self:
            record.in_my_line = record.sudo().employee_id in employees

    def _search_in_my_line(self, operator, value):
        if operator != "in":
            return NotImplemented
        inside = Domain("employee_id", "any!", self._line_domain())
        return inside if True in value else ~inside

    @api.model
    def _line_domain(self):
        """Return the domain on hr.employee of those below the current user.

        Direct reports always; everybody below where the company's setting says so. A person is never in his own line.
        """
        uid = self.env.uid
        self.env["hr.employee"].flush_model(["parent_id", "user_id"])
        below = SQL(
            """(WITH RECURSIVE line AS (
                    SELECT e.id FROM hr_employee e JOIN hr_employee m ON m.id = e.parent_id WHERE m.user_id = %s
                    UNION SELECT e.id FROM hr_employee e JOIN line ON e.parent_id = line.id)
                SELECT id FROM line)""",
            uid,
        )
        direct = Domain("parent_id.user_id", "=", uid)
        whole = Domain("company_id.performance_line", "=", "whole") & Domain("id", "in", below)
        archived_too = Domain("active", "in", [True, False])
        return archived_too & (direct | whole) & Domain("user_id", "!=", uid)
