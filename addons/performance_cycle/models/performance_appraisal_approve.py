from odoo import models
from odoo.exceptions import UserError


class PerformanceAppraisal(models.Model):
    _inherit = "performance.appraisal"

    def action_approve_waiting_goals(self):
        """Approve, or accept, whatever waits here for the current user: the button in his activity."""
        # sudo: who is waited for; the person may not read the employee row
        waiting = self.goal_ids.filtered(lambda goal: goal.sudo().approver_id.user_id == self.env.user)
        if not waiting:
            raise UserError(self.env._("Nothing waits for you here any more."))
        offered = waiting.filtered(lambda goal: goal.state == "awaiting_employee")
        if offered:
            offered.action_accept()
        return (waiting - offered).action_approve()
