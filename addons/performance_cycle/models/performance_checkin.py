from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain
from odoo.tools import format_date

from ..workflow import checkin as law
from ..workflow.rhythm import following

PEOPLE = ("employee_id", "manager_id")


class PerformanceCheckin(models.Model):
    """A talk between an employee and a manager: agenda and notes they share, and what each of them will do."""

    _name = "performance.checkin"
    _description = "Check-in"
    _inherit = ["performance.move.mixin", "performance.line.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "start desc, id desc"
    _check_company_auto = True
    _moves = law.MOVES
    _guarded = frozenset({"state", "event_id"})

    employee_id = fields.Many2one(
        "hr.employee",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
        default=lambda self: self.env.user.employee_id,
    )
    manager_id = fields.Many2one(
        "hr.employee",
        required=True,
        index=True,
        ondelete="restrict",
        compute="_compute_manager",
        store=True,
        readonly=False,
        precompute=True,
    )
    employee_user_id = fields.Many2one(related="employee_id.user_id", string="Employee's user")
    manager_user_id = fields.Many2one(related="manager_id.user_id", string="Manager's user")
    company_id = fields.Many2one(related="employee_id.company_id", store=True, index=True, precompute=True)
    start = fields.Datetime(required=True, index=True, default=lambda self: self._default_start())
    duration = fields.Float("Length (hours)", required=True, default=0.5, aggregator=None)
    state = fields.Selection(law.STATES, required=True, default="planned", copy=False, index=True)
    event_id = fields.Many2one(
        "calendar.event", "Meeting", readonly=True, copy=False, ondelete="set null", index="btree_not_null"
    )
    topic_ids = fields.One2many("performance.checkin.topic", "checkin_id", "Agenda")
    topic_count = fields.Integer("Topics", compute="_compute_topic_count")
    suggested_goal_ids = fields.Many2many(
        "performance.goal", compute="_compute_suggested_goals", string="Goals at risk"
    )
    shared_notes = fields.Html("Shared notes", copy=False, help="Both of you read and write them.")
    note_ids = fields.One2many("performance.checkin.note", "checkin_id", "My private notes", copy=False)
    action_ids = fields.One2many(
        "mail.activity",
        "res_id",
        "Actions",
        domain=[("res_model", "=", "performance.checkin")],
        context={"active_test": False},
        copy=False,
    )
    earlier_action_ids = fields.Many2many(
        "mail.activity", compute="_compute_earlier_actions", string="Still open from before"
    )
    next_start = fields.Datetime("Next one", compute="_compute_next_start", help="As the strategy's rhythm proposes.")
    is_past = fields.Boolean(compute="_compute_is_past", search="_search_is_past", export_string_translation=False)
    with_me = fields.Boolean(compute="_compute_with_me", search="_search_with_me", export_string_translation=False)

    _length = models.Constraint(
        "CHECK(duration > 0 AND duration <= 8)", "A check-in takes more than nothing and at most 8 hours."
    )
    _two_people = models.Constraint("CHECK(employee_id <> manager_id)", "A check-in needs two people.")

    def _default_start(self):
        return fields.Datetime.add(fields.Datetime.now().replace(minute=0, second=0, microsecond=0), days=1)

    @api.depends("employee_id")
    def _compute_manager(self):
        for checkin in self:
            # sudo: who somebody's manager is, is no secret, but the field of hr.employee may be
            checkin.manager_id = checkin.manager_id or checkin.employee_id.sudo().parent_id

    @api.depends_context("lang", "tz")
    @api.depends("employee_id", "start")
    def _compute_display_name(self):
        for checkin in self:
            start = checkin.start and fields.Datetime.context_timestamp(checkin, checkin.start)
            day = format_date(self.env, start.date()) if start else ""
            checkin.display_name = self.env._(
                "Check-in %(person)s, %(day)s", person=checkin.employee_id.name or "", day=day
            )

    def _compute_topic_count(self):
        groups = self.env["performance.checkin.topic"]._read_group(
            [("checkin_id", "in", self.ids)], ["checkin_id"], ["__count"]
        )
        counts = {checkin.id: count for checkin, count in groups}
        for checkin in self:
            checkin.topic_count = counts.get(checkin.id, 0)

    @api.depends("employee_id", "topic_ids.goal_id")
    def _compute_suggested_goals(self):
        goals = self.env["performance.goal"].search(
            [
                ("employee_id", "in", self.employee_id.ids),
                ("status", "in", ("at_risk", "off_track")),
                ("state", "in", ("approved", "revision_proposed")),
            ]
        )
        by_employee = goals.grouped("employee_id")
        for checkin in self:
            own = by_employee.get(checkin.employee_id._origin, goals.browse())
            checkin.suggested_goal_ids = own - checkin.topic_ids.goal_id if checkin.state == "planned" else False

    def _compute_earlier_actions(self):
        for checkin in self:
            before = self.search(
                [
                    ("employee_id", "=", checkin.employee_id.id),
                    ("manager_id", "=", checkin.manager_id.id),
                    ("start", "<", checkin.start),
                    ("id", "!=", checkin._origin.id),
                ]
            )
            checkin.earlier_action_ids = self.env["mail.activity"].search(
                [("res_model", "=", self._name), ("res_id", "in", before.ids)]
            )

    @api.depends("start", "employee_id")
    def _compute_next_start(self):
        for checkin in self:
            checkin.next_start = (
                following(checkin.start, checkin.employee_id._checkin_rhythm()) if checkin.start else False
            )

    @api.depends("start", "state")
    def _compute_is_past(self):
        for checkin in self:
            checkin.is_past = checkin.state == "planned" and checkin.start and checkin.start < fields.Datetime.now()

    def _search_is_past(self, operator, value):
        if operator != "in":
            return NotImplemented
        past = Domain("state", "=", "planned") & Domain("start", "<", fields.Datetime.now())
        return past if True in value else ~past

    @api.depends_context("uid")
    @api.depends("employee_id", "manager_id")
    def _compute_with_me(self):
        for checkin in self:
            checkin.with_me = bool(checkin._move_roles())

    def _search_with_me(self, operator, value):
        if operator != "in":
            return NotImplemented
        mine = Domain("employee_id.user_id", "=", self.env.uid) | Domain("manager_id.user_id", "=", self.env.uid)
        return mine if True in value else ~mine

    @api.constrains("employee_id", "manager_id")
    def _check_manager_is_above(self):
        for checkin in self.sudo():
            above = checkin.employee_id.parent_id | checkin.employee_id._open_appraisal().manager_id
            person = checkin.employee_id.parent_id
            while person.parent_id and person.parent_id not in above:
                person = person.parent_id
                above |= person
            if checkin.manager_id not in above:
                raise ValidationError(
                    self.env._(
                        "%(manager)s is not above %(employee)s: a check-in is held with somebody from the line above.",
                        manager=checkin.manager_id.name,
                        employee=checkin.employee_id.name,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        checkins = super().create([self._with_complete_actions(vals) for vals in vals_list])
        for checkin in checkins:
            checkin._plan_meeting()
        return checkins

    def write(self, vals):
        if set(PEOPLE) & vals.keys() and any(
            vals.get(name, checkin[name].id) != checkin[name].id for checkin in self for name in PEOPLE
        ):
            raise UserError(
                self.env._(
                    "Who meets cannot be changed: the notes are these two people's. Cancel, and plan a new check-in."
                )
            )
        result = super().write(self._with_complete_actions(vals))
        if {"start", "duration"} & vals.keys():
            self._move_meeting()
        return result

    @api.model
    def _with_complete_actions(self, vals):
        """Say what an action belongs to: the screen's list of actions sends only who does what until when."""
        if "action_ids" not in vals:
            return vals
        always = {
            "res_model_id": self.env["ir.model"]._get_id(self._name),
            "activity_type_id": self.env.ref("mail.mail_activity_data_todo").id,
        }
        commands = [
            (*command[:2], {**command[2], **always}) if command[0] == fields.Command.CREATE else command
            for command in vals["action_ids"]
        ]
        return {**vals, "action_ids": commands}

    @api.ondelete(at_uninstall=False)
    def _unlink_except_held(self):
        if any(checkin.state == "held" for checkin in self):
            raise UserError(self.env._("A check-in that was held is history and stays."))
