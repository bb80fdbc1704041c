from odoo import api, fields, models
from odoo.fields import Domain

from ..workflow.outcome import SHARED, WAITING

APPROVALS = ("approve", "approve_over", "approve_second", "approve_second_over")


class PerformanceOutcome(models.Model):
    _inherit = "performance.outcome"

    waits_for_me = fields.Boolean(
        compute="_compute_waits_for_me", search="_search_waits_for_me", export_string_translation=False
    )

    @api.depends_context("uid")
    @api.depends("state", "first_approver_id")
    def _compute_waits_for_me(self):
        for outcome in self:
            outcome.waits_for_me = outcome.state in WAITING and "approver" in outcome._move_roles()

    def _search_waits_for_me(self, operator, value):
        if operator != "in":
            return NotImplemented
        waiting = self.search([("state", "in", list(WAITING))]).filtered("waits_for_me")
        return Domain("id", "in" if True in value else "not in", waiting.ids)

    def action_propose(self):
        return self._step("propose")

    def action_approve(self):
        return self._step("approve")

    def action_approve_over(self, comment=""):
        return self._step("approve_over", comment)

    def action_approve_second(self):
        return self._step("approve_second")

    def action_approve_second_over(self, comment=""):
        return self._step("approve_second_over", comment)

    def action_reject(self, comment=""):
        return self._step("reject", comment)

    def action_withdraw(self):
        return self._step("withdraw")

    def action_call_off(self, comment=""):
        return self._step("call_off", comment)

    def action_rework(self):
        return self._step("rework")

    def _step_labels(self):
        env = self.env
        return {
            "propose": env._("Propose"),
            "approve": env._("Approve"),
            "approve_over": env._("Approve over budget"),
            "approve_second": env._("Approve as second"),
            "approve_second_over": env._("Approve over budget"),
            "reject": env._("Reject"),
            "withdraw": env._("Withdraw"),
            "call_off": env._("Call off"),
            "rework": env._("Propose anew"),
            "apply": env._("Apply now"),
        }

    def _move_roles(self):
        # sudo: whose outcome it is decides the role; the person may not read the employee row
        own, user = self.sudo(), self.env.user
        if own.employee_id.user_id == user:
            return set()
        roles = {"proposer"} if own.proposer_id == user else set()
        administrator = self._decides_as_administrator(user)
        if administrator:
            roles.add("administrator")
        if self._may_approve(user):
            roles |= {"approver", "overrider"} if administrator else {"approver"}
        return roles

    def _decides_as_administrator(self, user):
        return user._is_performance_administrator() and self.sudo().company_id in user.company_ids

    def _may_approve(self, user):
        """Whether this person may be the next to approve: nobody twice, and a wage by those who may know it."""
        own = self.sudo()
        if user in own.proposer_id | own.first_approver_id | own.employee_id.user_id:
            return False
        if not own.is_wage:
            return user._is_performance_officer() and own.company_id in user.company_ids
        if self._decides_as_administrator(user):
            return True
        first = own.first_approver_id
        above = own.manager_id.parent_id.user_id == user
        return above and (own.state == "proposed" or bool(first and self._decides_as_administrator(first)))

    def _move_conditions(self):
        # sudo: whether the review was shared, and what the strategy allows
        own, user = self.sudo(), self.env.user
        met = {"two_levels"} if own.is_wage else set()
        acts = own.manager_id.user_id == user or self._decides_as_administrator(user)
        if acts and not self._problem():
            met.add("may_propose")
        met.add("within_budget" if self._fits_budget() else "over_budget")
        if own.effective_date <= fields.Date.context_today(self):
            met.add("due")
        return frozenset(met)

    def _condition_message(self, name, condition):
        env = self.env
        if condition == "within_budget":
            return self._budget_message()
        texts = {
            "may_propose": self._problem() or env._("Only the manager who acts on this review proposes."),
            "over_budget": env._("This is within the budget: please approve it as usual."),
            "due": env._("This is not effective yet: it is applied on its day."),
        }
        return texts.get(condition) or super()._condition_message(name, condition)

    def _before_move(self, name, comment):
        super()._before_move(name, comment)
        for outcome in self:
            if name == "propose":
                outcome._check_ready()
            if name in APPROVALS:
                outcome._check_applicable()
                outcome._hold_budget()

    def _move_values(self, name, comment):
        user = self.env.uid
        if name in ("approve", "approve_over"):
            wages = set(self.mapped("is_wage")) == {True}
            return {"first_approver_id" if wages else "approver_id": user, "decision": False}
        if name in ("approve_second", "approve_second_over"):
            return {"approver_id": user, "decision": False}
        if name in ("reject", "call_off"):
            return {"decision": comment}
        if name == "rework":
            return {"first_approver_id": False, "approver_id": False, "decision": False}
        if name == "apply":
            return {"applied_date": fields.Datetime.now(), "applied_by_id": user, "failure": False}
        return {}

    def _after_move(self, name, comment):
        super()._after_move(name, comment)
        if name in ("approve_over", "approve_second_over"):
            # sudo: the step was checked; the reason stands where only HR administrators read
            self.sudo().wage_ids._with_override(comment, self.env.user)
        for outcome in self:
            if name in APPROVALS and outcome.state == "scheduled":
                outcome._refresh_later()
            outcome._tell_who_is_next(name)

    def _tell_who_is_next(self, name):
        """Close what was to be done, and give the next one a to-do."""
        # sudo: the to-do of another person
        own = self.sudo()
        own.activity_unlink(["performance_cycle.activity_outcome"])
        own.appraisal_id.activity_unlink(["performance_cycle.activity_propose"])
        user, summary = own._next_to_do(name)
        if user:
            own.with_context(mail_activity_quick_update=True).activity_schedule(
                "performance_cycle.activity_outcome", summary=summary, user_id=user.id
            )

    def _next_to_do(self, name):
        """Return (user, what is waited for); an empty user where nothing is."""
        env = self.env
        if self.state in WAITING:
            return self._next_approver(), env._("Decide: %(outcome)s", outcome=self.display_name)
        if name in ("reject", "call_off"):
            return self.proposer_id, env._("Not approved: read why")
        if self.state == "applied" and self.kind != "none":
            return self.employee_id.user_id, env._("Read the decision that was applied")
        return env["res.users"], ""

    def _next_approver(self):
        """Return whoever of HR may decide next: the company's contact if he may, else the first who may."""
        group = "administrator" if self.is_wage else "officer"
        members = self.env.ref(f"performance_cycle.group_performance_{group}").all_user_ids
        people = (self.company_id.performance_hr_user_id | members).filtered(
            lambda user: user.active and not user.share
        )
        return next((user for user in people if self._may_approve(user)), self.env["res.users"])

    @api.model
    def _can_be_proposed(self, appraisal):
        """Whether the reader may propose something after this review."""
        own, user = appraisal.sudo(), self.env.user
        acts = own.manager_id.user_id == user or user._is_performance_administrator()
        return own.state in SHARED and bool(own.shared_date) and acts and own.employee_id.user_id != user
