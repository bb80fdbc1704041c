from datetime import datetime, time

import pytz

from odoo import fields, models
from odoo.exceptions import UserError

from ..workflow.rhythm import weekday

STATES = [("started", "Begun"), ("problem", "Could not begin")]


class PerformanceMilestone(models.Model):
    """A day that has come in somebody's employment, and what a rule began because of it. Once, and never again."""

    _name = "performance.milestone"
    _description = "Milestone"
    _order = "date desc, id desc"
    _rec_name = "rule_id"

    rule_id = fields.Many2one("performance.milestone.rule", required=True, index=True, ondelete="restrict")
    employee_id = fields.Many2one("hr.employee", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="rule_id.company_id", store=True, index=True)
    start = fields.Selection(related="rule_id.start", string="What begins")
    date = fields.Date("Day", required=True)
    anchor_date = fields.Date("Counted from", required=True)
    occasion = fields.Char(required=True, export_string_translation=False)
    state = fields.Selection(STATES, required=True, default="started", index=True)
    problem = fields.Text("Why it could not begin")
    checkin_id = fields.Many2one("performance.checkin", "Check-in", ondelete="set null", index="btree_not_null")
    review_id = fields.Many2one("performance.short.review", "Short review", ondelete="set null", index="btree_not_null")

    _once_a_day = models.Constraint(
        "UNIQUE(rule_id, employee_id, date)", "This rule has already begun for this person on this day."
    )
    _once = models.Constraint(
        "UNIQUE(rule_id, employee_id, occasion)", "This rule has already begun for this person and occasion."
    )

    def action_retry(self):
        """Try again what could not begin, now that what was in the way is mended."""
        self.check_access("read")
        if not self.env.user._is_performance_officer():
            raise UserError(self.env._("HR tries again what could not begin."))
        # sudo: nobody writes these rows by hand
        self.sudo().filtered(lambda row: row.state == "problem")._start()

    def _start(self):
        """Begin what each rule says. What cannot begin says why, and holds up nobody else."""
        for row in self:
            try:
                with self.env.cr.savepoint():
                    row._refuse_obstacle()
                    row.write({"state": "started", "problem": False, **getattr(row, f"_start_{row.rule_id.start}")()})
            except UserError as error:
                row.write({"state": "problem", "problem": str(error)})

    def _refuse_obstacle(self):
        obstacle = self.rule_id._obstacle(self.employee_id)
        if obstacle:
            raise UserError(obstacle)

    def _start_plan(self):
        helper = self.rule_id._fallback()
        # In the helper's name: Odoo gives him what would go to somebody without a user. sudo: he need not be of HR.
        schedule = self.env["mail.activity.schedule"].with_user(helper).sudo()
        schedule.create(
            {
                "res_model": "hr.employee",
                "res_ids": str(self.employee_id.ids),
                "plan_id": self.rule_id.plan_id.id,
                "plan_on_demand_user_id": helper.id,
                "plan_date": max(self.date, self.anchor_date),
            }
        ).action_schedule_plan()
        return {}

    def _start_checkin(self):
        topics = [line.strip() for line in (self.rule_id.agenda or "").splitlines() if line.strip()]
        checkin = self.env["performance.checkin"].create(
            {
                "employee_id": self.employee_id.id,
                "manager_id": self.employee_id.parent_id.id,
                "start": self._moment(),
                "topic_ids": [fields.Command.create({"name": topic}) for topic in topics],
            }
        )
        return {"checkin_id": checkin.id}

    def _moment(self):
        """Return ten o'clock, where the employee is, on the day or the next working day that is still to come."""
        tomorrow = fields.Date.add(fields.Date.context_today(self), days=1)
        zone = pytz.timezone(self.employee_id.tz or "UTC")
        local = zone.localize(datetime.combine(weekday(max(self.date, tomorrow)), time(10)))
        return local.astimezone(pytz.utc).replace(tzinfo=None)

    def _start_review(self):
        return {"review_id": self.env["performance.short.review"]._start(self).id}
