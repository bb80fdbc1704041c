from odoo import fields, models


class PerformanceStrategy(models.Model):
    _inherit = "performance.strategy"

    outcome_prorate = fields.Boolean(
        "Raises in proportion",
        help="Who worked for a part of the cycle gets that part of a percent or of an amount paid once.",
    )
    raise_ids = fields.One2many("performance.strategy.raise", "strategy_id", "Table of raises", copy=True)
