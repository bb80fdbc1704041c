from odoo import api, fields, models
from odoo.exceptions import ValidationError


class PerformanceStrategyGuideline(models.Model):
    """The share of people a level usually gets: a range to compare with, never forced."""

    _name = "performance.strategy.guideline"
    _description = "Guideline Range"
    _order = "strategy_id, id"

    strategy_id = fields.Many2one("performance.strategy", required=True, index=True, ondelete="cascade")
    scale_id = fields.Many2one(related="strategy_id.scale_id")
    level_id = fields.Many2one(
        "performance.scale.level", required=True, ondelete="cascade", domain="[('scale_id', '=', scale_id)]"
    )
    low = fields.Float("From (%)")
    high = fields.Float("To (%)", default=100)

    _one_each = models.Constraint("UNIQUE(strategy_id, level_id)", "A level has one guideline range.")
    _range = models.Constraint("CHECK(low >= 0 AND low <= high AND high <= 100)", "A range runs from 0 to 100 %.")

    @api.constrains("level_id", "strategy_id")
    def _check_scale(self):
        for guideline in self:
            if guideline.level_id.scale_id != guideline.scale_id:
                raise ValidationError(
                    self.env._("“%(level)s” is not on the strategy's scale.", level=guideline.level_id.name)
                )
