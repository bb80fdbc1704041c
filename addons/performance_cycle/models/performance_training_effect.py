from odoo import api, fields, models

from ..workflow.cycle import BATCH


class PerformanceTraining(models.Model):
    _inherit = "performance.training"

    @api.model
    def _cron_ask_effect(self):
        """Ask those whose training ended some time ago what it changed. Each is asked once; resumable."""
        today = fields.Date.context_today(self)
        for company in self.env["res.company"].search([("performance_training_effect_days", ">=", 0)]):
            while self._ask_effect_of(company, today) == BATCH:
                if not self.env["ir.cron"]._commit_progress(BATCH):
                    return
            self.env["ir.cron"]._commit_progress()

    @api.model
    def _ask_effect_of(self, company, today):
        """Ask a batch of a company's people; return how many."""
        ended = fields.Date.subtract(today, days=company.performance_training_effect_days)
        trainings = self.search(
            [
                ("company_id", "=", company.id),
                ("state", "=", "done"),
                ("effect_asked_on", "=", False),
                ("date_end", "<=", ended),
                ("employee_id.user_id.active", "=", True),
            ],
            limit=BATCH,
        )
        for training in trainings.with_context(mail_activity_quick_update=True):
            training.activity_schedule(
                "performance_cycle.activity_training_effect",
                summary=self.env._("What did “%(training)s” change?", training=training.name),
                user_id=training.employee_id.user_id.id,
            )
        trainings._with_key().write({"effect_asked_on": today})
        return len(trainings)

    @api.model
    def _counts_of(self, employee_ids):
        """Return {employee id: trainings} as the reader may see them."""
        groups = self._read_group(
            [("employee_id", "in", employee_ids), ("state", "not in", ("refused", "cancelled"))],
            ["employee_id"],
            ["__count"],
        )
        return {employee.id: count for employee, count in groups}
