from odoo import fields, models


class HostileView(models.Model):
    _name = "hostile.view"
    _auto = False
    _description = "View over the vault"

    box = fields.Char()

    def init(self):
        self.env.cr.execute(
            "CREATE OR REPLACE VIEW hostile_view AS"
            " SELECT row_number() OVER () AS id, encode(box, 'hex') AS box FROM leadership_vault_result"
        )
