from odoo import fields, models

from ..workflow import nomination, schedule


class ResConfigSettings(models.TransientModel):
    """The numbers of a leadership programme that a company may set."""

    _inherit = "res.config.settings"

    leadership_load_cap = fields.Integer(
        "Open rounds per rater", default=nomination.LOAD_CAP, config_parameter="leadership_360.load_cap"
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
