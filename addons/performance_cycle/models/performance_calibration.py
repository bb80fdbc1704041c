from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import NO_ACCESS, Domain

from ..workflow import calibration as law
from .performance_move_mixin import step


class PerformanceCalibration(models.Model):
    """A session in which managers' ratings are compared before they are shared; completing it locks it."""

    _name = "performance.calibration"
    _description = "Calibration"
    _inherit = ["performance.move.mixin"]
    _order = "date desc, id desc"
    _check_company_auto = True
    _moves = law.MOVES
    _guarded = frozenset({"state", "completed_date", "cancel_reason", "appraisal_ids"})

    name = fields.Char(required=True)
    cycle_id = fields.Many2one("performance.cycle", required=True, index=True, ondelete="restrict", check_company=True)
    company_id = fields.Many2one(related="cycle_id.company_id", store=True, index=True)
    date = fields.Date(default=fields.Date.context_today)
    department_ids = fields.Many2many(
        "hr.department", string="Departments", check_company=True, help="With those below them. Empty: all."
    )
    level_ids = fields.Many2many("performance.scale.level", string="Levels", help="As rated so far. Empty: all.")
    participant_ids = fields.Many2many("res.users", string="Participants", help="They see and move all but themselves.")
    # Nobody reads it: that one's own appraisal is here, or is not, tells its level. The board leaves it out.
    appraisal_ids = fields.Many2many(
        "performance.appraisal", string="Appraisals", readonly=True, copy=False, groups=NO_ACCESS
    )
    people_count = fields.Integer("People", compute="_compute_counts")
    change_count = fields.Integer("Number of changes", compute="_compute_counts")
    change_ids = fields.One2many("performance.calibration.change", "calibration_id", "Changes")
    state = fields.Selection(law.STATES, required=True, default="draft", copy=False, index=True)
    completed_date = fields.Datetime("Completed on", readonly=True, copy=False)
    cancel_reason = fields.Text("Reason of cancelling", readonly=True, copy=False)

    def _compute_counts(self):
        changes = dict(
            self.env["performance.calibration.change"]._read_group(
                [("calibration_id", "in", self.ids)], ["calibration_id"], ["__count"]
            )
        )
        for session in self:
            # sudo: how many, never who; the own appraisal is not counted
            session.people_count = len(session._people())
            session.change_count = changes.get(session, 0)

    def write(self, vals):
        scope = {"cycle_id", "department_ids", "level_ids", "name", "date"} & vals.keys()
        if scope and not self._has_key() and any(session.state != "draft" for session in self):
            raise UserError(self.env._("The session has begun: whom it is about stays as it is."))
        if not self._has_key() and any(session.state in ("completed", "cancelled") for session in self):
            raise UserError(self.env._("This session is over and stays as it is."))
        if not self._has_key():
            self.filtered(lambda session: session.state == "open")._check_runs()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_begun(self):
        if any(session.state != "draft" for session in self):
            raise UserError(self.env._("A session that was held is history: cancel it with a reason instead."))

    action_open = step("open")
    action_complete = step("complete")
    action_cancel = step("cancel")

    def _step_labels(self):
        return {
            "open": self.env._("Start session"),
            "complete": self.env._("Complete and lock"),
            "cancel": self.env._("Cancel"),
        }

    def _move_roles(self):
        user = self.env.user
        inside = self.sudo().company_id in user.company_ids
        return {"officer"} if user._is_performance_officer() and inside and not self._may_hold_own() else set()

    def _may_hold_own(self):
        """Whether the reader's own review is in the session, or could be: not by its level, which that would tell."""
        own = self._scope() & Domain("employee_id.user_id", "=", self.env.uid) & Domain("shared_date", "=", False)
        # sudo: the own appraisal is asked for, whatever its reader may see of it
        within = self.env["performance.appraisal"].sudo().search_count(own, limit=1)
        return bool(within) or self._people() != self.sudo().appraisal_ids

    def _check_runs(self):
        if not self.env.su and any("officer" not in session._move_roles() for session in self):
            raise AccessError(
                self.env._("Only HR runs a session, and never one that may hold the own review: ask another officer.")
            )

    def _move_conditions(self):
        return frozenset({"people"}) if self.state != "draft" or self._candidates() else frozenset()

    def _condition_message(self, name, condition):
        return self.env._("Nobody of this session is in calibration yet: managers submit their reviews first.")

    def _scope(self):
        """Return the domain of the appraisals of the session's cycle and departments, whatever their level."""
        domain = Domain("cycle_id", "=", self.cycle_id.id)
        if self.department_ids:
            domain &= Domain("department_id", "child_of", self.department_ids.ids)
        return domain

    def _candidates(self):
        """Return the appraisals in calibration that the session is about; none that another open session has."""
        # sudo: whom it is about does not depend on who starts it; each sees later what he may see
        domain = self._scope() & Domain("state", "=", "calibration")
        taken = self.sudo().search([("state", "=", "open"), ("id", "!=", self.id)]).appraisal_ids
        found = self.env["performance.appraisal"].sudo().search(domain) - taken
        wanted = self.level_ids
        return found.filtered(lambda row: not wanted or row._rated_level() in wanted.sudo())

    def _before_move(self, name, comment):
        for session in self if name == "open" else self.browse():
            if len(session._candidates().scale_id) > 1:
                raise UserError(
                    self.env._("These people are rated on different scales: choose departments that share one.")
                )

    def _move_values(self, name, comment):
        if name == "open":
            return {"appraisal_ids": [fields.Command.set(self._candidates().ids)]}
        if name == "complete":
            return {"completed_date": fields.Datetime.now()}
        return {"cancel_reason": comment}

    def _people(self):
        """Return the session's appraisals without the reader's own: nobody calibrates himself."""
        # sudo: an invited manager sees people of other lines here, and only here
        return self.sudo().appraisal_ids.filtered(lambda row: row.employee_id.user_id != self.env.user)
