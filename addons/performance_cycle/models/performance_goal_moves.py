from odoo import fields, models
from odoo.exceptions import UserError

from ..workflow.goal import EDITABLE
from .performance_move_mixin import step


class PerformanceGoal(models.Model):
    _inherit = "performance.goal"

    def action_submit(self, comment=""):
        """Submit the set: drafts of the same people that were not selected come along."""
        drafts = self._whole_set().filtered(lambda goal: goal.state == "draft").with_env(self.env)
        return (self | drafts)._step("submit", comment)

    action_withdraw = step("withdraw")
    action_offer = step("offer")
    action_accept = step("accept")
    action_take_over = step("take_over")

    def action_approve(self, comment=""):
        """Approve what waits here, first and second approvals and revisions alike."""
        second = self.filtered(lambda goal: goal.state == "awaiting_second")
        revised = self.filtered(lambda goal: goal.state == "revision_proposed")
        if revised:
            revised.open_revision_id.action_approve(comment)
        if second:
            result = second.action_approve_second(comment)
            if result is not True:
                return result
        rest = self - second - revised
        return rest._step("approve", comment) if rest else True

    action_approve_second = step("approve_second")

    def action_request_changes(self, comment=""):
        """Send back what waits here; a revision is declined, its approved version stays."""
        second = self.filtered(lambda goal: goal.state == "awaiting_second")
        revised = self.filtered(lambda goal: goal.state == "revision_proposed")
        if not comment:
            (self - second - revised)._check_may("request_changes")
            return self._ask_reason("request_changes")
        if revised:
            revised.open_revision_id.action_decline(comment)
        if second:
            second.action_request_changes_second(comment)
        return (self - second - revised)._step("request_changes", comment)

    action_request_changes_second = step("request_changes_second")
    action_publish = step("publish")
    action_achieve = step("achieve")
    action_achieve_partly = step("achieve_partly")
    action_miss = step("miss")
    action_reopen = step("reopen")
    action_drop = step("drop")
    action_cancel = step("cancel")

    def action_revise(self):
        """Open a new revision of an approved goal, filled with the terms in force."""
        self.ensure_one()
        revision = self.env["performance.goal.revision"]._start(self)
        return {
            "type": "ir.actions.act_window",
            "res_model": revision._name,
            "res_id": revision.id,
            "view_mode": "form",
            "target": "new",
            "name": self.env._("Propose a revision"),
        }

    action_settle = step("settle")

    def action_log_progress(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "performance.goal.update",
            "view_mode": "form",
            "target": "new",
            "name": self.env._("Log progress"),
            "context": {"default_goal_id": self.id, "default_value": self.current},
        }

    def action_open_updates(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "performance.goal.update",
            "view_mode": "list,graph",
            "name": self.name,
            "domain": [("goal_id", "=", self.id)],
            "context": {"default_goal_id": self.id},
        }

    def action_open_appraisal(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "performance.appraisal",
            "res_id": self.appraisal_id.id,
            "view_mode": "form",
        }

    def _step_labels(self):
        env = self.env
        return {
            "submit": env._("Submit my goals"),
            "withdraw": env._("Withdraw"),
            "offer": env._("Offer to the employee"),
            "accept": env._("Accept"),
            "take_over": env._("Reword it myself"),
            "approve": env._("Approve"),
            "approve_second": env._("Approve"),
            "request_changes": env._("Ask for changes"),
            "request_changes_second": env._("Ask for changes"),
            "publish": env._("Publish"),
            "revise": env._("Propose a revision"),
            "settle": env._("Settle the revision"),
            "achieve": env._("Achieved"),
            "achieve_partly": env._("Partly achieved"),
            "miss": env._("Missed"),
            "reopen": env._("Reopen"),
            "drop": env._("Discard"),
            "cancel": env._("Cancel goal"),
        }

    def _move_roles(self):
        # sudo: whose goal it is decides the role; the person may not read the employee row
        own, user = self.sudo(), self.env.user
        officer = user._is_performance_officer() and own.company_id in user.company_ids
        if own.level == "company":
            return {"owner", "officer"} if officer else set()
        if own.level == "department":
            mine = own.manager_id.user_id == user
            return ({"owner"} if mine else set()) | ({"officer"} if officer else set())
        if own.employee_id.user_id == user:
            return {"employee"}
        roles = {"manager"} if own.manager_id.user_id == user else set()
        if own.manager_id.parent_id.user_id == user:
            roles.add("second")
        return roles | ({"officer"} if officer else set())

    def _move_conditions(self):
        # sudo: the strategy is configuration
        own = self.sudo()
        two = own.appraisal_id.strategy_id.goal_levels == "two" and bool(own.manager_id.parent_id.user_id)
        return frozenset({"two_levels"} if two else ())

    def _before_move(self, name, comment):
        closed = self.sudo().filtered(lambda goal: goal.appraisal_id.state in ("closed", "cancelled"))
        if closed:
            raise UserError(self.env._("“%(row)s” is closed.", row=closed[0].appraisal_id.display_name))
        if name in ("submit", "offer", "accept"):
            individual = self.sudo().filtered(lambda goal: goal.level == "individual")
            for goal in individual:
                if not goal.manager_id.user_id:
                    raise UserError(
                        self.env._(
                            "%(person)s has no manager with a user account who could approve. Please ask HR.",
                            person=goal.employee_id.name,
                        )
                    )
        if name in ("submit", "accept"):
            self._check_sets(complete=name == "submit")

    def _move_values(self, name, comment):
        values = {}
        if name in ("approve", "approve_second", "accept", "publish"):
            values["approved_date"] = fields.Datetime.now()
        if name in ("request_changes", "request_changes_second", "take_over"):
            values["request"] = comment
        elif name in ("submit", "approve", "approve_second"):
            values["request"] = False
        return values

    def _after_move(self, name, comment):
        if comment:
            # sudo: the acting person need not follow; the comment is his
            for goal in self.sudo():
                goal.message_post(body=comment, author_id=self.env.user.partner_id.id)
        self._tell_who_is_next()

    def _tell_who_is_next(self):
        """Keep one activity per appraisal and approver, however many goals wait."""
        appraisals = self.sudo().appraisal_id
        if not appraisals or self.env.context.get("tracking_disable"):
            return
        waiting = self.sudo().search([("appraisal_id", "in", appraisals.ids), ("approver_id", "!=", False)])
        kind = self.env.ref("performance_cycle.activity_approve")
        told = appraisals.activity_ids.filtered(lambda activity: activity.activity_type_id == kind)
        wanted = {(goal.appraisal_id.id, goal.approver_id.user_id.id) for goal in waiting if goal.approver_id.user_id}
        obsolete = told.filtered(lambda activity: (activity.res_id, activity.user_id.id) not in wanted)
        present = {(activity.res_id, activity.user_id.id) for activity in told - obsolete}
        obsolete.unlink()
        self._schedule_approvals(wanted - present)
        self._close_goal_setting(appraisals)

    def _schedule_approvals(self, pairs):
        kind = self.env.ref("performance_cycle.activity_approve")
        model = self.env["ir.model"]._get_id("performance.appraisal")
        # sudo: the next person's to-do is written by the step of another
        self.env["mail.activity"].sudo().with_context(
            mail_activity_quick_update=True, performance_nobody_follows=True
        ).create(
            [
                {
                    "activity_type_id": kind.id,
                    "automated": True,
                    "res_model_id": model,
                    "res_id": appraisal,
                    "user_id": user,
                    "summary": self.env._("Goals wait for you"),
                }
                for appraisal, user in sorted(pairs)
            ]
        )

    def _close_goal_setting(self, appraisals):
        """The first activity is done once nothing is left to be written."""
        open_ones = (
            self.sudo().search([("appraisal_id", "in", appraisals.ids), ("state", "in", list(EDITABLE))]).appraisal_id
        )
        (appraisals - open_ones).activity_unlink(["performance_cycle.activity_goals"])
