from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import format_date


class PerformanceRatingHistory(models.Model):
    """A rating from before this app, as it was brought along: the result of one person for one period."""

    _name = "performance.rating.history"
    _description = "Earlier Rating"
    _inherit = ["performance.import.mixin", "performance.line.mixin"]
    _order = "period_end desc, employee_id, id"
    _check_company_auto = True

    employee_id = fields.Many2one("hr.employee", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="employee_id.company_id", store=True, index=True, precompute=True)
    period_end = fields.Date("End of the period", required=True)
    scale_id = fields.Many2one(
        "performance.scale",
        "Rating scale",
        ondelete="restrict",
        check_company=True,
        help="Where the rating is one of its levels, it counts in the reports. Empty: the word is kept as it is.",
    )
    rating = fields.Char(required=True, help="The level as it was given: its name or its value.")
    level_id = fields.Many2one(
        "performance.scale.level",
        compute="_compute_level",
        store=True,
        index="btree_not_null",
        ondelete="restrict",
    )
    note = fields.Text()

    _once = models.Constraint("UNIQUE(employee_id, period_end)", "This person already has a rating of that period.")

    @api.depends("rating", "scale_id")
    def _compute_level(self):
        for row in self:
            row.level_id = row.scale_id.level_ids.filtered(row._is_level)[:1]

    def _is_level(self, level):
        word = (self.rating or "").strip().casefold()
        names = {level.name, level.with_context(lang="en_US").name, f"{level.value:g}", str(level.value)}
        return word in {name.casefold() for name in names}

    @api.depends("employee_id", "period_end")
    def _compute_display_name(self):
        for row in self:
            day = format_date(self.env, row.period_end) if row.period_end else ""
            row.display_name = f"{row.employee_id.name or ''}, {day}: {row.rating or ''}"

    @api.constrains("scale_id", "rating")
    def _check_level(self):
        for row in self.filtered("scale_id"):
            if not row.level_id:
                raise ValidationError(
                    self.env._(
                        "Rating: “%(rating)s” is not on the scale “%(scale)s” (%(levels)s). "
                        "Please correct it, or leave the scale empty to keep the word as it is.",
                        rating=row.rating,
                        scale=row.scale_id.name,
                        levels=", ".join(f"{level.name} = {level.value:g}" for level in row.scale_id.level_ids),
                    )
                )

    @api.constrains("period_end")
    def _check_past(self):
        for row in self:
            if row.period_end > fields.Date.context_today(row):
                raise ValidationError(
                    self.env._(
                        "End of the period: %(day)s is still to come.", day=format_date(self.env, row.period_end)
                    )
                )

    @api.model
    def get_import_templates(self):
        return [
            {
                "label": self.env._("Template for earlier ratings"),
                "template": "/performance_cycle/static/xls/earlier_ratings.xlsx",
            }
        ]
