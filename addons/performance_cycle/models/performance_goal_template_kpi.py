from odoo import api, fields, models
from odoo.exceptions import ValidationError


class PerformanceGoalTemplate(models.Model):
    _inherit = "performance.goal.template"

    definition_id = fields.Many2one(
        "gamification.goal.definition",
        "Automatic KPI",
        ondelete="restrict",
        domain=[("computation_mode", "in", ("count", "sum")), ("field_date_id", "!=", False)],
    )

    @api.constrains("definition_id")
    def _check_definition(self):
        for template in self.filtered("definition_id"):
            reason = template.definition_id._kpi_refusal()
            if reason:
                raise ValidationError(self.env._("Automatic KPI: %(reason)s", reason=reason))

    def _goal_values(self):
        return {**super()._goal_values(), "definition_id": self.definition_id.id}
