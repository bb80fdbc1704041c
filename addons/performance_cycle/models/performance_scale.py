from odoo import api, fields, models
from odoo.exceptions import ValidationError


class PerformanceScale(models.Model):
    """A rating scale: any number of levels, each with a value and a meaning."""

    _name = "performance.scale"
    _description = "Rating Scale"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one("res.company", index=True, help="Empty: for all companies.")
    level_ids = fields.One2many("performance.scale.level", "scale_id", "Levels", copy=True)
    level_count = fields.Integer(compute="_compute_level_count")

    _name_uniq = models.Constraint("UNIQUE(name, company_id)", "There is already a scale of this name.")

    @api.depends("level_ids")
    def _compute_level_count(self):
        for scale in self:
            scale.level_count = len(scale.level_ids)

    @api.constrains("level_ids")
    def _check_levels(self):
        for scale in self:
            if len(scale.level_ids) < 2:
                raise ValidationError(self.env._("“%(scale)s” needs at least two levels.", scale=scale.name))

    def copy_data(self, default=None):
        vals_list = super().copy_data(default)
        for scale, vals in zip(self, vals_list, strict=True):
            if "name" not in (default or {}):
                vals["name"] = self.env._("%(name)s (copy)", name=scale.name)
        return vals_list
