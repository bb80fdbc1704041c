from odoo import api, fields, models
from odoo.fields import Domain


class LeadershipProgram(models.Model):
    """For whom a programme is meant. Every condition that is set must be met."""

    _inherit = "leadership.program"

    eligible_department_ids = fields.Many2many(
        "hr.department", string="Departments", check_company=True, help="With the departments below them."
    )
    eligible_job_ids = fields.Many2many("hr.job", string="Positions", check_company=True)
    eligible_level_ids = fields.Many2many(
        "leadership.level", string="Levels of position", help="By the role profile of the position."
    )
    eligible_months = fields.Integer("Months in the company", help="At least so long. 0: no condition.")
    eligible_tag_ids = fields.Many2many("hr.employee.category", string="Employee tags", help="One of them is enough.")
    eligibility = fields.Char("Meant for", compute="_compute_eligibility")

    _eligible_months_positive = models.Constraint("CHECK(eligible_months >= 0)", "Months cannot be negative.")

    @api.depends(
        "eligible_department_ids", "eligible_job_ids", "eligible_level_ids", "eligible_months", "eligible_tag_ids"
    )
    def _compute_eligibility(self):
        names = ("eligible_department_ids", "eligible_job_ids", "eligible_level_ids", "eligible_tag_ids")
        for program in self:
            conditions = [
                f"{program._fields[name]._description_string(self.env)}: {', '.join(program[name].mapped('name'))}"
                for name in names
                if program[name]
            ]
            if program.eligible_months:
                conditions.append(self.env._("at least %(months)s months here", months=program.eligible_months))
            program.eligibility = "; ".join(conditions)

    def _eligible_domain(self):
        """Return the Domain of the employees for whom this programme is meant."""
        self.ensure_one()
        domain = Domain("user_id", "!=", False)
        if self.company_id:
            domain &= Domain("company_id", "=", self.company_id.id)
        if self.eligible_department_ids:
            domain &= Domain("department_id", "child_of", self.eligible_department_ids.ids)
        if self.eligible_job_ids:
            domain &= Domain("job_id", "in", self.eligible_job_ids.ids)
        if self.eligible_level_ids:
            profiles = self.env["leadership.role.profile"].search([("level_id", "in", self.eligible_level_ids.ids)])
            domain &= Domain("job_id", "in", profiles.job_id.ids)
        if self.eligible_tag_ids:
            domain &= Domain("category_ids", "in", self.eligible_tag_ids.ids)
        if self.eligible_months:
            since = fields.Date.subtract(fields.Date.context_today(self), months=self.eligible_months)
            domain &= Domain("version_ids.date_version", "<=", since)
        return domain

    def _is_eligible(self, employee):
        """Whether the programme is meant for `employee`: yes or no, and nothing about why."""
        # sudo: tags and dates of a person, for a yes or no
        return bool(employee.sudo().search_count(self._eligible_domain() & Domain("id", "=", employee.id), limit=1))

    def _candidates(self):
        """Return [(employee id, name)] of those who could be nominated, by name: names only, no tag and no date.

        Nobody for whoever does not run the programme: who is missing from the list takes part.
        """
        self.ensure_one()
        if not self._is_run_by_me():
            return []
        # sudo: tags and dates decide, which a coordinator may not read; only names leave
        taken = self.sudo().enrollment_ids.filtered(lambda one: one.state not in ("withdrawn", "declined"))
        # sudo: as above
        people = self.env["hr.employee"].sudo().search(self._eligible_domain(), order="name, id")
        return [(person.id, person.name) for person in people - taken.employee_id]

    def _is_run_by_me(self):
        """Whether the current user coordinates this programme or a cohort of it, or administers programmes."""
        me, known = self.env.user, self.sudo()  # sudo: whom programme and cohorts name, for a yes or no
        named = me in known.coordinator_ids | known.cohort_ids.coordinator_ids
        role = "coordinator" if named else "administrator"
        return me.has_group(f"leadership_360.group_{role}")

    def action_nominate(self):
        """Choose among those for whom the programme is meant."""
        self.ensure_one()
        choice = self.env["leadership.program.nominate"].create(
            {"program_id": self.id, "cohort_id": self.cohort_ids[:1].id}
        )
        return choice._get_records_action(name=self.env._("Nominate"), target="new")
