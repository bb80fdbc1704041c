from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command, Domain
from odoo.tools import format_date

from ..workflow import plan as rules
from ..workflow.enrollment import PARTICIPATING
from ..workflow.schedule import pulse_window


class LeadershipPlan(models.Model):
    """A participant's development plan: what they chose to work on. It holds no result, and no way to one."""

    _name = "leadership.plan"
    _description = "Development plan"
    _inherit = ("leadership.private", "leadership.workflow")
    _order = "id desc"
    _rec_names_search = ("participant_id.name",)
    _moves = rules.MOVES
    _move_fields = frozenset({"state", "date_start"})
    _hand_fields = frozenset({"enrollment_id", "focus_ids", "shared_back_on", "check_in_next"})
    _fixed_fields = frozenset({"enrollment_id"})

    enrollment_id = fields.Many2one(
        "leadership.enrollment",
        "Participation",
        required=True,
        ondelete="cascade",
        default=lambda self: self.env["leadership.enrollment"]._mine(),
    )
    participant_id = fields.Many2one(
        related="enrollment_id.participant_id", store=True, index=True, string="Participant"
    )
    program_id = fields.Many2one(related="enrollment_id.program_id", string="Programme")
    state = fields.Selection(
        rules.STATES, default="draft", required=True, readonly=True, copy=False, group_expand="_in_workflow_order"
    )
    date_start = fields.Date("Started on", readonly=True, copy=False)
    focus_ids = fields.One2many("leadership.plan.focus", "plan_id", "Focus behaviours", copy=True)
    check_in_next = fields.Date(
        "Next check-in", copy=False, help="You and your coach are reminded on this day, and every month from then on."
    )
    shared_back_on = fields.Date("Shared back on", copy=False)
    share_ids = fields.Many2many("leadership.plan.share", compute="_compute_share_ids", string="Shared goals")
    is_mine = fields.Boolean(compute="_compute_share_ids", export_string_translation=False)
    pulse_dates = fields.Char("Pulse", compute="_compute_pulse_dates", help="When to ask how the behaviours changed.")
    balance = fields.Char(compute="_compute_balance", help="A check that not everything is a course, not a quota.")
    advice = fields.Text(compute="_compute_balance")

    _one_open = models.UniqueIndex(
        "(enrollment_id) WHERE state != 'completed'", "There is a plan in progress already. Complete it first."
    )

    @api.depends("participant_id", "date_start")
    @api.depends_context("uid")
    def _compute_display_name(self):
        for plan, known in self._known():
            plan.display_name = self.env._("Development plan: %(person)s", person=known.participant_id.name or "")

    @api.depends_context("uid")
    @api.depends("participant_id")
    def _compute_share_ids(self):
        for plan in self:
            plan.is_mine = plan.participant_id == self.env.user or not plan.id
            plan.share_ids = self.env["leadership.plan.share"].search(
                [("participant_id", "=", plan.participant_id.id)] if plan.is_mine else Domain.FALSE
            )

    @api.depends("date_start")
    def _compute_pulse_dates(self):
        for plan in self:
            days = plan.date_start and [format_date(self.env, day) for day in pulse_window(plan.date_start)]
            plan.pulse_dates = days and self.env._("between %(first)s and %(last)s", first=days[0], last=days[1])

    @api.depends("focus_ids.action_ids.kind", "focus_ids.action_ids.date", "date_start")
    def _compute_balance(self):
        labels = dict(self.env["leadership.plan.action"]._fields["kind"]._description_selection(self.env))
        for plan in self:
            actions = plan.focus_ids.action_ids
            counts = rules.balance(actions.mapped("kind"))
            plan.balance = " · ".join(f"{labels[kind]}: {count}" for kind, count in counts.items())
            plan.advice = "\n".join(plan._advice(actions))

    def _advice(self, actions):
        """Return sentences about what the plan could do with (F4). Nothing of it is enforced."""
        if not self.focus_ids:
            return [self.env._("Choose one to three behaviours: fewer is better.")]
        sentences = []
        if rules.is_all_courses(actions.mapped("kind")):
            sentences.append(
                self.env._("Everything is a course. What could you try out at work, and who could help you?")
            )
        start = self.date_start or fields.Date.context_today(self)
        sentences += [
            self.env._("“%(focus)s”: no step within two weeks yet.", focus=focus.name)
            for focus in self.focus_ids
            if rules.first_step_is_late(focus.action_ids.mapped("date"), start)
        ]
        return sentences

    @api.model
    def _private_domain(self):
        """The participant, and the coach of today without a conflict of interest."""
        coached = self.env["leadership.enrollment"]._coached_domain()
        return Domain("participant_id", "=", self.env.uid) | Domain("enrollment_id", "any", coached)

    @api.model
    def _check_birth(self, vals):
        enrollment = self.env["leadership.enrollment"].browse(vals.get("enrollment_id"))
        if enrollment and enrollment.participant_id != self.env.user:
            raise self._private_error(self)

    @api.model
    def _start_from_focus(self, enrollment, behaviours):
        """Return the plan in progress of the participation, with `behaviours` among its focus behaviours (F3).

        It takes nothing but the behaviours themselves. A fourth is refused, and then nothing is written.
        """
        plan = self.search([("enrollment_id", "=", enrollment.id), ("state", "!=", "completed")])
        plan = plan or self.create({"enrollment_id": enrollment.id})
        plan.focus_ids = [
            Command.create({"behaviour_id": behaviour.id}) for behaviour in behaviours - plan.focus_ids.behaviour_id
        ]
        return plan

    def _roles(self):
        self.ensure_one()
        # sudo: the participation decides about the user's role
        return self.sudo().enrollment_id.with_env(self.env)._roles()

    def action_start(self):
        """Start working with the plan: sharing back and the first check-in are due in a month (F5, F6)."""
        today = fields.Date.context_today(self)
        for plan in self:
            if not plan.focus_ids:
                raise UserError(self.env._("Choose at least one focus behaviour first."))
            due = plan.check_in_next or fields.Date.add(today, months=rules.CHECK_IN_MONTHS)
            plan._move("start", date_start=today, check_in_next=due)
            plan._remind(plan.participant_id, "share_back", fields.Date.add(today, days=rules.SHARE_BACK_DAYS))

    def action_share_back(self):
        """Record that the participant has thanked the raters and told them what they work on (F5)."""
        self.shared_back_on = fields.Date.context_today(self)
        self._forget_reminders("share_back")

    def action_complete(self):
        """Complete the plan."""
        self._move("complete", check_in_next=False)
        self._forget_reminders("share_back", "check_in")

    def action_reopen(self):
        """Go on with a completed plan."""
        self._move("reopen")

    def _cron_check_in(self):
        """Remind participant and coach, and nobody else, of the check-in that is due (F6)."""
        due = Domain([("state", "=", "active"), ("check_in_next", "<=", fields.Date.context_today(self))])
        for plan in self.search(due & Domain("enrollment_id.state", "in", PARTICIPATING)):
            people = plan.participant_id | plan.enrollment_id._guide("coaching")
            for person in people.filtered(lambda person: not person.share):  # an outside coach has no list of to-dos
                plan._remind(person, "check_in", plan.check_in_next)
            plan.check_in_next = fields.Date.add(fields.Date.context_today(self), months=rules.CHECK_IN_MONTHS)
            self.env["ir.cron"]._commit_progress(1)

    def _remind(self, person, kind, day):
        """Put a to-do on the list of `person`, unless one of this kind is there: it names nobody and leads nowhere."""
        kind = self.env.ref(f"leadership_360.mail_activity_type_{kind}")
        # sudo: a to-do of one person is open to that person only, whoever sets it
        activities = self.env["mail.activity"].sudo().with_context(mail_activity_quick_update=True)
        if not activities.search_count([("user_id", "=", person.id), ("activity_type_id", "=", kind.id)], limit=1):
            values = {"activity_type_id": kind.id, "summary": kind.summary, "date_deadline": day, "user_id": person.id}
            activities.create({**values, "res_model_id": False, "res_id": False})

    def _forget_reminders(self, *kinds):
        """Take the participant's to-dos of these kinds off the list."""
        types = [self.env.ref(f"leadership_360.mail_activity_type_{kind}").id for kind in kinds]
        # sudo: the participant's own to-dos, whoever has set them
        activities = self.env["mail.activity"].sudo()
        mine = Domain([("user_id", "in", self.participant_id.ids), ("activity_type_id", "in", types)])
        activities.search(mine & Domain("res_model", "=", False)).unlink()
