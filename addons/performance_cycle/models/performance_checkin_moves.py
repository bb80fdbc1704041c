from odoo import api, models
from odoo.exceptions import AccessError
from odoo.fields import Domain

from .performance_move_mixin import step


class PerformanceCheckin(models.Model):
    _inherit = "performance.checkin"

    action_hold = step("hold")
    action_cancel = step("cancel")
    action_reopen = step("reopen")

    def action_add_suggestions(self):
        """Put the goals that are at risk on the agenda."""
        self.env["performance.checkin.topic"].create(
            [
                {"checkin_id": checkin.id, "goal_id": goal.id, "name": goal.name}
                for checkin in self
                for goal in checkin.suggested_goal_ids
            ]
        )

    def action_plan_next(self):
        """Plan the next check-in as the rhythm proposes, with the topics that are still open, and show it."""
        self.ensure_one()
        if not self._move_roles():
            raise AccessError(self.env._("Only the two who meet plan their next check-in."))
        planned = self.search(
            self._same_people() & Domain("state", "=", "planned") & Domain("start", ">", self.start), limit=1
        )
        return self._open(planned or self._create_next())

    def action_open_meeting(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "calendar.event",
            "res_id": self.event_id.id,
            "view_mode": "form",
        }

    def _create_next(self):
        start = self.next_start or self._default_start()
        following_one = self.create(
            {
                "employee_id": self.employee_id.id,
                "manager_id": self.manager_id.id,
                "duration": self.duration,
                "start": max(start, self._default_start()),
            }
        )
        open_topics = self.topic_ids.filtered(lambda topic: not topic.done)
        for topic in open_topics:
            topic.copy({"checkin_id": following_one.id})
        return following_one

    def _open(self, checkin):
        return {"type": "ir.actions.act_window", "res_model": self._name, "res_id": checkin.id, "view_mode": "form"}

    @api.model
    def _held_counts(self, employee_ids):
        """Return {employee id: check-ins held} as the reader may see them: who may read none counts none."""
        groups = self._read_group(
            [("employee_id", "in", employee_ids), ("state", "=", "held")], ["employee_id"], ["__count"]
        )
        return {employee.id: count for employee, count in groups}

    def _same_people(self):
        return Domain("employee_id", "=", self.employee_id.id) & Domain("manager_id", "=", self.manager_id.id)

    def _step_labels(self):
        return {"hold": self.env._("Mark as held"), "cancel": self.env._("Cancel"), "reopen": self.env._("Plan again")}

    def _move_roles(self):
        # sudo: a reader of the line above may not read the users behind the employees
        checkin = self.sudo()
        people = {"employee": checkin.employee_id.user_id, "manager": checkin.manager_id.user_id}
        return {role for role, user in people.items() if user == self.env.user}

    def _after_move(self, name, comment):
        if name == "cancel":
            # sudo: either of the two may call off a meeting that the other one organised
            self.sudo().event_id.action_archive()
        elif name == "reopen":
            self.sudo().event_id.action_unarchive()
            for checkin in self.filtered(lambda checkin: not checkin.event_id):
                checkin._plan_meeting()
