from odoo import models
from odoo.exceptions import UserError


class PerformanceAppraisal(models.Model):
    _inherit = "performance.appraisal"

    def action_decide_appeal(self, comment="", level_id=False):
        """Decide for good, in writing; another level is a new entry beside what was shared, which stays."""
        self._check_may("decide_appeal")
        comment = (comment or "").strip()
        if not comment:
            return self._ask_decision()
        if level_id:
            self.ensure_one()
            self._lock()
            self._change_level(level_id, comment)
        return self._step("decide_appeal", comment)

    def _ask_decision(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self._step_label("decide_appeal"),
            "res_model": "performance.appraisal.decision",
            "view_mode": "form",
            "target": "new",
            "context": {"default_appraisal_id": self.id, "default_level_id": self.level_id.id},
        }

    def _change_level(self, level_id, reason):
        # sudo: the decider was checked; changes are written by our own steps only
        own = self.sudo()
        before = own._rated_level()
        if level_id not in own.scale_id.level_ids.ids:
            raise UserError(self.env._("This level is not on the scale of %(name)s.", name=own.employee_id.name))
        if level_id != before.id:
            own.env["performance.calibration.change"].create(
                {
                    "appraisal_id": self.id,
                    "level_before_id": before.id,
                    "level_after_id": level_id,
                    "reason": reason,
                    "user_id": self.env.uid,
                }
            )
