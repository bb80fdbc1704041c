from odoo import api, fields, models


class LeadershipEnrollmentCoach(models.TransientModel):
    """The choice of a coach among those of the programme, without those whom a conflict of interest rules out."""

    _name = "leadership.enrollment.coach"
    _description = "Choice of a coach"

    enrollment_id = fields.Many2one("leadership.enrollment", required=True, ondelete="cascade")
    possible_ids = fields.Many2many("res.users", compute="_compute_possible_ids")
    coach_id = fields.Many2one("res.users", domain="[('id', 'in', possible_ids)]")

    @api.depends("enrollment_id")
    def _compute_possible_ids(self):
        for choice in self:
            coaches = choice.enrollment_id.program_id.coach_ids
            choice.possible_ids = coaches.filtered(
                lambda coach, enrollment=choice.enrollment_id: not enrollment._coach_conflict(coach)
            )

    def action_choose(self):
        """Set the chosen coach."""
        self.ensure_one()
        self.enrollment_id._set_coach(self.coach_id)
