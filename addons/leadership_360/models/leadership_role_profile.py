from odoo import api, fields, models


class LeadershipRoleProfile(models.Model):
    """The qualities that a leadership position needs."""

    _name = "leadership.role.profile"
    _description = "Leadership role profile"
    _order = "job_id"
    _check_company_auto = True

    job_id = fields.Many2one("hr.job", "Position", required=True, ondelete="cascade", check_company=True)
    company_id = fields.Many2one(related="job_id.company_id", store=True)
    active = fields.Boolean(default=True)
    level_id = fields.Many2one("leadership.level", ondelete="restrict")
    purpose = fields.Text(translate=True, help="What a leader in this position is there for.")
    competency_ids = fields.Many2many("leadership.competency", string="Competencies", required=True)
    behaviour_ids = fields.Many2many(
        "leadership.behaviour", string="Expected behaviours", domain="[('competency_id', 'in', competency_ids)]"
    )

    _job_uniq = models.Constraint("UNIQUE(job_id)", "This position already has a role profile.")

    @api.depends("job_id")
    def _compute_display_name(self):
        for profile in self:
            profile.display_name = profile.job_id.display_name

    @api.onchange("competency_ids")
    def _onchange_competency_ids(self):
        self.behaviour_ids = self.behaviour_ids.filtered(lambda item: item.competency_id in self.competency_ids)

    def action_make_questionnaire(self):
        """Open a new questionnaire that asks for the behaviours of this profile."""
        self.ensure_one()
        behaviours = self.behaviour_ids or self.competency_ids.behaviour_ids
        questionnaire = self.env["leadership.questionnaire"].create({"name": self.job_id.name})
        questionnaire._add_behaviours(behaviours.sorted())
        return questionnaire._get_records_action()
