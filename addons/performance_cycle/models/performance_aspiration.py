from odoo import api, fields, models
from odoo.exceptions import UserError

HORIZONS = [
    ("now", "As soon as possible"),
    ("year", "Within a year"),
    ("three", "In one to three years"),
    ("later", "Later"),
    ("stay", "I want to stay where I am"),
]
MOBILITY = [
    ("none", "Where I live"),
    ("region", "In the region"),
    ("country", "In the country"),
    ("abroad", "Abroad too"),
]


class PerformanceAspiration(models.Model):
    """Where somebody wants to go, in his or her own words."""

    _name = "performance.aspiration"
    _description = "Career Aspiration"
    _inherit = ["performance.line.mixin", "mail.thread"]
    _order = "employee_id, sequence, id"
    _rec_name = "role"

    employee_id = fields.Many2one(
        "hr.employee", required=True, index=True, ondelete="restrict", default=lambda self: self.env.user.employee_id
    )
    company_id = fields.Many2one(related="employee_id.company_id", store=True, index=True, precompute=True)
    department_id = fields.Many2one(related="employee_id.department_id", string="Department")
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    role = fields.Char("What I want to do", required=True, help="In your own words: a role, a task, a field.")
    job_id = fields.Many2one("hr.job", "Job, if there is one", ondelete="set null")
    horizon = fields.Selection(HORIZONS, "When", required=True, default="year")
    mobility = fields.Selection(MOBILITY, "Where", required=True, default="none")
    reason = fields.Text("Why", help="What draws you there, what you bring.")
    needs = fields.Text("What would help", help="Experience, training, people to meet, time.")
    skill_ids = fields.Many2many("hr.skill", string="Skills I want to build")
    topic_ids = fields.One2many("performance.checkin.topic", "aspiration_id", "Talked about in")
    last_discussed = fields.Datetime("Last talked about", compute="_compute_last_discussed")
    is_mine = fields.Boolean(compute="_compute_is_mine", export_string_translation=False)

    def _compute_last_discussed(self):
        # sudo: HR sees that it was talked about, without reading the check-in
        topics = (
            self.env["performance.checkin.topic"]
            .sudo()
            .search([("aspiration_id", "in", self.ids), ("done", "=", True), ("checkin_id.state", "=", "held")])
        )
        by_aspiration = topics.grouped(lambda topic: topic.aspiration_id.id)
        for aspiration in self:
            own = by_aspiration.get(aspiration.id, topics.browse())
            aspiration.last_discussed = max(own.checkin_id.mapped("start"), default=False)

    @api.depends_context("uid")
    @api.depends("employee_id")
    def _compute_is_mine(self):
        for aspiration in self:
            aspiration.is_mine = aspiration.sudo().employee_id.user_id == self.env.user

    def action_discuss(self):
        """Put it on the agenda of the next check-in that is planned."""
        self.ensure_one()
        checkin = self.env["performance.checkin"].search(
            [("employee_id", "=", self.employee_id.id), ("state", "=", "planned"), ("with_me", "=", True)],
            order="start",
            limit=1,
        )
        if not checkin:
            raise UserError(self.env._("No check-in is planned. Please plan one first, then put this on its agenda."))
        if self not in checkin.topic_ids.aspiration_id:
            self.env["performance.checkin.topic"].create(
                {
                    "checkin_id": checkin.id,
                    "aspiration_id": self.id,
                    "name": self.env._("Where I want to go: %(role)s", role=self.role),
                }
            )
        return checkin._open(checkin)
