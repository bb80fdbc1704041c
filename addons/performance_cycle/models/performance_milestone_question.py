from odoo import fields, models


class PerformanceMilestoneQuestion(models.Model):
    """What a short review asks the employee, the manager, or both."""

    _name = "performance.milestone.question"
    _description = "Question of a Short Review"
    _order = "sequence, id"

    rule_id = fields.Many2one("performance.milestone.rule", required=True, index=True, ondelete="cascade")
    sequence = fields.Integer(default=10)
    name = fields.Char("Question", required=True, translate=True)
    side = fields.Selection(
        [("both", "Both"), ("employee", "Employee"), ("manager", "Manager")],
        "Who answers",
        required=True,
        default="both",
    )
    required = fields.Boolean("Must be answered", default=True)
