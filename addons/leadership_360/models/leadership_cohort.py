from odoo import api, fields, models
from odoo.fields import Domain

from ..workflow.enrollment import PARTICIPATING
from .private_names import PrivateNames


class LeadershipCohort(PrivateNames, models.Model):
    """A group of participants who go through a programme together."""

    _name = "leadership.cohort"
    _description = "Cohort"
    _order = "date_start desc, id desc"

    name = fields.Char(required=True)
    active = fields.Boolean(default=True)
    program_id = fields.Many2one("leadership.program", "Programme", required=True, ondelete="restrict", index=True)
    company_id = fields.Many2one(related="program_id.company_id", store=True)
    stage_id = fields.Many2one("leadership.program.stage", domain="[('program_id', '=', program_id)]")
    date_start = fields.Date("Starts on", required=True, default=fields.Date.context_today)
    date_end = fields.Date("End", compute="_compute_date_end", store=True, readonly=False)
    coordinator_ids = fields.Many2many(
        "res.users",
        string="Coordinators of this cohort",
        domain=lambda self: [("all_group_ids", "in", self.env.ref("leadership_360.group_coordinator").id)],
        help="In addition to the coordinators of the programme.",
    )
    enrollment_ids = fields.One2many("leadership.enrollment", "cohort_id", "Participants")
    participant_count = fields.Integer("Taking part", compute="_compute_participant_count")

    _dates_in_order = models.Constraint(
        "CHECK(date_end IS NULL OR date_end >= date_start)", "A cohort ends after it starts."
    )

    @api.depends("date_start", "program_id.months")
    def _compute_date_end(self):
        for cohort in self:
            start = cohort.date_start
            cohort.date_end = start and fields.Date.add(start, months=cohort.program_id.months)

    @api.depends("enrollment_ids.state")
    def _compute_participant_count(self):
        groups = self.env["leadership.enrollment"]._read_group(
            [("cohort_id", "in", self.ids), ("state", "in", PARTICIPATING)], ["cohort_id"], ["__count"]
        )
        count = {cohort.id: number for cohort, number in groups}
        for cohort in self:
            cohort.participant_count = count.get(cohort.id, 0)

    @api.model
    def _coordinated_domain(self):
        """Return the Domain of the cohorts that the current user coordinates, by programme or by cohort."""
        if not self.env.user.has_group("leadership_360.group_coordinator"):
            return Domain.FALSE
        uid = self.env.uid
        return Domain("program_id.coordinator_ids", "in", uid) | Domain("coordinator_ids", "in", uid)

    def _coordinators(self):
        return self.coordinator_ids | self.program_id.coordinator_ids

    def action_open_enrollments(self):
        """Open the participants of this cohort."""
        action = self.env["ir.actions.act_window"]._for_xml_id("leadership_360.leadership_enrollment_action")
        return {**action, "domain": [("cohort_id", "=", self.id)], "context": {"default_cohort_id": self.id}}

    def action_open_rounds(self):
        """Open the 360 rounds of this cohort."""
        action = self.env["ir.actions.act_window"]._for_xml_id("leadership_360.leadership_feedback_round_action")
        return {**action, "domain": [("enrollment_id.cohort_id", "=", self.id)], "context": {}}
