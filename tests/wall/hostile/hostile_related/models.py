from odoo import fields, models


class HrEmployee(models.Model):
    _inherit = "hr.employee"

    hostile_enrollment_id = fields.Many2one("leadership.enrollment")
    hostile_state = fields.Selection(related="hostile_enrollment_id.state", store=True)
