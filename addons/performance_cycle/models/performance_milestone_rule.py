from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ..workflow.milestones import ANCHORS

STARTS = [
    ("plan", "An activity plan"),
    ("checkin", "A check-in with an agenda"),
    ("review", "A short review"),
]


class PerformanceMilestoneRule(models.Model):
    """What begins by itself on certain days between hire and departure."""

    _name = "performance.milestone.rule"
    _description = "Milestone Rule"
    _order = "sequence, id"
    _check_company_auto = True

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one("res.company", required=True, index=True, default=lambda self: self.env.company)
    anchor = fields.Selection(ANCHORS, "Day", required=True, default="hire")
    every = fields.Integer("Every … years", default=1, help="1: each anniversary. 5: the 5th, the 10th and so on.")
    offset = fields.Integer("Days after", help="Negative: so many days before.")
    department_ids = fields.Many2many(
        "hr.department", string="Departments", check_company=True, help="With those below them. Empty: all."
    )
    job_ids = fields.Many2many("hr.job", string="Jobs", check_company=True, help="Empty: all.")
    start = fields.Selection(STARTS, "What begins", required=True, default="checkin")
    plan_id = fields.Many2one(
        "mail.activity.plan", "Activity plan", domain="[('res_model', '=', 'hr.employee')]", check_company=True
    )
    user_id = fields.Many2one(
        "res.users", "Falls back to", help="Takes the plan's activities of whoever has no user. Else: the HR contact."
    )
    agenda = fields.Text(help="One topic per line.")
    question_ids = fields.One2many("performance.milestone.question", "rule_id", "Questions", copy=True)
    days_to_write = fields.Integer("Days to write", default=14)
    begins = fields.Date(
        "For days from",
        required=True,
        copy=False,
        default=fields.Date.context_today,
        help="Days before this one are history: nothing begins because of them.",
    )
    last_run = fields.Date("Last looked on", readonly=True, copy=False)
    milestone_ids = fields.One2many("performance.milestone", "rule_id", "Milestones", copy=False)
    milestone_count = fields.Integer(compute="_compute_milestone_counts")
    problem_count = fields.Integer("Could not begin", compute="_compute_milestone_counts")
    upcoming = fields.Html("Next 10 to come", compute="_compute_upcoming", sanitize=False)

    _every_positive = models.Constraint("CHECK(every > 0)", "Anniversaries are counted in whole years, 1 or more.")
    _days_positive = models.Constraint("CHECK(days_to_write >= 0)", "A short review cannot be due before it begins.")

    def _compute_milestone_counts(self):
        groups = self.env["performance.milestone"]._read_group(
            [("rule_id", "in", self.ids)], ["rule_id", "state"], ["__count"]
        )
        counts = {(rule.id, state): count for rule, state, count in groups}
        for rule in self:
            rule.problem_count = counts.get((rule.id, "problem"), 0)
            rule.milestone_count = rule.problem_count + counts.get((rule.id, "started"), 0)

    @api.constrains("start", "plan_id", "question_ids")
    def _check_complete(self):
        for rule in self:
            if rule.start == "plan" and rule.plan_id.res_model != "hr.employee":
                raise ValidationError(self.env._("Please choose an activity plan that is made for employees."))
            if rule.start == "review" and not rule.question_ids.filtered(lambda row: row.side != "employee"):
                raise ValidationError(self.env._("A short review needs at least one question to the manager."))

    def write(self, vals):
        if vals.get("active"):
            # What lay in the rule's sleep is history.
            self.filtered(lambda rule: not rule.active).begins = fields.Date.context_today(self)
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_begun(self):
        # sudo: the refusal must not depend on what the deleting user may read
        if self.sudo().milestone_ids:
            raise UserError(self.env._("This rule has begun something already: please archive it instead."))

    def action_open_milestones(self):
        return self._open_milestones([])

    def action_open_problems(self):
        return self._open_milestones([("state", "=", "problem")])

    def _open_milestones(self, domain):
        self.ensure_one()
        return dict(
            self.env["ir.actions.act_window"]._for_xml_id("performance_cycle.performance_milestone_action"),
            domain=[("rule_id", "=", self.id), *domain],
            context={},
        )
