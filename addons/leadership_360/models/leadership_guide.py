from odoo import api, fields, models
from odoo.fields import Domain

KINDS = [("coach", "Coach"), ("mentor", "Mentor")]


class LeadershipGuide(models.Model):
    """Who was a participant's coach or mentor, from when to when. Written by the system only."""

    _name = "leadership.guide"
    _description = "Coach or mentor over time"
    _inherit = "leadership.private"
    _order = "date_from desc, id desc"
    _rec_name = "user_id"
    _fixed_fields = frozenset({"enrollment_id", "user_id", "kind"})

    enrollment_id = fields.Many2one(
        "leadership.enrollment", "Participation", required=True, readonly=True, ondelete="cascade", index=True
    )
    user_id = fields.Many2one("res.users", "Person", required=True, readonly=True, ondelete="cascade")
    kind = fields.Selection(KINDS, required=True, readonly=True)
    date_from = fields.Date("From", required=True, readonly=True, default=fields.Date.context_today)
    date_to = fields.Date("To", readonly=True)

    @api.model
    def _private_domain(self):
        """The participant and the coordinators. A new coach need not know the earlier ones."""
        coordinated = self.env["leadership.cohort"]._coordinated_domain()
        return Domain("enrollment_id.participant_id", "=", self.env.uid) | Domain(
            "enrollment_id.cohort_id", "any", coordinated
        )

    @api.model
    def _record(self, enrollment, kind, user):
        """Record that from today on `user`, or nobody, is the `kind` of guide of the participation."""
        # sudo: nobody writes this history by hand
        running = self.sudo().search(
            [("enrollment_id", "=", enrollment.id), ("kind", "=", kind), ("date_to", "=", False)]
        )
        if running.user_id == user:
            return
        running.date_to = fields.Date.context_today(self)
        if user:
            running.create({"enrollment_id": enrollment.id, "kind": kind, "user_id": user.id})
