from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    performance_currency_id = fields.Many2one(related="company_id.currency_id", string="Company currency")
    performance_training_limit = fields.Monetary(
        related="company_id.performance_training_limit", readonly=False, currency_field="performance_currency_id"
    )
    performance_training_effect_days = fields.Integer(
        related="company_id.performance_training_effect_days", readonly=False
    )
    performance_award_limit = fields.Integer(related="company_id.performance_award_limit", readonly=False)
