from odoo import models


class PerformanceGoal(models.Model):
    _inherit = "performance.goal"

    def _remind_approvers(self, today, items):
        """One line per goal in the approver's one mail, each with the link to its own page."""
        for goal in self:
            user = goal.approver_id.user_id
            due = goal.appraisal_id.goals_due
            items[user].append(
                {
                    "text": self.env._("Approve: %(goal)s (%(person)s)", goal=goal.name, person=goal.employee_id.name),
                    "due": due,
                    "days": (due - today).days if due else 0,
                    "url": goal._page_url(),
                }
            )

    def _page_url(self):
        """Return the address of the small page for exactly this version, or this revision."""
        revision = self.open_revision_id
        if revision:
            return f"/performance/revision/{revision.id}"
        return f"/performance/goal/{self.id}/{self.version}"
