from odoo import api, fields, models
from odoo.fields import Domain


class PerformanceAppraisal(models.Model):
    _inherit = "performance.appraisal"

    is_mine_as_second = fields.Boolean(
        compute="_compute_is_mine_as_second", search="_search_is_mine_as_second", export_string_translation=False
    )

    @api.depends_context("uid")
    @api.depends("manager_id.parent_id", "strategy_id.second_review")
    def _compute_is_mine_as_second(self):
        for appraisal in self:
            appraisal.is_mine_as_second = appraisal._second_user() == self.env.user

    def _search_is_mine_as_second(self, operator, value):
        if operator != "in":
            return NotImplemented
        asked = Domain("strategy_id", "any!", [("second_review", "=", True)])
        mine = asked & Domain("manager_id.parent_id.user_id", "=", self.env.uid) & Domain("is_mine", "=", False)
        return mine if True in value else ~mine

    def _second_user(self):
        """Return who writes the second assessment: the manager's manager, where the strategy asks and he has a user."""
        # sudo: whose manager is whose decides the role; the person may not read the employee rows
        own = self.sudo()
        asked = own.strategy_id.second_review
        user = own.manager_id.parent_id.user_id.filtered("active") if asked else self.env["res.users"]
        return user - own.employee_id.user_id - own.manager_id.user_id

    def _second_missing(self):
        """Whether the review waits for a second assessment."""
        user = self._second_user()
        # sudo: whether it was submitted, not what is in it
        rows = self.sudo().assessment_ids.filtered(lambda row: row.side == "second" and row.author_id == user)
        return self.state == "manager_review" and bool(user) and "submitted" not in rows.mapped("state")

    def _move_roles(self):
        roles = super()._move_roles()
        return (roles - {"decider"}) | {"second"} if self._second_user() == self.env.user else roles

    def _move_conditions(self):
        met = super()._move_conditions()
        return met - {"ready_to_calibrate", "ready_to_share"} if self._second_missing() else met

    def _condition_message(self, name, condition):
        if condition in ("ready_to_calibrate", "ready_to_share") and self.review_date and self._second_missing():
            return self.env._(
                "The second assessment, by %(name)s, is still missing.", name=self._second_user().sudo().name
            )
        return super()._condition_message(name, condition)

    def _review_handed_in(self):
        """Go on to calibration once every side that is asked for is there; else tell who is next."""
        met = self._move_conditions()
        if "ready_to_calibrate" in met:
            self._move("submit_review")
        elif self.review_date and self._second_missing():
            self._tell(self._second_user(), self.env._("Write the second assessment"))
        elif "ready_to_share" in met and self._second_user():
            self._tell(self.sudo().manager_id.user_id, self.env._("Share the review"))

    def _tell(self, user, summary):
        # sudo: the to-do of another person
        own = self.sudo()
        own.activity_unlink(["performance_cycle.activity_review"])
        own._ensure_activity(user, summary)

    def _waited_for(self):
        if self.review_date and self._second_missing():
            return self._second_user(), self.env._("Second assessment of %(person)s", person=self.employee_id.name)
        return super()._waited_for()
