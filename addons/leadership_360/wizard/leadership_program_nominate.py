from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

from ..models.private_names import PrivateNames


class LeadershipProgramNominate(PrivateNames, models.TransientModel):
    """A coordinator's choice among those for whom a programme is meant."""

    _name = "leadership.program.nominate"
    _description = "Nomination of candidates"

    program_id = fields.Many2one("leadership.program", required=True, ondelete="cascade")
    cohort_id = fields.Many2one("leadership.cohort", domain="[('program_id', '=', program_id)]")
    possible_ids = fields.Many2many("hr.employee.public", compute="_compute_possible_ids")
    employee_ids = fields.Many2many("hr.employee.public", string="Candidates", domain="[('id', 'in', possible_ids)]")
    reason = fields.Text()

    @api.depends("program_id")
    def _compute_possible_ids(self):
        for choice in self:
            candidates = choice.program_id._candidates()
            choice.possible_ids = [Command.set([number for number, _name in candidates])]

    def action_nominate(self):
        """Nominate the chosen people."""
        self.ensure_one()
        if not (self.cohort_id and self.employee_ids and self.reason):
            raise UserError(self.env._("Choose a cohort and the people, and say why the programme suits them now."))
        values = [
            {"employee_id": person.id, "cohort_id": self.cohort_id.id, "reason": self.reason}
            for person in self.employee_ids
        ]
        return self.env["leadership.enrollment"].create(values)._get_records_action(name=self.env._("Nominated"))
