from odoo import api, fields, models

from ..workflow.appraisal import OPEN


class HrEmployee(models.Model):
    _inherit = "hr.employee"

    performance_checkin_count = fields.Integer(
        "Check-ins held", compute="_compute_performance_checkin_count", groups="hr.group_hr_user"
    )

    @api.depends_context("uid")
    def _compute_performance_checkin_count(self):
        counts = self.env["performance.checkin"]._held_counts(self.ids)
        for employee in self:
            employee.performance_checkin_count = counts.get(employee.id, 0)

    def action_performance_checkins(self):
        return self._performance_open("performance_cycle.performance_checkin_action")

    def _open_appraisal(self):
        """Return the latest open appraisal of this employee, in sudo; empty if there is none."""
        # sudo: only finds the row
        return (
            self.env["performance.appraisal"]
            .sudo()
            .search([("employee_id", "in", self.ids), ("state", "in", OPEN)], order="date_end desc, id desc", limit=1)
        )

    def _checkin_rhythm(self):
        """Return the rhythm of the strategy that applies to this employee: week, fortnight, month or none."""
        if not self:
            return "none"
        strategy = self._open_appraisal().strategy_id
        if not strategy:
            # sudo: department and job of a colleague are not readable by everybody
            employee = self.sudo()
            find = self.env["performance.strategy"]._resolver(employee.company_id)
            strategy = find(employee.job_id, employee.department_id)[0]
        return strategy.checkin_rhythm if strategy else "none"
