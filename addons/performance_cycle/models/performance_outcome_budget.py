from odoo import fields, models
from odoo.exceptions import LockError, UserError


class PerformanceOutcome(models.Model):
    """What a decision takes from a budget."""

    _inherit = "performance.outcome"

    wage_ids = fields.One2many(
        "performance.outcome.wage",
        "outcome_id",
        "Wage figures",
        groups="performance_cycle.group_performance_administrator",
    )

    def _fits_budget(self):
        """Whether it fits, for those who may know what it costs; anybody else is told nothing of the budget."""
        if not self._decides_as_administrator(self.env.user):
            return True
        return self._over_budget() <= 0

    def _over_budget(self):
        """By how much this decision would overdraw its budget; zero or less when it fits or there is none."""
        # sudo: sums over rows that the approver reads one by one
        own = self.sudo()
        budget = own._budget()
        if not budget:
            return 0
        return own.wage_ids.cost - float(budget._standing(without=own).left_after_approved)

    def _budget(self):
        """Return the budget of the cycle that this decision draws on, in sudo; none for what costs nothing."""
        own = self.sudo()
        budgets = self.env["performance.budget"].sudo()
        return budgets._finder(own.cycle_id)(own.department_id) if own.is_wage else budgets

    def _budget_message(self):
        budget = self._budget()
        over = self._over_budget()
        return self.env._(
            "This is %(amount)s over the budget “%(budget)s”. Reject it, enlarge the budget, or approve it over budget "
            "with a reason.",
            amount=budget.currency_id.format(over),
            budget=budget.display_name,
        )

    def _hold_budget(self):
        """Let one approval at a time draw on a budget: of two at once, the second begins again and sees the first."""
        budget = self._budget()
        if not budget:
            return
        try:
            budget.lock_for_update(allow_referencing=True)
        except LockError as error:
            message = self.env._("Somebody else just decides on the same budget. Please try again.")
            raise UserError(message) from error
        budget.write({"decided_at": fields.Datetime.now()})
