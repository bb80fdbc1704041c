import logging

from odoo import api, models
from odoo.exceptions import UserError

from ..confidential import service
from ..confidential.audit import lock, run

_logger = logging.getLogger(__name__)

# What the nightly look has found, for the settings page; only shown, it decides nothing.
REPORT = "leadership_360.audit_report"


class LeadershipWall(models.AbstractModel):
    """Calls the audit when Odoo installs, loads and changes models, and once a night."""

    _name = "leadership.wall"
    _description = "Audit of the wall around 360 results"

    @api.model
    def _post_model_setup__(self):
        super()._post_model_setup__()
        if found := run.before_install(self.env):
            raise UserError(
                self.env._(
                    "This add-on reaches for confidential 360 data and is not installed. What was found: %(found)s",
                    found=found,
                )
            )

    def _register_hook(self):
        super()._register_hook()
        run.at_load(self.env)

    @api.model
    def _cron_audit(self):
        """Examine everything, say it in the server's log, and keep it for the settings page."""
        found = run.full(self.env)
        for finding in found:
            _logger.info("360 audit, %s: %s. %s", finding.level, finding, finding.remedy)
        # sudo: a scheduled action's report, shown to administrators
        self.env["ir.config_parameter"].sudo().set_param(REPORT, "\n".join(f"{one}." for one in found))

    @api.model
    def _last_report(self):
        """Return what the last nightly look has found, one finding a line; may be empty."""
        # sudo: the parameters are for administrators only, and so are the pages that show this
        return self.env["ir.config_parameter"].sudo().get_param(REPORT) or ""

    @api.model
    def _notices(self):
        """Return sentences for administrators about what stands between people and their results, gravest first."""
        found = []
        state = service.state(self.env.cr)
        if culprit := lock.culprit(self.env.cr.dbname):
            found.append(
                self.env._(
                    "360 results are locked, nobody can open one: %(culprit)s. The server's log says what was found"
                    " and what to do. Nothing is lost.",
                    culprit=culprit,
                )
            )
        elif state != "ready":
            found.append(self.env._("360 results cannot be opened: %(state)s. See: odoo-bin l360 check", state=state))
        if "superuser_role" in service.warnings(self.env.cr):
            found.append(
                self.env._(
                    "Odoo's database role is a superuser of PostgreSQL, which can read files of the server: give it a"
                    " role without that right."
                )
            )
        return found
