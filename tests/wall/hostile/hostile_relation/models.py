from odoo import fields, models


class ResPartner(models.Model):
    _inherit = "res.partner"

    hostile_ids = fields.Many2many("res.users", "leadership_vault_answer", "slot", "ref")
