from odoo import fields, models


class ResCompany(models.Model):
    _inherit = "res.company"

    performance_line = fields.Selection(
        [("direct", "Direct reports"), ("whole", "Everybody below")],
        string="Managers see",
        default="direct",
        required=True,
        help="Whose goals and appraisals a manager may read. Only the manager noted on an appraisal acts on it.",
    )
    performance_reminder_days = fields.Char(
        "Remind days before", default="7,3,1", help="Days before a due date, separated by commas."
    )
    performance_late_days = fields.Char(
        "Remind days after", default="1", help="Days after a due date, separated by commas."
    )
    performance_escalation_days = fields.Integer(
        "Escalate after days",
        default=7,
        help="Days late after which the manager's manager and HR hear of it. 0: never.",
    )
    performance_auto_handover = fields.Boolean(
        "Hand over automatically", help="When an employee's manager changes, his open appraisal goes to the new one."
    )
    performance_appeal_days = fields.Integer("Days to appeal", default=10)
    performance_hr_user_id = fields.Many2one(
        "res.users", "Performance contact", help="Hears of late reviews and missing managers."
    )

    def _performance_days(self, name):
        """Return the whole numbers of a comma-separated setting; what is not a number is left out."""
        self.ensure_one()
        return {int(part) for part in (self[name] or "").split(",") if part.strip().isdigit()}
