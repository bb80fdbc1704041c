from odoo import fields, models
from odoo.exceptions import AccessError, UserError

from ..workflow.appraisal import OPEN
from .performance_move_mixin import step


class PerformanceAppraisal(models.Model):
    _inherit = "performance.appraisal"

    action_start_year = step("start_year")
    action_start_self_review = step("start_self_review")
    action_submit_self_review = step("submit_self_review")
    action_skip_self_review = step("skip_self_review")
    action_return_self_review = step("return_self_review")
    action_submit_review = step("submit_review")
    action_return_review = step("return_review")
    action_share = step("share")
    action_acknowledge = step("acknowledge")
    action_appeal = step("appeal")
    action_close = step("close")
    action_close_unanswered = step("close_unanswered")
    action_force_close = step("force_close")
    action_cancel = step("cancel")

    def _force_close(self, comment):
        """Close with the cycle, whatever is open; the reason stays on each."""
        if self:
            self.with_context(tracking_disable=True)._move("force_close", comment, roles={"cycle"})

    def _step_labels(self):
        env = self.env
        return {
            "start_year": env._("Goals are set"),
            "start_self_review": env._("Start self-review"),
            "submit_self_review": env._("Submit self-review"),
            "skip_self_review": env._("Skip self-review"),
            "return_self_review": env._("Return self-review"),
            "submit_review": env._("Submit for calibration"),
            "return_review": env._("Return to manager"),
            "share": env._("Share"),
            "acknowledge": env._("Acknowledge"),
            "appeal": env._("Appeal"),
            "decide_appeal": env._("Decide the appeal"),
            "close": env._("Close"),
            "close_unanswered": env._("Close without answer"),
            "force_close": env._("Force-close"),
            "cancel": env._("Cancel"),
        }

    def _move_roles(self):
        # sudo: whose appraisal it is decides the role; the person may not read the employee row
        own, user = self.sudo(), self.env.user
        if own.employee_id.user_id == user:
            return {"employee"}
        roles = set()
        if own.manager_id.user_id == user:
            roles.add("manager")
        if user._is_performance_officer() and own.company_id in user.company_ids:
            wrote = user in own.assessment_ids.author_id
            roles |= {"officer"} if roles or wrote else {"officer", "decider"}
        return roles

    def _move_conditions(self):
        # sudo: conditions look at whether a side was submitted, which its reader may not see yet
        own = self.sudo()
        met = set()
        submitted = own.assessment_ids.filtered(lambda row: row.state == "submitted")
        if any(row.side == "self" for row in submitted):
            met.add("self_submitted")
        reviewed = any(row.side == "manager" and row.author_id == own.manager_id.user_id for row in submitted)
        if reviewed and own.strategy_id.calibration:
            met.add("ready_to_calibrate")
        if reviewed and self._calibrated():
            met.add("ready_to_share")
        today = fields.Date.context_today(self)
        met.add("appeal_open" if own.appeal_until and today <= own.appeal_until else "appeal_over")
        return frozenset(met)

    def _calibrated(self):
        """Whether nothing holds the review back from being shared: calibration is off, or over."""
        own = self.sudo()
        return not own.strategy_id.calibration or own.state == "calibration"

    def _condition_message(self, name, condition):
        env = self.env
        texts = {
            "self_submitted": env._("Please fill in and submit your self-review first."),
            "ready_to_calibrate": env._(
                "Please submit your assessment first; and calibration must be part of the strategy."
            ),
            "ready_to_share": env._(
                "The manager's assessment must be submitted, and calibrated where the strategy asks for it."
            ),
            "appeal_open": env._("The time to appeal is over."),
            "appeal_over": env._("The employee may still answer."),
        }
        return texts.get(condition) or super()._condition_message(name, condition)

    def _move_values(self, name, comment):
        now = fields.Datetime.now()
        stamps = {
            "submit_self_review": {"self_review_date": now},
            "return_self_review": {"self_review_date": False},
            "submit_review": {"review_date": now},
            "return_review": {"review_date": False},
            "share": {"shared_date": now},
            "acknowledge": {"acknowledged_date": now},
            "appeal": {"appeal": comment},
            "decide_appeal": {"appeal_decision": comment, "appeal_decider_id": self.env.uid},
            "force_close": {"closing_reason": comment},
            "cancel": {"closing_reason": comment},
        }
        return stamps.get(name, {})

    def _after_move(self, name, comment):
        # sudo: the other side's row is handed back to its author by a step that was checked
        sides = {"return_self_review": "self", "return_review": "manager"}
        if name in sides:
            rows = self.sudo().assessment_ids.filtered(lambda row: row.side == sides[name] and row.state == "submitted")
            rows._move("hand_back", comment, roles={"appraisal"})
        # Not what HR writes to the manager: the employee reads this thread.
        if comment and name in ("skip_self_review", "share", "cancel"):
            for appraisal in self:
                appraisal.sudo().message_post(body=comment, author_id=self.env.user.partner_id.id)
        self._schedule_next_activity(name)

    def _schedule_next_activity(self, name):
        """Close what was to be done, and tell who is next."""
        self.sudo().activity_unlink(["performance_cycle.activity_goals", "performance_cycle.activity_review"])
        if self.env.context.get("tracking_disable"):
            return
        for appraisal in self.sudo():
            hr = appraisal._hr_user() if appraisal.state == "appealed" else False
            texts = {
                "self_review": (appraisal.user_id, self.env._("Write your self-review")),
                "manager_review": (appraisal.manager_id.user_id, self.env._("Write your review")),
                "shared": (appraisal.user_id, self.env._("Read and answer your review")),
                "appealed": (hr, self.env._("Decide the appeal")),
            }
            user, summary = texts.get(appraisal.state, (False, ""))
            if user:
                appraisal.with_context(mail_activity_quick_update=True).activity_schedule(
                    "performance_cycle.activity_review",
                    appraisal.due_date or fields.Date.context_today(self),
                    summary,
                    user_id=user.id,
                )

    def _schedule_first_activity(self):
        self._ask_employees("performance_cycle.activity_goals", self.env._("Set your goals"))

    def _ask_for_self_review(self):
        self._ask_employees("performance_cycle.activity_review", self.env._("Write your self-review"))

    def _ask_employees(self, kind, summary):
        """Give everybody one activity, written in a few statements for all, without one mail."""
        same = {
            "activity_type_id": self.env.ref(kind).id,
            "automated": True,
            "res_model_id": self.env["ir.model"]._get_id(self._name),
            "summary": summary,
        }
        # sudo: the to-do of another person
        self.env["mail.activity"].sudo().with_context(
            mail_activity_quick_update=True, performance_nobody_follows=True
        ).create(
            [
                same
                | {
                    "res_id": appraisal.id,
                    "user_id": user.id,
                    "date_deadline": appraisal._due_of_state() or appraisal.date_end,
                }
                for appraisal in self
                for user in appraisal.employee_id.user_id
            ]
        )

    def message_subscribe(self, partner_ids=None, subtype_ids=None):
        # An activity subscribes its user, one by one: at a launch that is three queries for each person.
        if self.env.context.get("performance_nobody_follows"):
            return True
        return super().message_subscribe(partner_ids, subtype_ids)

    def _hand_over_by_hand(self, manager, reason):
        """An officer gives these to a manager, or each to the employee's present one."""
        for appraisal in self:
            new = (manager or appraisal.sudo().employee_id.parent_id).sudo()
            if "officer" not in appraisal._move_roles():
                raise AccessError(self.env._("Only HR hands over, and never the own appraisal."))
            if not new.user_id:
                raise UserError(self.env._("New manager: somebody with a user account is needed."))
            appraisal._hand_over(new, reason)

    def _hand_over(self, manager, reason=""):
        """Give open appraisals to another manager; the old one keeps what he wrote and is noted."""
        manager = manager.sudo()
        for appraisal in self.sudo():
            if appraisal.state not in OPEN:
                raise UserError(
                    self.env._("“%(row)s” is closed: it stays with its manager.", row=appraisal.display_name)
                )
            former = appraisal.manager_id
            appraisal._with_key().write(
                {"manager_id": manager.id, "former_manager_ids": [fields.Command.link(former.id)] if former else []}
            )
            appraisal.activity_reschedule(
                ["performance_cycle.activity_review", "performance_cycle.activity_approve"],
                user_id=former.user_id.id,
                new_user_id=manager.user_id.id,
            )
            appraisal.message_post(
                body=self.env._(
                    "Handed over from %(old)s to %(new)s. %(reason)s",
                    old=former.name or self.env._("nobody"),
                    new=manager.name,
                    reason=reason,
                )
            )
