from odoo import api, fields, models
from odoo.exceptions import ValidationError


class LeadershipScale(models.Model):
    """The points raters choose from, and the cut above which a behaviour counts as a strength (Q4, T4)."""

    _name = "leadership.scale"
    _description = "Rating scale"
    _order = "name"

    name = fields.Char(required=True, translate=True)
    active = fields.Boolean(default=True)
    cut = fields.Float(
        default=3.5, digits=(4, 2), required=True, help="From this mean on, a behaviour counts as a strength."
    )
    point_ids = fields.One2many("leadership.scale.point", "scale_id", "Points", copy=True)
    low = fields.Integer("Lowest", compute="_compute_range")
    high = fields.Integer("Highest", compute="_compute_range")

    @api.depends("point_ids.value")
    def _compute_range(self):
        for scale in self:
            values = scale.point_ids.mapped("value") or [0]
            scale.low, scale.high = min(values), max(values)

    @api.constrains("point_ids", "cut")
    def _check_points(self):
        for scale in self:
            values = sorted(scale.point_ids.mapped("value"))
            if not values:
                continue  # a launch asks for points; a scale may be set up step by step
            if len(values) < 3 or values != list(range(values[0], values[0] + len(values))):
                raise ValidationError(
                    self.env._(
                        "The scale “%(name)s” needs at least three points with consecutive values.", name=scale.name
                    )
                )
            if not scale.low < scale.cut < scale.high:
                raise ValidationError(
                    self.env._(
                        "The cut of “%(name)s” must lie between its lowest and its highest point.", name=scale.name
                    )
                )

    def _form(self):
        """Return the scale as the launch snapshot holds it."""
        self.ensure_one()
        return {
            "low": self.low,
            "high": self.high,
            "cut": f"{self.cut:g}",
            "points": [
                {"value": point.value, "label": point._texts("label")} for point in self.point_ids.sorted("value")
            ],
        }
