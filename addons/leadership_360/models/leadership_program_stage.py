from odoo import fields, models

from .private_names import PrivateNames

KINDS = [
    ("kickoff", "Kick-off"),
    ("feedback", "360-degree feedback"),
    ("debrief", "Debrief"),
    ("plan", "Development plan"),
    ("assignments", "Assignments"),
    ("pulse", "Pulse"),
    ("completion", "Completion"),
]


class LeadershipProgramStage(PrivateNames, models.Model):
    """A step of a programme that a cohort goes through together."""

    _name = "leadership.program.stage"
    _description = "Programme stage"
    _order = "program_id, sequence, id"

    program_id = fields.Many2one("leadership.program", "Programme", required=True, ondelete="cascade", index=True)
    name = fields.Char(required=True, translate=True)
    kind = fields.Selection(KINDS, required=True, default="kickoff")
    sequence = fields.Integer(default=10)
    month = fields.Integer(help="Month of the programme in which this stage begins, counted from 1.", default=1)
