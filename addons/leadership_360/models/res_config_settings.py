from odoo import api, fields, models

from ..workflow import nomination, readiness, schedule


class ResConfigSettings(models.TransientModel):
    """The numbers of a leadership programme that a company may set."""

    _inherit = "res.config.settings"

    leadership_load_cap = fields.Integer(
        "Open rounds per rater", default=nomination.LOAD_CAP, config_parameter="leadership_360.load_cap"
    )
    leadership_known_contacts = fields.Boolean(
        "Raters from outside must be contacts", config_parameter="leadership_360.known_contacts"
    )
    leadership_months_between = fields.Integer(
        "Months between full rounds",
        default=schedule.MONTHS_BETWEEN_ROUNDS,
        config_parameter="leadership_360.months_between",
    )
    leadership_keep_names_days = fields.Integer(
        "Days to keep raters' names",
        default=schedule.KEEP_NAMES_DAYS,
        config_parameter="leadership_360.keep_names_days",
    )
    leadership_readiness_months = fields.Integer(
        "Months until readiness is assessed again",
        default=readiness.AGEING_MONTHS,
        config_parameter="leadership_360.readiness_months",
    )
    leadership_keep_readiness_months = fields.Integer(
        "Months to keep past assessments",
        default=readiness.KEEP_MONTHS,
        config_parameter="leadership_360.keep_readiness_months",
    )
    leadership_keep_report_months = fields.Integer(
        "Months to keep reports",
        default=schedule.KEEP_REPORT_MONTHS,
        config_parameter="leadership_360.keep_report_months",
    )
    leadership_wall_notice = fields.Text(
        compute="_compute_leadership_wall", string="What stands between people and results"
    )
    leadership_wall_report = fields.Text(compute="_compute_leadership_wall", string="Found last night")

    @api.depends_context("uid")
    def _compute_leadership_wall(self):
        wall = self.env["leadership.wall"]
        for settings in self:
            settings.leadership_wall_notice = "\n".join(wall._notices())
            settings.leadership_wall_report = wall._last_report()
