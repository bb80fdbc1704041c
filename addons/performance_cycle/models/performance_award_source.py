from odoo import api, fields, models
from odoo.exceptions import ValidationError


class PerformanceAwardSource(models.AbstractModel):
    """What an award can come from: it knows who may give one, and which were given."""

    _name = "performance.award.source"
    _description = "Source of an award"

    _award_source = ""

    award_ids = fields.Many2many("gamification.badge.user", string="Awards", readonly=True, copy=False)
    award_count = fields.Integer("Awards given", compute="_compute_award_count")
    may_award = fields.Boolean(compute="_compute_award_count", export_string_translation=False)

    @api.depends_context("uid")
    @api.depends("award_ids")
    def _compute_award_count(self):
        for source in self:
            source.award_count = len(source.award_ids)
            source.may_award = source._may_award()

    @api.constrains("award_ids")
    def _check_awards(self):
        for source in self.sudo():
            if source.award_ids.user_id - source.employee_id.user_id:
                raise ValidationError(self.env._("This award was given to somebody else."))

    def action_give_award(self):
        """Ask which award, and what for."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("performance_cycle.performance_award_action_give")
        context = {f"default_{self._award_source}": self.id, "default_employee_id": self.employee_id.id}
        return dict(action, context={"dialog_size": "medium", **context})

    def action_open_awards(self):
        self.ensure_one()
        return dict(
            self.env["ir.actions.act_window"]._for_xml_id("performance_cycle.performance_award_action"),
            domain=[("id", "in", self.award_ids.ids)],
            context={},
        )

    def _may_award(self):
        """Whether the current user may give an award from here."""
        raise NotImplementedError
