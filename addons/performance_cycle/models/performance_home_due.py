from odoo import api, models
from odoo.fields import Domain

ACTIONS = {
    "goals": "performance_cycle.performance_goal_action_mine",
    "approve": "performance_cycle.performance_goal_action_to_approve",
    "team": "performance_cycle.performance_appraisal_action_team",
    "asked": "performance_cycle.performance_feedback_request_action",
    "talks": "performance_cycle.performance_checkin_action",
    "meet": "performance_cycle.performance_checkin_rhythm_action",
}


class PerformanceHome(models.AbstractModel):
    _inherit = "performance.home"

    @api.model
    def _due(self, today):
        """Return everything that waits for the current user as lines with a way to it, what is late first."""
        kinds = [
            *self._due_own_review(),
            *self._due_own_goals(),
            *self._due_reviews(),
            *self._due_of_others(),
        ]
        items = [self._due_line(today, *kind) for kind in kinds if kind[1]]
        return sorted(items, key=lambda item: (not item["late"], not item["when"], item["days"]))

    @api.model
    def _due_line(self, today, kind, records, one, many, day=False, alone=True):
        """Return one line about these records; a single one is opened at once, several in their list."""
        single = len(records) == 1
        return {
            "key": f"{kind}_{records[:1].id}",
            "text": one if single else many,
            "when": self._when(day, today),
            "late": bool(day and day < today),
            "days": (day - today).days if day else 0,
            "action": self._open(records) if single and alone else ACTIONS[kind],
        }

    @api.model
    def _first(self, days):
        return min(filter(None, days), default=False)

    @api.model
    def _due_own_review(self):
        rows = self._mine("performance.appraisal", Domain("state", "in", ("goal_setting", "self_review", "shared")))
        begun = self._mine(
            "performance.goal", Domain("appraisal_id", "in", rows.ids), Domain("state", "!=", "cancelled")
        )
        drafts = begun.filtered(lambda goal: goal.state in ("draft", "changes_requested", "awaiting_employee"))
        # Handed in: it is the manager's turn.
        handed_in = begun.appraisal_id - drafts.appraisal_id
        # sudo: only the words
        return [
            ("own", row, row.sudo()._waited_for()[1], "", row.due_date)
            for row in rows
            if row.state != "goal_setting" or row not in handed_in
        ]

    @api.model
    def _due_own_goals(self):
        env = self.env
        goals = self._mine(
            "performance.goal", Domain("state", "in", ("changes_requested", "awaiting_employee", "approved"))
        )
        returned = goals.filtered(lambda goal: goal.state == "changes_requested")
        offered = goals.filtered(lambda goal: goal.state == "awaiting_employee")
        late = goals.filtered(lambda goal: goal.state == "approved" and goal.is_late)
        texts = (
            (returned, env._("Change a goal and submit it again"), env._("Change %(count)d goals, submit them again")),
            (offered, env._("Accept a goal written for you"), env._("Accept %(count)d goals written for you")),
            (late, env._("Note how a goal ended"), env._("Note how %(count)d goals ended")),
        )
        days = (False, False, self._first(late.mapped("date_due")))
        return [
            ("goals", rows, one, many % {"count": len(rows)}, day)
            for (rows, one, many), day in zip(texts, days, strict=True)
        ]

    @api.model
    def _due_reviews(self):
        env = self.env
        rows = env["performance.appraisal"].search(
            [("manager_id.user_id", "=", env.uid), ("state", "=", "manager_review")]
        )
        write = rows.filtered(lambda row: not row.review_date)
        share = rows - write
        one = write[:1].employee_id.display_name or "", share[:1].employee_id.display_name or ""
        return [
            (
                "team",
                write,
                env._("Review %(person)s", person=one[0]),
                env._("Review %(count)d people", count=len(write)),
                self._first(write.mapped("due_date")),
            ),
            (
                "team",
                share,
                env._("Share the review with %(person)s", person=one[1]),
                env._("Share %(count)d reviews", count=len(share)),
                self._first(share.mapped("due_date")),
            ),
        ]

    @api.model
    def _due_of_others(self):
        env, uid = self.env, self.env.uid
        goals = env["performance.goal"].search(
            [("approver_id.user_id", "=", uid), ("state", "!=", "awaiting_employee")]
        )
        asked = env["performance.feedback.request"].search([("giver_id", "=", uid), ("state", "=", "asked")])
        past = env["performance.checkin"].search([("with_me", "=", True), ("is_past", "=", True)])
        overdue = env["performance.checkin.rhythm"].search(
            [("manager_id.user_id", "=", uid), ("is_overdue", "=", True)]
        )
        about, meet = (rows[:1].employee_id.display_name or "" for rows in (asked, overdue))
        return [
            ("approve", goals, env._("Answer a goal"), env._("Answer %(count)d goals", count=len(goals))),
            (
                "asked",
                asked,
                env._("Give feedback about %(person)s, as you were asked", person=about),
                env._("Give feedback, as you were asked %(count)d times", count=len(asked)),
                self._first(asked.mapped("date_due")),
            ),
            ("talks", past, env._("Close a past check-in"), env._("Close %(count)d past check-ins", count=len(past))),
            (
                "meet",
                overdue,
                env._("Plan a check-in with %(person)s", person=meet),
                env._("Plan check-ins with %(count)d people", count=len(overdue)),
                self._first(overdue.mapped("due_date")),
                False,
            ),
        ]
