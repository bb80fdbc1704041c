from odoo import api, fields, models

from ..models.private_names import PrivateNames


class LeadershipPlanFocusShare(PrivateNames, models.TransientModel):
    """What exactly a participant shares, and with whom, before they do it."""

    _name = "leadership.plan.focus.share"
    _description = "Sharing a goal"

    focus_id = fields.Many2one("leadership.plan.focus", required=True, ondelete="cascade")
    possible_ids = fields.Many2many("res.users", compute="_compute_possible_ids")
    reader_id = fields.Many2one("res.users", "With", domain="[('id', 'in', possible_ids)]")
    text = fields.Text("These words", required=True)
    review_date = fields.Date("Look at it again on")

    @api.depends("focus_id")
    def _compute_possible_ids(self):
        for offer in self:
            offer.possible_ids = self.env["leadership.plan.share"]._readers(offer.focus_id.plan_id.participant_id)

    def action_share(self):
        """Share a copy of the text."""
        self.ensure_one()
        self.env["leadership.plan.share"].create(
            {"reader_id": self.reader_id.id, "text": self.text, "review_date": self.review_date}
        )
        return {"type": "ir.actions.client", "tag": "soft_reload"}
