from datetime import timedelta

from odoo import fields, models


class PerformanceImprovementPlan(models.Model):
    _inherit = "performance.improvement.plan"

    def action_sign(self):
        return self._step("sign")

    def action_ask_changes(self, comment=""):
        return self._step("ask_changes", comment)

    def action_countersign(self):
        return self._step("countersign")

    def action_start_unsigned(self, comment=""):
        return self._step("start_unsigned", comment)

    def action_pause(self, comment=""):
        return self._step("pause", comment)

    def action_resume(self):
        return self._step("resume")

    def action_conclude(self):
        return self._step("conclude")

    def action_sign_result(self):
        return self._step("sign_result")

    def action_close_unsigned(self, comment=""):
        return self._step("close_unsigned", comment)

    def action_cancel(self, comment=""):
        return self._step("cancel", comment)

    def _step_labels(self):
        env = self.env
        return {
            "sign": env._("Sign and hand over"),
            "ask_changes": env._("Ask for changes"),
            "countersign": env._("Sign"),
            "start_unsigned": env._("Start without signature"),
            "pause": env._("Pause"),
            "resume": env._("Resume"),
            "conclude": env._("Sign the result"),
            "sign_result": env._("Sign the result"),
            "close_unsigned": env._("Close without signature"),
            "cancel": env._("Cancel"),
        }

    def _move_roles(self):
        # sudo: whose plan it is decides the role; HR rights do not apply to the own one
        own, user = self.sudo(), self.env.user
        if own.employee_id.user_id == user:
            return {"employee"}
        roles = {"manager"} if own.manager_id.user_id == user else set()
        if user._is_performance_officer() and own.company_id in user.company_ids:
            roles.add("officer")
        return roles

    def _move_conditions(self):
        met = set()
        if (self.expected or "").strip() and (self.support or "").strip() and self.review_ids:
            met.add("complete")
        if self.result and (self.result_note or "").strip():
            met.add("has_result")
        return frozenset(met)

    def _condition_message(self, name, condition):
        env = self.env
        texts = {
            "complete": env._(
                "Please say what is expected and what support is given, and set at least one review date."
            ),
            "has_result": env._("Please choose the result and say a few words about it first."),
        }
        return texts.get(condition) or super()._condition_message(name, condition)

    def _move_values(self, name, comment):
        now, today = fields.Datetime.now(), fields.Date.context_today(self)
        stamps = {
            "sign": {"manager_signed_on": now},
            "ask_changes": {"manager_signed_on": False},
            "countersign": {"employee_signed_on": now},
            "pause": {"paused_on": today},
            "sign_result": {"result_signed_on": now},
        }
        values = dict(stamps.get(name, {}))
        if comment:
            values["remark"] = comment
        return values

    def _before_move(self, name, comment):
        super()._before_move(name, comment)
        if name == "resume":
            for plan in self:
                # sudo: dates that were signed move by the days of the pause, by this step and no other hand
                plan.sudo()._with_key()._shift_by_pause()

    def _shift_by_pause(self):
        """Move what was still to come by as many days as the plan stood still."""
        days = (fields.Date.context_today(self) - self.paused_on).days
        self.write(
            {"paused_on": False, "paused_days": self.paused_days + days, "date_end": self.date_end + timedelta(days)}
        )
        for review in self.review_ids.filtered(lambda row: not row.note):
            review._shift(days)

    def _after_move(self, name, comment):
        super()._after_move(name, comment)
        if comment:
            for plan in self:
                # sudo: the employee reads every reason; who writes it need not be a follower
                plan.sudo().message_post(body=comment, author_id=self.env.user.partner_id.id)
        self._tell_who_is_next()

    def _tell_who_is_next(self):
        """Close what was to be done, and give the next one a to-do."""
        # sudo: the to-do of another person
        for plan in self.sudo():
            plan.activity_unlink(["performance_cycle.activity_improvement"])
            manager, employee = plan.manager_id.user_id, plan.employee_id.user_id
            user, summary, day = {
                "draft": (manager, self.env._("Write and sign the improvement plan"), False),
                "to_sign": (employee, self.env._("Read and sign your improvement plan"), False),
                "running": (manager, self.env._("Review of the improvement plan"), plan.next_review or plan.date_end),
                "paused": (manager, self.env._("Improvement plan is paused: resume it?"), plan.date_end),
                "concluded": (employee, self.env._("Read and sign the result of your plan"), False),
            }.get(plan.state, (False, "", False))
            if user:
                plan.with_context(mail_activity_quick_update=True).activity_schedule(
                    "performance_cycle.activity_improvement", day or None, summary, user_id=user.id
                )
