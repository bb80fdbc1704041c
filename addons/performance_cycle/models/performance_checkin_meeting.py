from odoo import fields, models

_FOREIGN = ("default_", "active_", "search_default_")


class PerformanceCheckin(models.Model):
    _inherit = "performance.checkin"

    def _plan_meeting(self):
        """Put the check-in into both calendars: private, with a title that says nothing, and no notes."""
        self.ensure_one()
        checkin = self.sudo()
        partners = (checkin.employee_id.user_id | checkin.manager_id.user_id).partner_id
        event = self._calendar().create(
            {
                "name": self.env._("1:1"),
                "start": checkin.start,
                "stop": fields.Datetime.add(checkin.start, hours=checkin.duration),
                "privacy": "private",
                "partner_ids": [fields.Command.set(partners.ids)],
                "user_id": self.env.uid if self.env.user.partner_id in partners else checkin.manager_id.user_id.id,
            }
        )
        checkin._with_key().write({"event_id": event.id})

    def _move_meeting(self):
        for checkin in self.filtered(lambda checkin: not checkin.event_id and checkin.state == "planned"):
            checkin._plan_meeting()  # somebody deleted it in the calendar
        for checkin in self.sudo().filtered("event_id"):
            stop = fields.Datetime.add(checkin.start, hours=checkin.duration)
            if (checkin.event_id.start, checkin.event_id.stop) != (checkin.start, stop):
                checkin.event_id.with_env(self._calendar().env).write({"start": checkin.start, "stop": stop})

    def _calendar(self):
        """Return the calendar without what the screen's context would put into a meeting: a document, a description.

        sudo: either of the two plans the meeting for both.
        """
        context = {key: value for key, value in self.env.context.items() if not key.startswith(_FOREIGN)}
        context["skip_contact_description"] = True
        # keys can only be taken away by replacing the context
        return self.env["calendar.event"].sudo().with_context(context)  # pylint: disable=context-overridden
