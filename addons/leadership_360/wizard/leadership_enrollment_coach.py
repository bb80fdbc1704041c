from odoo import api, fields, models

from ..models.leadership_guide import KINDS
from ..models.private_names import PrivateNames


class LeadershipEnrollmentCoach(PrivateNames, models.TransientModel):
    """The choice of a coach or mentor among those of the programme, without those in a conflict of interest."""

    _name = "leadership.enrollment.coach"
    _description = "Choice of a coach or mentor"

    enrollment_id = fields.Many2one("leadership.enrollment", required=True, ondelete="cascade")
    kind = fields.Selection(KINDS, required=True, default="coach", readonly=True)
    possible_ids = fields.Many2many("res.users", compute="_compute_possible_ids")
    coach_id = fields.Many2one("res.users", "Person", domain="[('id', 'in', possible_ids)]")

    @api.depends("enrollment_id", "kind")
    def _compute_possible_ids(self):
        for choice in self:
            enrollment = choice.enrollment_id
            if choice.kind == "mentor":
                people, conflict = enrollment.program_id.mentor_ids, enrollment._mentor_conflict
            else:
                people, conflict = enrollment.program_id.coach_ids, enrollment._coach_conflict
            choice.possible_ids = people.filtered(lambda person, conflict=conflict: not conflict(person))

    def action_choose(self):
        """Set the chosen coach or mentor."""
        self.ensure_one()
        if self.kind == "mentor":
            self.enrollment_id._set_mentor(self.coach_id)
        else:
            self.enrollment_id._set_coach(self.coach_id)
