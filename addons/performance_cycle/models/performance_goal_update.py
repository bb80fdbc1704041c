from math import isfinite

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError

from ..workflow.goal import IN_FORCE


class PerformanceGoalUpdate(models.Model):
    """What was reached on a day: an immutable line of a goal's history."""

    _name = "performance.goal.update"
    _description = "Goal Update"
    _inherit = ["performance.line.mixin"]
    _order = "date desc, id desc"

    goal_id = fields.Many2one("performance.goal", required=True, index=True, ondelete="cascade")
    employee_id = fields.Many2one(related="goal_id.employee_id", store=True, index=True)
    company_id = fields.Many2one(related="goal_id.company_id", store=True)
    user_id = fields.Many2one("res.users", "By", required=True, readonly=True, default=lambda self: self.env.user)
    date = fields.Date(required=True, default=fields.Date.context_today)
    value = fields.Float("Value reached", required=True, aggregator="max")
    status = fields.Selection(
        [("on_track", "On track"), ("at_risk", "At risk"), ("off_track", "Off track")],
        required=True,
        default="on_track",
    )
    note = fields.Text()

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            vals["user_id"] = self.env.uid
        updates = super().create(vals_list)
        for update in updates:
            update._refuse_closed_goal()
            update._refuse_stranger()
            update._refuse_odd_value()
        return updates

    # history is never written, so nothing is passed on
    def write(self, vals):  # pylint: disable=method-required-super
        raise UserError(self.env._("An update is history: please log a new one."))

    @api.ondelete(at_uninstall=False)
    def _unlink_except_never(self):
        raise UserError(self.env._("An update is history: please log a new one."))

    def _refuse_closed_goal(self):
        goal = self.sudo().goal_id
        if goal.state not in IN_FORCE or goal.appraisal_id.state in ("closed", "cancelled"):
            raise UserError(self.env._("Progress is logged on approved goals only: “%(goal)s” is not.", goal=goal.name))
        if self.date > fields.Date.context_today(self):
            raise UserError(self.env._("Date: progress cannot lie in the future."))

    def _refuse_stranger(self):
        if not self.env.su and not self.goal_id._move_roles() & {"employee", "manager", "owner", "officer"}:
            raise AccessError(self.env._("Progress is logged by the employee, the manager or HR."))

    def _refuse_odd_value(self):
        # sudo: whoever may log progress need not read the measure
        goal, value = self.sudo().goal_id, self.value
        if not isfinite(value):
            raise ValidationError(self.env._("Value reached: please give a number."))
        most = {"yes_no": 1, "milestone": goal.target}.get(goal.direction)
        if most is not None and not (0 <= value <= most and value.is_integer()):
            raise ValidationError(
                self.env._(
                    "Value reached: please give a whole number from 0 to %(most)d (%(measure)s).",
                    most=most,
                    measure=goal.measure_text,
                )
            )
