from urllib.parse import urlsplit

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from ..workflow.assignment import KINDS, MOVES, STATES
from ..workflow.enrollment import PARTICIPATING


class LeadershipAssignment(models.Model):
    """Something a participant takes on in order to learn: a project, a place to watch, people to meet, a course."""

    _name = "leadership.assignment"
    _description = "Assignment"
    _inherit = ("leadership.private", "leadership.workflow")
    _order = "date_end, id"
    _moves = MOVES
    _hand_fields = frozenset(
        {
            "enrollment_id",
            "name",
            "kind",
            "sponsor_id",
            "url",
            "date_start",
            "date_end",
            "learning",
            "reflection",
        }
    )
    _fixed_fields = frozenset({"enrollment_id"})

    name = fields.Char("Assignment", required=True)
    enrollment_id = fields.Many2one(
        "leadership.enrollment",
        "Participation",
        required=True,
        ondelete="cascade",
        index=True,
        default=lambda self: self.env["leadership.enrollment"]._mine(),
    )
    participant_id = fields.Many2one(
        related="enrollment_id.participant_id", store=True, index=True, string="Participant"
    )
    program_id = fields.Many2one(related="enrollment_id.program_id", store=True, index=True, string="Programme")
    kind = fields.Selection(KINDS, required=True, default="stretch")
    state = fields.Selection(
        STATES, default="planned", required=True, readonly=True, copy=False, group_expand="_in_workflow_order"
    )
    sponsor_id = fields.Many2one(
        "res.users",
        index="btree_not_null",
        domain=[("share", "=", False)],
        help="Opens the door to the assignment, sees it, and may say that it is done. Sees no plan, note or result.",
    )
    url = fields.Char("Link", help="Where the course or the material is.")
    date_start = fields.Date("From")
    date_end = fields.Date("Until")
    learning = fields.Text("What will be learned", help="For the participant, and for whoever makes it possible.")
    reflection = fields.Text(
        "My reflection",
        compute="_compute_reflection",
        inverse="_inverse_reflection",
        help="What you take with you. Only you can read it.",
    )
    note_ids = fields.One2many("leadership.note", "assignment_id", export_string_translation=False)
    is_mine = fields.Boolean(compute="_compute_is_mine", export_string_translation=False)

    _dates_in_order = models.Constraint(
        "CHECK(date_start IS NULL OR date_end IS NULL OR date_end >= date_start)",
        "An assignment ends after it starts.",
    )

    @api.depends("note_ids.body")
    @api.depends_context("uid")
    def _compute_reflection(self):
        self.env["leadership.note"]._fill(self, "assignment_id", "reflection")

    def _inverse_reflection(self):
        self.env["leadership.note"]._keep(self, "assignment_id", "reflection")

    @api.depends("participant_id")
    @api.depends_context("uid")
    def _compute_is_mine(self):
        for assignment in self:
            assignment.is_mine = assignment.participant_id == self.env.user

    @api.model
    def _private_domain(self):
        """The participant, the coach, the coordinators; the sponsor as long as the participant takes part."""
        uid = self.env.uid
        return (
            Domain("participant_id", "=", uid)
            | Domain("enrollment_id", "any", self.env["leadership.enrollment"]._coached_domain())
            | Domain("enrollment_id.cohort_id", "any", self.env["leadership.cohort"]._coordinated_domain())
            | Domain([("sponsor_id", "=", uid), ("enrollment_id.state", "in", PARTICIPATING)])
        )

    @api.constrains("url")
    def _check_url(self):
        for assignment in self.filtered("url"):
            address = urlsplit(assignment.url)
            if address.scheme not in ("http", "https") or not address.netloc:
                raise ValidationError(
                    self.env._("“%(url)s” is no link to a page: it begins with https://", url=assignment.url)
                )

    @api.constrains("sponsor_id", "enrollment_id")
    def _check_sponsor(self):
        if any(assignment.sponsor_id and assignment.sponsor_id == assignment.participant_id for assignment in self):
            raise ValidationError(self.env._("A sponsor is somebody else: who opens the door?"))

    def _roles(self):
        self.ensure_one()
        known = self.sudo()  # sudo: the participation decides about the user's role
        roles = known.enrollment_id.with_env(self.env)._roles()
        if known.sponsor_id == self.env.user and known.enrollment_id.state in PARTICIPATING:
            roles |= {"sponsor"}
        return roles

    def action_start(self):
        """Begin."""
        self._move("start")

    def action_finish(self):
        """Say that it is done."""
        self._move("finish")

    def action_cancel(self):
        """Give it up."""
        self._move("cancel")

    def action_reopen(self):
        """Plan it again."""
        self._move("reopen")
