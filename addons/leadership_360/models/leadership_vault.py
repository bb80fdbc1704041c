from odoo import models

from ..confidential import setup


class LeadershipVault(models.AbstractModel):
    """Makes the vault's tables when the add-on is installed. It has no field, and no method that touches content."""

    _name = "leadership.vault"
    _description = "Leadership vault"

    def init(self):
        setup.install(self.env.cr)
