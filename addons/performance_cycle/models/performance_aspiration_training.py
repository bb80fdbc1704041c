from odoo import fields, models


class PerformanceAspiration(models.Model):
    """An aspiration, as it feeds training needs."""

    _name = "performance.aspiration"
    _inherit = ["performance.aspiration", "performance.training.source"]

    _training_source = "aspiration_id"

    def _training_defaults(self):
        return {
            **super()._training_defaults(),
            "default_reason": self.needs,
            "default_skill_ids": [fields.Command.set(self.skill_ids.ids)],
        }
