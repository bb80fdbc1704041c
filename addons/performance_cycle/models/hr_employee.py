from odoo import api, fields, models
from odoo.exceptions import UserError

from ..workflow.appraisal import OPEN


class HrEmployee(models.Model):
    _inherit = "hr.employee"

    performance_strategy = fields.Char(
        "Strategy",
        compute="_compute_performance_strategy",
        groups="hr.group_hr_user",
        help="How this person's performance is managed, and why.",
    )
    performance_goal_count = fields.Integer(compute="_compute_performance_counts", groups="hr.group_hr_user")
    performance_appraisal_count = fields.Integer(compute="_compute_performance_counts", groups="hr.group_hr_user")

    @api.depends("job_id", "department_id", "company_id")
    def _compute_performance_strategy(self):
        Strategy = self.env["performance.strategy"]
        for company, employees in self.grouped("company_id").items():
            find = Strategy._resolver(company)
            for employee in employees:
                strategy, reason, place = find(employee.job_id, employee.department_id)
                employee.performance_strategy = (strategy or Strategy)._reason_text(reason, place)

    @api.depends_context("uid")
    def _compute_performance_counts(self):
        goals = dict(
            self.env["performance.goal"]._read_group(
                [("employee_id", "in", self.ids), ("state", "!=", "cancelled")], ["employee_id"], ["__count"]
            )
        )
        appraisals = dict(
            self.env["performance.appraisal"]._read_group(
                [("employee_id", "in", self.ids)], ["employee_id"], ["__count"]
            )
        )
        for employee in self:
            employee.performance_goal_count = goals.get(employee, 0)
            employee.performance_appraisal_count = appraisals.get(employee, 0)

    def write(self, vals):
        result = super().write(vals)
        if vals.get("parent_id"):
            self._performance_hand_over()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_appraised(self):
        # sudo: the refusal must not depend on what the deleting user may read
        rows = self.env["performance.appraisal"].sudo().search([("employee_id", "in", self.ids)], limit=1)
        if rows:
            raise UserError(
                self.env._(
                    "%(person)s has appraisals. Archive the employee instead; export first if the data must go.",
                    person=rows.employee_id.name,
                )
            )

    def _performance_hand_over(self):
        """Give open appraisals to the new manager where the company wants it by itself."""
        # sudo: whoever may set a manager need not read appraisals
        rows = (
            self.env["performance.appraisal"]
            .sudo()
            .search(
                [
                    ("employee_id", "in", self.ids),
                    ("state", "in", list(OPEN)),
                    ("company_id.performance_auto_handover", "=", True),
                ]
            )
        )
        for row in rows.filtered(lambda row: row.manager_id != row.employee_id.parent_id != row.employee_id):
            row._hand_over(row.employee_id.parent_id, self.env._("The manager has changed."))

    def action_performance_goals(self):
        # Cancelled goals are not counted.
        return self._performance_open("performance_cycle.performance_goal_action", search_default_not_cancelled=1)

    def action_performance_appraisals(self):
        return self._performance_open("performance_cycle.performance_appraisal_action")

    def _performance_open(self, action, **context):
        self.ensure_one()
        return dict(
            self.env["ir.actions.act_window"]._for_xml_id(action),
            domain=[("employee_id", "=", self.id)],
            context={"default_employee_id": self.id, **context},
        )
