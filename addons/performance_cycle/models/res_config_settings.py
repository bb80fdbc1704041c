from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    performance_line = fields.Selection(related="company_id.performance_line", readonly=False)
    performance_reminder_days = fields.Char(related="company_id.performance_reminder_days", readonly=False)
    performance_late_days = fields.Char(related="company_id.performance_late_days", readonly=False)
    performance_escalation_days = fields.Integer(related="company_id.performance_escalation_days", readonly=False)
    performance_auto_handover = fields.Boolean(related="company_id.performance_auto_handover", readonly=False)
    performance_appeal_days = fields.Integer(related="company_id.performance_appeal_days", readonly=False)
    performance_hr_user_id = fields.Many2one(related="company_id.performance_hr_user_id", readonly=False)
