from odoo import fields, models

DIRECTIONS = [
    ("higher", "Higher is better"),
    ("lower", "Lower is better"),
    ("milestone", "Milestones"),
    ("yes_no", "Yes or no"),
]


class PerformanceGoalTemplate(models.Model):
    """A reusable goal or KPI of the library, by department and job."""

    _name = "performance.goal.template"
    _description = "Goal Template"
    _order = "sequence, name"
    _check_company_auto = True

    name = fields.Char("Goal", required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one("res.company", index=True, help="Empty: for all companies.")
    department_ids = fields.Many2many("hr.department", string="Departments", check_company=True, help="Empty: for all.")
    job_ids = fields.Many2many("hr.job", string="Jobs", check_company=True, help="Empty: for all.")
    description = fields.Text("Why", translate=True)
    direction = fields.Selection(DIRECTIONS, "Measured by", required=True, default="higher")
    unit = fields.Char(translate=True)
    baseline = fields.Float(aggregator=None)
    target = fields.Float(default=1, aggregator=None)
    weight = fields.Float("Weight (%)", default=20, aggregator=None)
    skill_ids = fields.Many2many("hr.skill", string="Skills")

    def _goal_values(self):
        """Return what a new goal takes over."""
        self.ensure_one()
        return {
            "name": self.name,
            "description": self.description,
            "direction": self.direction,
            "unit": self.unit,
            "baseline": self.baseline,
            "target": self.target,
            "weight": self.weight,
            "skill_ids": self.skill_ids.ids,
            "template_id": self.id,
        }
