from odoo import api, fields, models

from ..workflow.cycle import BATCH, CARRIES


class PerformanceCycle(models.Model):
    _inherit = "performance.cycle"

    def _planned_dues(self):
        """Return {(cycle, day of joining): {field: due date}} as the phases say now."""
        groups = (
            self.env["performance.appraisal"]
            .sudo()
            ._read_group([("cycle_id", "in", self.ids)], ["cycle_id", "date_joined:day"])
        )
        return {(cycle, joined): cycle._due_dates(joined or cycle.date_start) for cycle, joined in groups}

    def _follow_phases(self, before):
        """Bring moved due dates to the people, but to nobody who was given another date by hand."""
        for (cycle, joined), dues in self._planned_dues().items():
            for field, due in dues.items():
                planned = before[cycle, joined][field]
                if due != planned:
                    # sudo: the dates of the phases are HR's, also where HR is an employee himself
                    self.env["performance.appraisal"].sudo().search(
                        [("cycle_id", "=", cycle.id), ("date_joined", "=", joined), (field, "=", planned)]
                    ).write({field: due})

    @api.model
    def _cron_phases(self):
        """Open and close phases by date, bring appraisals into them, let new hires join. Idempotent and resumable."""
        today = fields.Date.context_today(self)
        for cycle in self.search([("state", "=", "running")]):
            cycle.phase_ids._open_by_date(today)
            self.env["ir.cron"]._commit_progress()
            for phase in cycle.phase_ids.filtered(lambda phase: phase.state == "open" and phase.kind in CARRIES):
                while cycle._carry_appraisals_into(phase.kind):
                    self.env["ir.cron"]._commit_progress(BATCH)
            cycle._let_new_hires_join(today)
            self.env["ir.cron"]._commit_progress()

    def _carry_appraisals_into(self, kind):
        """Move a batch of the appraisals that stand before this phase into it; return whether there may be more."""
        self.ensure_one()
        step = CARRIES.get(kind)
        if not step:
            return False
        today = fields.Date.context_today(self)
        sources = list(self.env["performance.appraisal"]._moves[step].sources)
        # Who joined late keeps his own time to set goals.
        rows = (
            self.env["performance.appraisal"]
            .sudo()
            .search(
                [
                    ("cycle_id", "=", self.id),
                    ("state", "in", sources),
                    "|",
                    ("state", "!=", "goal_setting"),
                    ("goals_due", "<", today),
                ],
                limit=BATCH,
            )
        )
        if rows:
            rows.with_context(tracking_disable=True)._move(step, roles={"phase"})
            rows._ask_for_self_review() if kind == "self_review" else None
        return len(rows) == BATCH

    def _let_new_hires_join(self, today):
        """Create what the rule "X days after hire" asks for."""
        if not self.join_automatically or self.state != "running":
            return
        candidates = [employee for employee, reasons in self._candidates() if not set(reasons) - {"hired_late"}]
        people = self.env["hr.employee"].sudo().union(*candidates)
        joining = people.browse(
            employee for employee, hired in self._hire_dates(people).items() if self._has_joined(hired, today)
        )
        for start in range(0, len(joining), BATCH):
            self._create_appraisals(joining[start : start + BATCH], today)

    def _has_joined(self, hired, today):
        """Whether the rule's day has come for somebody hired then; who was there before the cycle is no new hire."""
        joins = fields.Date.add(hired, days=self.join_after_days)
        return self.date_start < hired and joins <= min(today, self.date_end)
