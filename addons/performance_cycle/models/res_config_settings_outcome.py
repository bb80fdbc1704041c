from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    performance_nomination_tag_id = fields.Many2one(related="company_id.performance_nomination_tag_id", readonly=False)
