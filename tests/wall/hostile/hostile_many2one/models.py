from odoo import fields, models


class ResPartner(models.Model):
    _inherit = "res.partner"

    hostile_report_id = fields.Many2one("leadership.feedback.report")
