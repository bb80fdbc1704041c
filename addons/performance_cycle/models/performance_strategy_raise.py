from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..scoring.compensation import Cell
from ..scoring.exact import PERCENT, exact


class PerformanceStrategyRaise(models.Model):
    """One field of the table of raises: for a level and a place in the pay band, from and to how many percent."""

    _name = "performance.strategy.raise"
    _description = "Guideline of Raises"
    _order = "strategy_id, level_id, place_from, id"

    strategy_id = fields.Many2one("performance.strategy", required=True, index=True, ondelete="cascade")
    scale_id = fields.Many2one(related="strategy_id.scale_id")
    level_id = fields.Many2one(
        "performance.scale.level", required=True, ondelete="cascade", domain="[('scale_id', '=', scale_id)]"
    )
    place_from = fields.Float("In the band from (%)", help="In percent of the middle of the pay band.")
    place_to = fields.Float("To below (%)", help="0: no limit.")
    low = fields.Float("Raise from (%)")
    high = fields.Float("Raise to (%)")

    _place = models.Constraint(
        "CHECK(place_from >= 0 AND (place_to = 0 OR place_to > place_from))",
        "A place in the band ends after it begins.",
    )
    _range = models.Constraint("CHECK(low >= 0 AND low <= high AND high <= 100)", "A raise runs from 0 to 100 %.")

    @api.constrains("level_id", "strategy_id", "place_from", "place_to")
    def _check_table(self):
        for row in self:
            if row.level_id.scale_id != row.scale_id:
                raise ValidationError(
                    self.env._("“%(level)s” is not on the strategy's scale.", level=row.level_id.name)
                )
            others = (row.strategy_id.raise_ids - row).filtered_domain([("level_id", "=", row.level_id.id)])
            if any(row._overlaps(other) for other in others):
                raise ValidationError(
                    self.env._("Two fields for “%(level)s” overlap in the pay band.", level=row.level_id.name)
                )

    def _overlaps(self, other):
        top, other_top = (row.place_to or float("inf") for row in (self, other))
        return other.place_from < top and self.place_from < other_top

    def _cell(self):
        """Return it as the plain code reads it."""
        return Cell(
            self.level_id.id,
            exact(self.place_from) * PERCENT,
            exact(self.place_to) * PERCENT if self.place_to else None,
            exact(self.low),
            exact(self.high),
        )
