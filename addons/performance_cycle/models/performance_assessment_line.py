from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError


class PerformanceAssessmentLine(models.Model):
    """One answer or rating of an assessment: a question, a goal or a competency."""

    _name = "performance.assessment.line"
    _description = "Assessment Line"
    _order = "assessment_id, sequence, id"

    assessment_id = fields.Many2one("performance.assessment", required=True, index=True, ondelete="cascade")
    sequence = fields.Integer(default=10)
    kind = fields.Selection(
        [("question", "Question"), ("goal", "Goal"), ("skill", "Competency")], required=True, readonly=True
    )
    name = fields.Char(required=True, readonly=True)
    required = fields.Boolean(readonly=True)
    goal_id = fields.Many2one("performance.goal", readonly=True, index="btree_not_null", ondelete="restrict")
    goal_progress = fields.Float(related="goal_id.progress", string="Progress (%)")
    goal_weight = fields.Float(related="goal_id.weight", string="Weight (%)")
    skill_id = fields.Many2one("hr.skill", readonly=True, ondelete="restrict")
    scale_id = fields.Many2one(related="assessment_id.scale_id")
    level_id = fields.Many2one(
        "performance.scale.level", "Rating", domain="[('scale_id', '=', scale_id)]", ondelete="restrict"
    )
    answer = fields.Text("Answer or comment")

    @api.constrains("level_id")
    def _check_scale(self):
        for line in self:
            if line.level_id and line.level_id.scale_id != line.sudo().scale_id:
                raise ValidationError(
                    self.env._("“%(level)s” is not on this appraisal's scale.", level=line.level_id.name)
                )

    def write(self, vals):
        fixed = {"assessment_id", "kind", "name", "required", "goal_id", "skill_id"} & vals.keys()
        if fixed or any(line.assessment_id.state != "draft" for line in self.sudo()):
            raise UserError(self.env._("A submitted assessment stands as it was written."))
        return super().write(vals)
