from odoo import fields, models
from odoo.tools import format_date


class PerformanceAppraisal(models.Model):
    _inherit = "performance.appraisal"

    change_ids = fields.One2many("performance.calibration.change", "appraisal_id", "Changes of the rating")

    def _rated_level(self):
        """Return the level so far: of the acting manager's submitted review, with what was changed of it since."""
        reviews = self.assessment_ids.filtered(lambda row: row.side == "manager" and row.state == "submitted")
        current = reviews.filtered(lambda row: row.author_id == self.manager_id.user_id)
        return (current or reviews).sorted("id")[-1:].final_level_id

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
        # As the reader: the rules of changes decide whether he may know already.
        changes = self.env["performance.calibration.change"].search(
            [("appraisal_id", "=", self.id), ("stands", "=", True)], order="id"
        )
        page["calibrated"] = [
            {"id": change.id, "text": self._change_words(change), "reason": change.reason} for change in changes
        ]
        return page

    def _change_words(self, change):
        figures = {
            "day": format_date(self.env, change.create_date.date()),
            "before": change.level_before_id.name or "–",
            "after": change.level_after_id.name,
        }
        if change.calibration_id.id:
            return self.env._("Changed in calibration on %(day)s: %(before)s → %(after)s", **figures)
        return self.env._("Changed by the decision of the appeal on %(day)s: %(before)s → %(after)s", **figures)
