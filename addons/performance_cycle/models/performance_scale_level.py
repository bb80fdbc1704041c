from odoo import api, fields, models
from odoo.exceptions import UserError


class PerformanceScaleLevel(models.Model):
    """One level of a scale; immutable once somebody was rated with it."""

    _name = "performance.scale.level"
    _description = "Rating Level"
    _order = "scale_id, value desc"

    scale_id = fields.Many2one("performance.scale", required=True, index=True, ondelete="cascade")
    name = fields.Char("Label", required=True, translate=True)
    value = fields.Float(required=True, aggregator="avg")
    description = fields.Text("Meaning", translate=True)
    color = fields.Integer()
    company_id = fields.Many2one(related="scale_id.company_id", store=True)

    _value_uniq = models.Constraint("UNIQUE(scale_id, value)", "Two levels of a scale cannot have the same value.")

    @api.ondelete(at_uninstall=False)
    def _unlink_except_used(self):
        self._refuse_if_used()

    def write(self, vals):
        if {"scale_id", "value", "name"} & vals.keys() and not self._only_translates(vals):
            self._refuse_if_used()
        return super().write(vals)

    def _only_translates(self, vals):
        return set(vals) == {"name"} and self.env.lang not in (False, "en_US")

    def _refuse_if_used(self):
        used = self._used_levels()
        if used:
            raise UserError(
                self.env._(
                    "“%(level)s” was used in ratings and keeps its meaning. Archive the scale and make a new one.",
                    level=used[0].display_name,
                )
            )

    def _used_levels(self):
        """Return those of these levels that any rating names, open or closed."""
        # sudo: drafts count too, though nobody but their author may read them; only the yes or no comes back
        used = self.browse()
        for model in ("performance.assessment", "performance.assessment.line"):
            groups = self.env[model].sudo()._read_group([("level_id", "in", self.ids)], ["level_id"])
            used |= self.browse(level.id for (level,) in groups)
        return used
