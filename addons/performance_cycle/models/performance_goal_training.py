from odoo import models


class PerformanceGoal(models.Model):
    """A goal, as it leads to a training."""

    _name = "performance.goal"
    _inherit = ["performance.goal", "performance.training.source"]

    _training_source = "goal_id"
