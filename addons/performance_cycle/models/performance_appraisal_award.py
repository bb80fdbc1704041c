from odoo import models


class PerformanceAppraisal(models.Model):
    """A review, as it leads to an award."""

    _name = "performance.appraisal"
    _inherit = ["performance.appraisal", "performance.award.source"]

    _award_source = "appraisal_id"

    def _may_award(self):
        return bool(self.state != "cancelled" and {"manager", "officer"} & self._move_roles())
