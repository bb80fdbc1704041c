from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..workflow.strategy import chain, resolve


class PerformanceStrategy(models.Model):
    """How performance is managed here: scale, shares, rules of goals, questions; chosen by job and department."""

    _name = "performance.strategy"
    _description = "Performance Strategy"
    _order = "sequence, id"
    _check_company_auto = True

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one("res.company", required=True, index=True, default=lambda self: self.env.company)
    is_default = fields.Boolean("Company default", help="Applies where no job and no department says otherwise.")
    job_ids = fields.Many2many("hr.job", string="Jobs", check_company=True)
    department_ids = fields.Many2many("hr.department", string="Departments", check_company=True)
    scale_id = fields.Many2one(
        "performance.scale", "Rating scale", required=True, check_company=True, ondelete="restrict"
    )
    goal_share = fields.Float("Goals (%)", default=70, help="Share of the result that comes from goals.")
    competency_share = fields.Float("Competencies (%)", default=30)
    goal_min = fields.Integer("At least (goals)", default=3)
    goal_max = fields.Integer("At most (goals)", default=7, help="0: no limit.")
    equalise = fields.Boolean("Weights may be equalised", default=True, help="One click shares 100 % evenly.")
    goal_levels = fields.Selection(
        [("one", "Manager"), ("two", "Manager, then manager's manager")],
        "Goals approved by",
        required=True,
        default="one",
    )
    question_ids = fields.One2many("performance.strategy.question", "strategy_id", "Review questions", copy=True)
    skill_ids = fields.Many2many("hr.skill", string="Competencies")
    guideline_ids = fields.One2many("performance.strategy.guideline", "strategy_id", "Guideline ranges", copy=True)
    checkin_rhythm = fields.Selection(
        [("week", "Every week"), ("fortnight", "Every two weeks"), ("month", "Every month"), ("none", "None")],
        "Check-ins",
        required=True,
        default="month",
    )
    outcome_compensation = fields.Boolean("Compensation", default=True)
    outcome_promotion = fields.Boolean("Promotion", default=True)
    outcome_corrective = fields.Boolean("Corrective action", default=True)
    outcome_recognition = fields.Boolean("Recognition", default=True)
    outcome_training = fields.Boolean("Training", default=True)
    outcome_nomination = fields.Boolean("Leadership nomination", default=True)
    second_review = fields.Boolean(
        "Second manager assesses", help="The manager's manager writes an assessment too, before the review goes on."
    )
    calibration = fields.Boolean(help="Managers' ratings are compared before they are shared.")
    attainment_floor = fields.Float("Attainment from (%)", default=0)
    attainment_cap = fields.Float("Attainment to (%)", default=150)

    _one_default = models.UniqueIndex("(company_id) WHERE is_default AND active", "A company has one default strategy.")
    _shares_total = models.Constraint(
        "CHECK(goal_share >= 0 AND competency_share >= 0 AND abs(goal_share + competency_share - 100) < 0.005)",
        "The shares of goals and competencies must total 100 %.",
    )
    _goal_counts = models.Constraint(
        "CHECK(goal_min >= 0 AND goal_max >= 0 AND (goal_max = 0 OR goal_max >= goal_min))",
        "The greatest number of goals must not be below the least.",
    )
    _attainment_range = models.Constraint(
        "CHECK(attainment_floor <= 100 AND attainment_cap >= 100)", "The attainment range must include 100 %."
    )

    @api.constrains("job_ids", "department_ids", "company_id", "active")
    def _check_one_strategy_each(self):
        for strategy in self.filtered("active"):
            for field, what in (("job_ids", strategy.job_ids), ("department_ids", strategy.department_ids)):
                other = self.search(
                    [("id", "!=", strategy.id), (field, "in", what.ids), ("company_id", "=", strategy.company_id.id)],
                    limit=1,
                )
                if what and other:
                    raise ValidationError(
                        self.env._(
                            "“%(place)s” already follows the strategy “%(other)s”. Take it out there first.",
                            place=(other[field] & what)[:1].display_name,
                            other=other.name,
                        )
                    )

    def copy_data(self, default=None):
        """A copy applies nowhere yet: each place follows one strategy."""
        nowhere = {"is_default": False, "job_ids": False, "department_ids": False, **(default or {})}
        vals_list = super().copy_data(nowhere)
        for strategy, vals in zip(self, vals_list, strict=True):
            if "name" not in nowhere:
                vals["name"] = self.env._("%(name)s (copy)", name=strategy.name)
        return vals_list

    @api.model
    def _resolver(self, company):
        """Return a function (job, department) -> (strategy, reason, place) that reads the tables once."""
        # sudo: which strategy applies is shown to the employee himself, who cannot read the whole configuration
        strategies = self.sudo().search([("company_id", "=", company.id)])
        by_job = {job.id: strategy for strategy in strategies for job in strategy.job_ids}
        by_department = {place.id: strategy for strategy in strategies for place in strategy.department_ids}
        default = strategies.filtered("is_default")[:1] or None
        departments = self.env["hr.department"].sudo().with_context(active_test=False).search_fetch([], ["parent_id"])
        parents = {department.id: department.parent_id.id for department in departments}

        def find(job, department):
            return resolve(job.id, chain(department.id, parents), by_job, by_department, default)

        return find

    def _reason_text(self, reason, place):
        """Say why this strategy applies: "Sales, because department Sales"."""
        env = self.env
        if reason == "none":
            return env._("No strategy applies: please set a company default.")
        model = "hr.job" if reason == "job" else "hr.department"
        name = env[model].sudo().browse(place).name if place else ""
        texts = {
            "job": env._("%(strategy)s, because job %(place)s", strategy=self.name, place=name),
            "department": env._("%(strategy)s, because department %(place)s", strategy=self.name, place=name),
            "parent": env._("%(strategy)s, because parent department %(place)s", strategy=self.name, place=name),
            "company": env._("%(strategy)s, the company default", strategy=self.name),
        }
        return texts[reason]

    def _allows(self, kind):
        """Whether outcomes of this kind may be proposed."""
        return kind == "none" or bool(self[f"outcome_{kind}"])
