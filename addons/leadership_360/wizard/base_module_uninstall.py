from odoo import api, fields, models
from odoo.exceptions import UserError

from ..confidential import service
from ..confidential.errors import VaultError


class BaseModuleUninstall(models.TransientModel):
    """Uninstalling destroys the 360 results and their keys for good: results nobody has seen yet want a second word."""

    _inherit = "base.module.uninstall"

    unread_results = fields.Integer("360 reports never opened", compute="_compute_unread_results")
    give_up_results = fields.Boolean("Destroy these 360 reports for good")

    @api.depends("module_ids")
    def _compute_unread_results(self):
        for wizard in self:
            concerned = "leadership_360" in wizard._get_modules().mapped("name")
            wizard.unread_results = concerned and _unread(self.env.cr)

    def action_uninstall(self):
        """Uninstall; refuse as long as the loss of unread reports is not confirmed."""
        if self.unread_results and not self.give_up_results:
            raise UserError(
                self.env._(
                    "%(count)s 360 reports were never opened by their participant. Uninstalling destroys them for good:"
                    " ask these people to open or download them first, or confirm that they are given up.",
                    count=self.unread_results,
                )
            )
        return super().action_uninstall()


def _unread(cr):
    try:
        return service.unread(cr)
    except VaultError:
        # Locked or without its key, this database can show no report anyway.
        return 0
