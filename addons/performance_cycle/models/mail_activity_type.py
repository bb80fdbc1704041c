from odoo import fields, models


class MailActivityType(models.Model):
    _inherit = "mail.activity.type"

    # Its activities have a button that approves what they tell of.
    category = fields.Selection(
        selection_add=[("performance_approve", "Goals to approve")], ondelete={"performance_approve": "set default"}
    )
