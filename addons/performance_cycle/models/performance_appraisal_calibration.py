from odoo import models
from odoo.tools import format_date


class PerformanceAppraisal(models.Model):
    _inherit = "performance.appraisal"

    def _rated_level(self):
        """Return the level so far: of the last completed session, else of the acting manager's submitted review."""
        changes = self.env["performance.calibration.change"].search(
            [("appraisal_id", "=", self.id), ("session_state", "=", "completed")], order="id desc", limit=1
        )
        reviews = self.assessment_ids.filtered(lambda row: row.side == "manager" and row.state == "submitted")
        current = reviews.filtered(lambda row: row.author_id == self.manager_id.user_id)
        return changes.level_after_id or (current or reviews).sorted("id")[-1:].level_id

    def _compute_sides(self):
        super()._compute_sides()
        # As the reader: the rules of changes decide whether he may know already.
        changes = self.env["performance.calibration.change"].search(
            [("appraisal_id", "in", self.ids), ("session_state", "=", "completed")], order="id"
        )
        for change in changes:
            appraisal = self.browse(change.appraisal_id.id)
            if appraisal.level_id:
                appraisal.level_id = change.level_after_id

    def _calibrated(self):
        # sudo: a session holds a review back also from who was not invited to it
        held = (
            self.env["performance.calibration"]
            .sudo()
            .search_count([("appraisal_ids", "in", self.ids), ("state", "=", "open")], limit=1)
        )
        return super()._calibrated() and not held

    def review_page(self):
        page = super().review_page()
        changes = self.env["performance.calibration.change"].search(
            [("appraisal_id", "=", self.id), ("session_state", "=", "completed")], order="id"
        )
        page["calibrated"] = [
            {
                "id": change.id,
                "text": self.env._(
                    "Changed in calibration on %(day)s: %(before)s → %(after)s",
                    day=format_date(self.env, change.create_date.date()),
                    before=change.level_before_id.name or "–",
                    after=change.level_after_id.name,
                ),
                "reason": change.reason,
            }
            for change in changes
        ]
        return page
