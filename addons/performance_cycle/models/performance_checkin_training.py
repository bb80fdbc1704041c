from odoo import models


class PerformanceCheckin(models.Model):
    """A check-in, as it leads to a training."""

    _name = "performance.checkin"
    _inherit = ["performance.checkin", "performance.training.source"]

    _training_source = "checkin_id"
