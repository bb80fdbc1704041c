from odoo import api, fields, models
from odoo.fields import Domain


class PerformanceGoal(models.Model):
    _inherit = "performance.goal"

    is_mine_as_second = fields.Boolean(
        compute="_compute_is_mine_as_second", search="_search_is_mine_as_second", export_string_translation=False
    )

    @api.depends_context("uid")
    @api.depends("manager_id.parent_id", "appraisal_id.strategy_id")
    def _compute_is_mine_as_second(self):
        for goal in self.sudo():
            strategy = goal.appraisal_id.strategy_id
            asked = strategy.goal_levels == "two" or strategy.second_review
            goal.is_mine_as_second = asked and goal.manager_id.parent_id.user_id == self.env.user

    def _search_is_mine_as_second(self, operator, value):
        if operator != "in":
            return NotImplemented
        asked = Domain("strategy_id", "any!", Domain("goal_levels", "=", "two") | Domain("second_review", "=", True))
        mine = Domain("appraisal_id", "any!", asked) & Domain("manager_id.parent_id.user_id", "=", self.env.uid)
        return mine if True in value else ~mine
