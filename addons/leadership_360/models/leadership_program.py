from odoo import api, fields, models
from odoo.exceptions import ValidationError

from .private_names import PrivateNames


class LeadershipProgram(PrivateNames, models.Model):
    """A leadership programme: what for, in which stages, who coordinates and who coaches."""

    _name = "leadership.program"
    _description = "Leadership programme"
    _order = "sequence, name, id"
    _check_company_auto = True

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one("res.company", default=lambda self: self.env.company)
    level_id = fields.Many2one("leadership.level", ondelete="restrict")
    purpose = fields.Text(translate=True)
    months = fields.Integer("Length in months", default=12)
    capacity = fields.Integer(help="Places per cohort. 0: no limit.")
    cohort_ids = fields.One2many("leadership.cohort", "program_id", "Cohorts")
    enrollment_ids = fields.One2many("leadership.enrollment", "program_id", "Participants")
    questionnaire_id = fields.Many2one("leadership.questionnaire", "Default questionnaire", ondelete="restrict")
    coordinator_ids = fields.Many2many(
        "res.users",
        "leadership_program_coordinator_rel",
        string="Coordinators",
        default=lambda self: self.env.user,
        domain=lambda self: [("all_group_ids", "in", self.env.ref("leadership_360.group_coordinator").id)],
        help="They run every cohort of this programme.",
    )
    # below the coordinators, and so created after them: only they may create a stage
    stage_ids = fields.One2many("leadership.program.stage", "program_id", "Stages", copy=True)
    coach_ids = fields.Many2many("res.users", "leadership_program_coach_rel", string="Coaches")
    mentor_ids = fields.Many2many("res.users", "leadership_program_mentor_rel", string="Mentors")
    cohort_count = fields.Integer(compute="_compute_counts")
    participant_count = fields.Integer("Participants taking part", compute="_compute_counts")

    _months_positive = models.Constraint("CHECK(months > 0)", "A programme lasts at least one month.")
    _capacity_positive = models.Constraint("CHECK(capacity >= 0)", "The capacity cannot be negative.")

    @api.depends("cohort_ids.participant_count")
    def _compute_counts(self):
        for program in self:
            program.cohort_count = len(program.cohort_ids)
            program.participant_count = sum(program.cohort_ids.mapped("participant_count"))

    @api.constrains("coordinator_ids")
    def _check_coordinators(self):
        for program in self:
            # a query of its own: has_group() is cached and may be stale in the transaction that grants the group
            group = self.env.ref("leadership_360.group_coordinator")
            strangers = program.coordinator_ids.filtered(lambda user, group=group: group not in user.all_group_ids)
            if strangers:
                raise ValidationError(
                    self.env._(
                        "%(users)s cannot coordinate a programme: give them the access right"
                        " “Leadership development: Coordinator” first.",
                        users=", ".join(strangers.mapped("name")),
                    )
                )

    def action_open_cohorts(self):
        """Open the cohorts of this programme."""
        action = self.env["ir.actions.act_window"]._for_xml_id("leadership_360.leadership_cohort_action")
        return {**action, "domain": [("program_id", "=", self.id)], "context": {"default_program_id": self.id}}

    def action_open_enrollments(self):
        """Open the participants of this programme."""
        action = self.env["ir.actions.act_window"]._for_xml_id("leadership_360.leadership_enrollment_action")
        return {**action, "domain": [("program_id", "=", self.id)], "context": {}}
