from odoo import api, fields, models
from odoo.exceptions import AccessError

from ..workflow.cycle import BATCH
from ..workflow.outcome import SHARED


class PerformanceAppraisal(models.Model):
    _inherit = "performance.appraisal"

    outcome_ids = fields.One2many("performance.outcome", "appraisal_id", "Outcomes")
    outcome_count = fields.Integer("Number of outcomes", compute="_compute_outcome_count")
    outcomes_asked = fields.Boolean(readonly=True, copy=False, export_string_translation=False)
    can_propose = fields.Boolean(compute="_compute_can_propose", export_string_translation=False)

    def _compute_outcome_count(self):
        # As the reader: what he may not know of is not counted.
        groups = self.env["performance.outcome"]._read_group(
            [("appraisal_id", "in", self.ids)], ["appraisal_id"], ["__count"]
        )
        counts = {appraisal.id: count for appraisal, count in groups}
        for appraisal in self:
            appraisal.outcome_count = counts.get(appraisal.id, 0)

    @api.depends_context("uid")
    @api.depends("state", "shared_date", "manager_id")
    def _compute_can_propose(self):
        for appraisal in self:
            appraisal.can_propose = self.env["performance.outcome"]._can_be_proposed(appraisal)

    @api.model
    def _cron_ask_for_outcomes(self):
        """Give each manager, once the phase of outcomes is open, one to-do for each shared review without any."""
        waiting = [
            ("outcomes_asked", "=", False),
            ("state", "in", list(SHARED)),
            ("shared_date", "!=", False),
            ("outcome_ids", "=", False),
            ("cycle_id", "any", [("state", "=", "running"), ("phase_ids", "any", self._outcome_phase_open())]),
        ]
        while appraisals := self.search(waiting, limit=BATCH):
            appraisals.outcomes_asked = True
            for appraisal in appraisals.filtered("manager_id.user_id"):
                appraisal._ask_for_outcome()
            if not self.env["ir.cron"]._commit_progress(len(appraisals)):
                return

    def _outcome_phase_open(self):
        return [("kind", "=", "outcomes"), ("state", "=", "open")]

    def _ask_for_outcome(self):
        phase = self.cycle_id.phase_ids.filtered_domain(self._outcome_phase_open())[:1]
        self.with_context(mail_activity_quick_update=True, performance_nobody_follows=True).activity_schedule(
            "performance_cycle.activity_propose",
            phase.date_due,
            self.env._("Propose what follows from this review, or that nothing does"),
            user_id=self.manager_id.user_id.id,
        )

    def action_propose_outcome(self):
        """Open an empty proposal for this review."""
        self.ensure_one()
        if not self.can_propose:
            raise AccessError(self.env._("The manager who acts on a shared review proposes what follows from it."))
        today = fields.Date.context_today(self)
        effective = max(today, fields.Date.add(self.cycle_id.date_end, days=1))
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Propose an outcome"),
            "res_model": "performance.outcome",
            "view_mode": "form",
            "context": {"default_appraisal_id": self.id, "default_effective_date": effective},
        }

    def action_open_outcomes(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("performance_cycle.performance_outcome_action")
        return dict(action, domain=[("appraisal_id", "=", self.id)], context={"default_appraisal_id": self.id})
