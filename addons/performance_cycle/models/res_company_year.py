from odoo import fields, models


class ResCompany(models.Model):
    _inherit = "res.company"

    performance_training_limit = fields.Monetary(
        "HR approves trainings above",
        default=1000,
        help="What costs more is approved by the manager, then by HR. 0: HR approves all that cost anything.",
    )
    performance_training_effect_days = fields.Integer(
        "Ask for the effect after days",
        default=60,
        help="So many days after a training its participant is asked what it changed.",
    )
    performance_award_limit = fields.Integer(
        "Awards per person and month", default=3, help="So many awards a person may give in a month. 0: any number."
    )
