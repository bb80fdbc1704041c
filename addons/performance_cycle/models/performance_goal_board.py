from odoo import api, fields, models

from ..workflow.goal import IN_FORCE


class PerformanceGoal(models.Model):
    _inherit = "performance.goal"

    @api.model
    @api.readonly
    def approval_board(self):
        """Return what stands above the goals that wait for the current user.

        {"goals", "people", "due": counts, "sets": {employee id: {waiting, count, total, segments, ...}}}
        Read as the user: the sets are those of people whose goals he may see.
        """
        waiting = self.search([("approver_id.user_id", "=", self.env.uid)])
        sets = {}
        everything = self.search([("id", "in", waiting._whole_set().ids)])
        for (employee, _cycle), goals in everything.grouped(lambda goal: (goal.employee_id, goal.cycle_id)).items():
            mine = goals & waiting
            if mine and employee.id not in sets:
                sets[employee.id] = goals._board_set(mine)
        today = fields.Date.context_today(self)
        due = waiting.filtered(lambda goal: (goal.sudo().appraisal_id.goals_due or today) <= today)
        return {"goals": len(waiting), "people": len(waiting.employee_id), "due": len(due), "sets": sets}

    def _board_set(self, mine):
        """Describe one person's set of goals, of which `mine` wait for the reader."""
        kinds = {goal: goal._board_kind(mine) for goal in self if goal.state != "draft"}
        order = ["waiting", "approved", "sent_back", "other"]
        drawn = sorted(kinds, key=lambda goal: order.index(kinds[goal]))
        weights = {kind: sum(goal.weight for goal in kinds if kinds[goal] == kind) for kind in order}
        return {
            # sudo: a job's name is on everybody's public page
            "job": self.employee_id[:1].sudo().job_id.name or "",
            "waiting": len(mine),
            "waiting_ids": mine.ids,
            "count": len(kinds),
            "waiting_weight": round(weights["waiting"], 2),
            "total": round(sum(weights.values()), 2),
            "segments": [{"kind": kinds[goal], "weight": goal.weight, "title": goal.name} for goal in drawn],
            "text": self.env._(
                "%(waiting)g %% wait for you, %(approved)g %% approved, %(sent_back)g %% sent back", **weights
            ),
            "rest": self._board_rest(kinds, weights),
        }

    def _board_kind(self, mine):
        if self in mine:
            return "waiting"
        if self.state in IN_FORCE:
            return "approved"
        return "sent_back" if self.state == "changes_requested" else "other"

    def _board_rest(self, kinds, weights):
        """Say in one line what of the set is not on the board."""
        counts = {kind: len([goal for goal in kinds if kinds[goal] == kind]) for kind in weights}
        parts = []
        if counts["approved"]:
            parts.append(
                self.env._("%(count)d approved, %(weight)g %%", count=counts["approved"], weight=weights["approved"])
            )
        if counts["sent_back"]:
            parts.append(
                self.env._("%(count)d sent back, %(weight)g %%", count=counts["sent_back"], weight=weights["sent_back"])
            )
        return ", ".join(parts)
