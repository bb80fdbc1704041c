from odoo import models


class CalendarEvent(models.Model):
    _inherit = "calendar.event"

    def write(self, vals):
        result = super().write(vals)
        if {"start", "stop", "duration"} & vals.keys():
            self._tell_checkins()
        return result

    def _tell_checkins(self):
        """A check-in that is moved in the calendar has moved."""
        # sudo: who may move the meeting has moved the talk
        checkins = (
            self.env["performance.checkin"].sudo().search([("event_id", "in", self.ids), ("state", "=", "planned")])
        )
        for checkin in checkins:
            event = checkin.event_id
            if checkin.start != event.start or abs(checkin.duration - event.duration) > 0.001:
                checkin.write({"start": event.start, "duration": event.duration or checkin.duration})
