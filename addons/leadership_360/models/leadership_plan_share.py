from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.fields import Domain


class LeadershipPlanShare(models.Model):
    """A goal shown to the manager or mentor: a copy of text, with no way back to the plan (F6, F9)."""

    _name = "leadership.plan.share"
    _description = "Shared goal"
    _inherit = "leadership.private"
    _order = "id desc"
    _rec_name = "text"
    _fixed_fields = frozenset({"participant_id", "reader_id", "text", "review_date"})

    participant_id = fields.Many2one(
        "res.users", "From", required=True, readonly=True, default=lambda self: self.env.user, ondelete="cascade"
    )
    reader_id = fields.Many2one("res.users", "Shared with", required=True, ondelete="cascade", index=True)
    text = fields.Text("Goal", required=True)
    review_date = fields.Date("Look at it again on")

    @api.model
    def _private_domain(self):
        """The participant, and the reader as long as they are the participant's manager or mentor."""
        uid = self.env.uid
        # sudo: what others have shared with the reader, checked one by one
        offered = self.sudo().search([("reader_id", "=", uid), ("participant_id", "!=", uid)])
        open_ = offered.filtered(lambda share: share.reader_id in self._readers(share.participant_id))
        return Domain("participant_id", "=", uid) | Domain("id", "in", open_.ids)

    @api.model
    def _readers(self, participant):
        """Return the users with whom the user `participant` may share a goal: manager and mentors of today."""
        # sudo: the reporting line, and whose mentor somebody is, for these few names
        known = self.env["leadership.enrollment"].sudo()
        managers = known.env["hr.employee"].search([("user_id", "=", participant.id)]).parent_id.user_id
        journeys = known.search([("participant_id", "=", participant.id), ("mentor_id", "!=", False)])
        mentors = [one.mentor_id for one in journeys if one._is_open_to_mentor(one.mentor_id)]
        return managers.union(*mentors).with_env(self.env) - participant

    @api.model
    def _take_back(self, participant, reader=None):
        """Delete what the user `participant` has shared, with one reader or with everybody."""
        about = Domain("participant_id", "=", participant.id)
        # sudo: whoever ends an assignment, its copies go
        self.sudo().search(about & (Domain("reader_id", "=", reader.id) if reader else Domain.TRUE)).unlink()

    @api.model_create_multi
    def create(self, vals_list):
        shares = super().create(vals_list)
        for share in shares:
            # sudo: a rule of the model, whoever the user is
            if share.reader_id not in share.sudo()._readers(share.participant_id):
                raise AccessError(self.env._("A goal is shared with your manager or your mentor."))
        return shares

    def action_take_back(self):
        """Delete the copy: the reader finds nothing any more."""
        self.unlink()
        return {"type": "ir.actions.client", "tag": "soft_reload"}
