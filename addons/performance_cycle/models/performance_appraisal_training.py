from odoo import models


class PerformanceAppraisal(models.Model):
    """A review, as it leads to a training."""

    _name = "performance.appraisal"
    _inherit = ["performance.appraisal", "performance.training.source"]

    _training_source = "appraisal_id"
