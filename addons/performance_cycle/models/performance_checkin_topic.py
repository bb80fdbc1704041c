from odoo import api, fields, models
from odoo.exceptions import ValidationError


class PerformanceCheckinTopic(models.Model):
    """A point of a check-in's agenda, by either of the two."""

    _name = "performance.checkin.topic"
    _description = "Check-in Topic"
    _order = "sequence, id"

    checkin_id = fields.Many2one("performance.checkin", required=True, index=True, ondelete="cascade")
    name = fields.Char("Topic", required=True)
    sequence = fields.Integer(default=10)
    goal_id = fields.Many2one("performance.goal", ondelete="set null", index="btree_not_null")
    aspiration_id = fields.Many2one("performance.aspiration", ondelete="set null", index="btree_not_null")
    user_id = fields.Many2one("res.users", "Added by", readonly=True, default=lambda self: self.env.user)
    done = fields.Boolean("Talked about", copy=False)

    @api.constrains("checkin_id", "goal_id", "aspiration_id")
    def _check_source(self):
        for topic in self.sudo():
            employee = topic.checkin_id.employee_id
            if any(source and source.employee_id != employee for source in (topic.goal_id, topic.aspiration_id)):
                # The topic's own words: the title of what it points at may not be this person's to read.
                raise ValidationError(
                    self.env._(
                        "“%(need)s” is not about %(person)s: please choose another one.",
                        need=topic.name,
                        person=employee.name,
                    )
                )
