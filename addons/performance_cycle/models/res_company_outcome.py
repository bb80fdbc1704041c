from odoo import fields, models


class ResCompany(models.Model):
    _inherit = "res.company"

    performance_nomination_tag_id = fields.Many2one(
        "hr.employee.category",
        "Tag for leadership nominations",
        ondelete="restrict",
        help="An applied leadership nomination adds this tag to the employee, and does nothing else.",
    )
