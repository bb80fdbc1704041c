from odoo import fields, models


class HostileQuery(models.Model):
    _name = "hostile.query"
    _auto = False
    _description = "Query over the vault"

    box = fields.Char()

    @property
    def _table_query(self):
        return "SELECT row_number() OVER () AS id, encode(box, 'hex') AS box FROM leadership_vault_result"
