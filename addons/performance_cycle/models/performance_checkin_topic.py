from odoo import fields, models


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
