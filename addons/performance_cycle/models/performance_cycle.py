from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ..scoring.proration import shifted_year
from ..workflow import cycle as law
from ..workflow.appraisal import OPEN
from .performance_move_mixin import step


class PerformanceCycle(models.Model):
    """A period in which a population sets goals, is reviewed and decided upon."""

    _name = "performance.cycle"
    _description = "Performance Cycle"
    # hr.mixin: an officer of Performance, who need not be one of Employees, may name people.
    _inherit = ["performance.move.mixin", "hr.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "date_start desc, id desc"
    _check_company_auto = True
    _moves = law.MOVES
    _guarded = frozenset({"state", "target_count", "closing_reason", "joining_date"})

    name = fields.Char(required=True, translate=True)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one("res.company", required=True, index=True, default=lambda self: self.env.company)
    date_start = fields.Date(
        "From", required=True, default=lambda self: fields.Date.context_today(self).replace(month=1, day=1)
    )
    date_end = fields.Date(
        "To", required=True, default=lambda self: fields.Date.context_today(self).replace(month=12, day=31)
    )
    state = fields.Selection(law.STATES, required=True, default="draft", tracking=True, copy=False, index=True)
    phase_ids = fields.One2many("performance.phase", "cycle_id", "Phases", copy=False)
    current_phase_id = fields.Many2one("performance.phase", compute="_compute_current_phase")
    department_ids = fields.Many2many("hr.department", string="Departments", check_company=True, help="Empty: all.")
    job_ids = fields.Many2many("hr.job", string="Jobs", check_company=True, help="Empty: all.")
    employee_ids = fields.Many2many(
        "hr.employee", "performance_cycle_employee_rel", string="Only these people", check_company=True, copy=False
    )
    excluded_ids = fields.Many2many(
        "hr.employee", "performance_cycle_excluded_rel", string="Not these people", check_company=True, copy=False
    )
    included_ids = fields.Many2many(
        "hr.employee",
        "performance_cycle_included_rel",
        string="Also these people",
        check_company=True,
        copy=False,
        help="They are in although they were hired after the eligibility date.",
    )
    eligibility_date = fields.Date(
        "Hired by", copy=False, help="Who was hired later is not in. Empty: everybody hired before the end."
    )
    join_automatically = fields.Boolean("New hires join", help="New hires come in by themselves while the cycle runs.")
    join_after_days = fields.Integer("Days after hire", default=30)
    joining_date = fields.Date(
        "Added on", readonly=True, copy=False, help="Who is added later gets his dates from here."
    )
    target_count = fields.Integer("People to create", readonly=True, copy=False)
    appraisal_ids = fields.One2many("performance.appraisal", "cycle_id", "Appraisals")
    appraisal_count = fields.Integer("Number of appraisals", compute="_compute_counts")
    open_count = fields.Integer("Open", compute="_compute_counts")
    goal_count = fields.Integer("Goals", compute="_compute_goal_count")
    late_count = fields.Integer("Late", compute="_compute_late_count")
    progress = fields.Float("Launched (%)", compute="_compute_counts")
    closing_reason = fields.Text(readonly=True, copy=False)

    _period = models.Constraint("CHECK(date_end > date_start)", "A cycle must end after it starts.")
    _join_days = models.Constraint("CHECK(join_after_days >= 0)", "Days after hire cannot be negative.")

    @api.depends("phase_ids.state", "phase_ids.date_start", "phase_ids.date_due")
    def _compute_current_phase(self):
        for cycle in self:
            opened = cycle.phase_ids.filtered(lambda phase: phase.state == "open")
            cycle.current_phase_id = opened.sorted("date_start")[-1:]

    @api.depends("appraisal_ids.state", "target_count", "state")
    def _compute_counts(self):
        groups = self.env["performance.appraisal"]._read_group(
            [("cycle_id", "in", self.ids)], ["cycle_id", "state"], ["__count"]
        )
        total, still_open = {}, {}
        for cycle, state, count in groups:
            total[cycle.id] = total.get(cycle.id, 0) + count
            still_open[cycle.id] = still_open.get(cycle.id, 0) + (count if state in OPEN else 0)
        for cycle in self:
            cycle.appraisal_count = total.get(cycle.id, 0)
            cycle.open_count = still_open.get(cycle.id, 0)
            cycle.progress = 100 * min(cycle.appraisal_count / cycle.target_count, 1) if cycle.target_count else 0

    def _compute_goal_count(self):
        groups = self.env["performance.goal"]._read_group(
            [("cycle_id", "in", self.ids), ("state", "!=", "cancelled")], ["cycle_id"], ["__count"]
        )
        counts = {cycle.id: count for cycle, count in groups}
        for cycle in self:
            cycle.goal_count = counts.get(cycle.id, 0)

    def _compute_late_count(self):
        today = fields.Date.context_today(self)
        for cycle in self:
            cycle.late_count = self.env["performance.appraisal"].search_count(cycle._late_domain(today))

    @api.constrains("phase_ids", "date_start", "date_end")
    def _check_phases_inside(self):
        for phase in self.phase_ids:
            phase._check_inside_cycle()

    @api.constrains("date_start", "date_end", "eligibility_date")
    def _check_eligibility(self):
        for cycle in self:
            if cycle.eligibility_date and cycle.eligibility_date > cycle.date_end:
                raise ValidationError(self.env._("“Hired by” cannot lie after the end of the cycle."))

    @api.onchange("date_start", "date_end")
    def _onchange_period(self):
        if self.state == "draft" and self.date_start and self.date_end and self.date_end > self.date_start:
            self.phase_ids = [fields.Command.clear(), *(fields.Command.create(vals) for vals in self._default_phases())]

    @api.model_create_multi
    def create(self, vals_list):
        cycles = super().create(vals_list)
        for cycle in cycles:
            if not cycle.phase_ids:
                cycle.phase_ids = [fields.Command.create(vals) for vals in cycle._default_phases()]
        return cycles

    def copy_data(self, default=None):
        """The next cycle: a year later, with the same phases a year later."""
        vals_list = super().copy_data(default)
        for cycle, vals in zip(self, vals_list, strict=True):
            vals["name"] = (default or {}).get("name") or self.env._("%(name)s (copy)", name=cycle.name)
            if not {"date_start", "date_end"} & set(default or {}):
                vals["date_start"], vals["date_end"] = shifted_year(cycle.date_start), shifted_year(cycle.date_end)
                vals["phase_ids"] = [
                    fields.Command.create(
                        {
                            "kind": phase.kind,
                            "date_start": shifted_year(phase.date_start),
                            "date_due": shifted_year(phase.date_due),
                        }
                    )
                    for phase in cycle.phase_ids
                ]
        return vals_list

    @api.ondelete(at_uninstall=False)
    def _unlink_except_launched(self):
        if any(cycle.state not in ("draft", "cancelled") or cycle.appraisal_ids for cycle in self):
            raise UserError(self.env._("A cycle that was launched is kept. Close it, or archive it."))

    def _default_phases(self):
        return [
            {"kind": kind, "date_start": start, "date_due": due}
            for kind, start, due in law.spread(self.date_start, self.date_end)
        ]

    def action_prepare_launch(self):
        """Show who would be in and who not, and why."""
        self.ensure_one()
        if self.state == "draft":
            self._check_may("launch")
        self.check_access("write")
        wizard = self.env["performance.cycle.prepare"].create({"cycle_id": self.id})
        return {
            "type": "ir.actions.act_window",
            "res_model": wizard._name,
            "res_id": wizard.id,
            "view_mode": "form",
            "target": "new",
            "name": self.env._("Launch %(cycle)s", cycle=self.name),
        }

    action_launch = step("launch")

    def action_add_people(self):
        """Create, in the background, the appraisals of those who are in and have none yet."""
        return self._step("add_people")

    action_finish_launch = step("finish_launch")
    action_close = step("close")
    action_force_close = step("force_close")
    action_reopen = step("reopen")
    action_cancel = step("cancel")
    action_restore = step("restore")

    def action_open_appraisals(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("performance_cycle.performance_appraisal_action")
        return dict(action, domain=[("cycle_id", "=", self.id)], context={"search_default_group_state": 1})

    def action_open_goals(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("performance_cycle.performance_goal_action")
        return dict(action, domain=[("cycle_id", "=", self.id)])

    def _step_labels(self):
        return {
            "launch": self.env._("Launch"),
            "add_people": self.env._("Add people"),
            "finish_launch": self.env._("Finish launch"),
            "close": self.env._("Close"),
            "force_close": self.env._("Force-close"),
            "reopen": self.env._("Reopen"),
            "cancel": self.env._("Cancel"),
            "restore": self.env._("Back to draft"),
        }

    def _move_roles(self):
        user = self.env.user
        roles = set()
        if user._is_performance_officer():
            roles.add("officer")
        if user._is_performance_administrator():
            roles.add("administrator")
        return roles

    def _move_conditions(self):
        return frozenset() if self.sudo().open_count else frozenset({"nothing_open"})

    def _condition_message(self, name, condition):
        return self.env._(
            "“%(cycle)s” still has %(count)s open appraisals. Finish them, or force-close with a reason.",
            cycle=self.name,
            count=self.open_count,
        )

    def _move_values(self, name, comment):
        if name in ("launch", "add_people"):
            return {
                "target_count": self.appraisal_count + len(self._people_to_create()),
                "joining_date": fields.Date.context_today(self) if name == "add_people" else False,
            }
        return {"closing_reason": comment} if name == "force_close" else {}

    def _before_move(self, name, comment):
        if name in ("launch", "add_people") and not all(cycle._people_to_create() for cycle in self):
            raise UserError(self.env._("Nobody is in: please look at the preview, it says why."))
        if name == "force_close":
            for cycle in self:
                # The officer decided for the whole cycle: his own appraisal closes with the others.
                cycle.sudo().appraisal_ids.filtered(lambda row: row.state in OPEN)._force_close(comment)

    def _after_move(self, name, comment):
        if name in ("launch", "add_people"):
            # sudo: only administrators of Odoo may touch scheduled actions; this only says "soon"
            self.env.ref("performance_cycle.ir_cron_launch").sudo()._trigger()
        if comment:
            for cycle in self:
                cycle.message_post(body=comment)
