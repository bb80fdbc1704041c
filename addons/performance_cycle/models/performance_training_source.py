from odoo import fields, models


class PerformanceTrainingSource(models.AbstractModel):
    """What a need for training can come from: it counts its trainings, and starts one."""

    _name = "performance.training.source"
    _description = "Source of a training need"

    _training_source = ""

    training_count = fields.Integer("Trainings", compute="_compute_training_count")

    def _compute_training_count(self):
        # As the reader: whoever may not see a training counts none.
        groups = self.env["performance.training"]._read_group(
            [(self._training_source, "in", self.ids)], [self._training_source], ["__count"]
        )
        counts = {source.id: count for source, count in groups}
        for source in self:
            source.training_count = counts.get(source.id, 0)

    def action_open_trainings(self):
        """Show the trainings that came from here."""
        self.ensure_one()
        return dict(
            self.env["ir.actions.act_window"]._for_xml_id("performance_cycle.performance_training_action"),
            domain=[(self._training_source, "=", self.id)],
            context=self._training_defaults(),
        )

    def action_need_training(self):
        """Start a training need that comes from here."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Training need"),
            "res_model": "performance.training",
            "view_mode": "form",
            "context": self._training_defaults(),
        }

    def _training_defaults(self):
        return {f"default_{self._training_source}": self.id, "default_employee_id": self.employee_id.id}
