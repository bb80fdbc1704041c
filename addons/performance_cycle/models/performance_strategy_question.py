from odoo import fields, models


class PerformanceStrategyQuestion(models.Model):
    """A review question for one side."""

    _name = "performance.strategy.question"
    _description = "Review Question"
    _order = "strategy_id, sequence, id"

    strategy_id = fields.Many2one("performance.strategy", required=True, index=True, ondelete="cascade")
    sequence = fields.Integer(default=10)
    name = fields.Char("Question", required=True, translate=True)
    side = fields.Selection(
        [("self", "Employee"), ("manager", "Manager"), ("both", "Both")], required=True, default="both"
    )
    required = fields.Boolean(default=True)
