from odoo import fields, models


class HostileReport(models.Model):
    _name = "hostile.report"
    _inherits = {"leadership.feedback.report": "report_id"}
    _description = "Delegated 360 report"

    report_id = fields.Many2one("leadership.feedback.report", required=True, ondelete="cascade")
