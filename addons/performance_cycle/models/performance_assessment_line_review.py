from odoo import models

from ..workflow.review import key_of


class PerformanceAssessmentLine(models.Model):
    _inherit = "performance.assessment.line"

    def _review_key(self):
        # The ids only: the goal itself may be out of the reader's sight.
        return key_of(self.kind, self.goal_id.id or self.skill_id.id, self.name)

    def _review_cell(self):
        """Return one side of a row; empty where there is no line."""
        return {
            "level_id": self.level_id.id,
            "value": f"{self.level_id.value:g}" if self.level_id else "",
            "level": self.level_id.name or "",
            "text": self.answer or "",
        }
