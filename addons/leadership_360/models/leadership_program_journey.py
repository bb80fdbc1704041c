from odoo import api, fields, models
from odoo.fields import Domain


class LeadershipProgram(models.Model):
    """What a coordinator learns of the conversations in a programme: how many there were, and how long."""

    _inherit = "leadership.program"

    session_count = fields.Integer("Sessions held", compute="_compute_sessions")
    session_hours = fields.Float("Hours of sessions", compute="_compute_sessions")

    @api.depends_context("uid")
    def _compute_sessions(self):
        """Count for the programme's own coordinators only: in a small programme, a count tells of one person."""
        mine = self.filtered(lambda program: self.env.user in program.coordinator_ids)
        held = Domain([("program_id", "in", mine.ids), ("state", "=", "held")])
        # sudo: two sums over sessions that no coordinator may open
        groups = self.env["leadership.session"].sudo()._read_group(held, ["program_id"], ["__count", "hours:sum"])
        sums = {program.id: figures for program, *figures in groups}
        for program in self:
            program.session_count, program.session_hours = sums.get(program.id, (0, 0))
