import logging

from odoo import SUPERUSER_ID, Command, api, fields, models
from odoo.exceptions import UserError
from odoo.service.model import PG_CONCURRENCY_EXCEPTIONS_TO_RETRY

_logger = logging.getLogger(__name__)


class PerformanceOutcome(models.Model):
    _inherit = "performance.outcome"

    later_ids = fields.One2many(
        "performance.outcome.version",
        "outcome_id",
        "Later-dated changes",
        groups="performance_cycle.group_performance_administrator",
    )
    later_undecided = fields.Boolean(
        compute="_compute_later_undecided", groups="performance_cycle.group_performance_administrator"
    )
    differences = fields.Json("Today and new", compute="_compute_differences", export_string_translation=False)
    applied_changes = fields.Json(readonly=True, copy=False, export_string_translation=False)
    failure = fields.Text(
        "Could not be applied", readonly=True, copy=False, groups="performance_cycle.group_performance_administrator"
    )
    failure_date = fields.Date(
        "Tried on", readonly=True, copy=False, groups="performance_cycle.group_performance_administrator"
    )

    plan_count = fields.Integer("Improvement plans", compute="_compute_plan_count")

    def _compute_plan_count(self):
        # As the reader: a draft is not yet for the employee.
        plans = self.env["performance.improvement.plan"].search([("outcome_id", "in", self.ids)])
        for outcome in self:
            outcome.plan_count = len(plans.filtered_domain([("outcome_id", "=", outcome.id)]))

    @api.depends("later_ids.choice")
    def _compute_later_undecided(self):
        for outcome in self:
            outcome.later_undecided = bool(outcome.later_ids.filtered(lambda row: not row.choice))

    @api.depends("state", "new_job_id", "new_department_id", "new_title", "effective_date")
    def _compute_differences(self):
        for outcome in self:
            outcome.differences = outcome.applied_changes or outcome._differences()

    def action_apply(self):
        """Apply what is due; first show the later-dated changes of a person that nobody has decided on yet."""
        self._check_may("apply")
        for outcome in self:
            outcome._refresh_later()
        if self.sudo().filtered("later_undecided"):
            message = self.env._("There are later-dated changes: please say for each whether it changes too.")
            return {
                "type": "ir.actions.client",
                "tag": "display_notification",
                "params": {
                    "type": "warning",
                    "message": message,
                    "next": {"type": "ir.actions.client", "tag": "soft_reload"},
                },
            }
        return self._step("apply")

    def action_open_appraisal(self):
        return self._open_form("performance.appraisal", self.appraisal_id)

    def action_open_plan(self):
        plan = self.env["performance.improvement.plan"].search([("outcome_id", "=", self.id)])
        return self._open_form("performance.improvement.plan", plan)

    def _open_form(self, model, record):
        return {"type": "ir.actions.act_window", "res_model": model, "res_id": record.id, "view_mode": "form"}

    @api.model
    def _cron_apply(self):
        """Apply what is due, each in a transaction of its own; a failure stands on its outcome and stops no other."""
        today = fields.Date.context_today(self)
        due = self.search(
            [
                ("state", "=", "scheduled"),
                ("effective_date", "<=", today),
                # What failed today waits for tomorrow, or one failure would be tried without end tonight.
                "|",
                ("failure_date", "=", False),
                ("failure_date", "<", today),
            ],
            order="effective_date, id",
        )
        self.env["ir.cron"]._commit_progress(remaining=len(due))
        for outcome in due:
            outcome._apply_by_job(today)
            if not self.env["ir.cron"]._commit_progress(1):
                return

    def _apply_by_job(self, today):
        """Apply one outcome, unless somebody else is just doing so or has done it."""
        outcome = self.sudo()
        try:
            if not outcome.try_lock_for_update(allow_referencing=True):
                return
            outcome.invalidate_recordset(["state"])
            if outcome.state == "scheduled":
                outcome._apply_or_say_why(today)
        except PG_CONCURRENCY_EXCEPTIONS_TO_RETRY:
            # Another server was faster with this one, or holds what it needs: the next run looks again.
            self.env.cr.rollback()
            self.env.invalidate_all()

    def _apply_or_say_why(self, today):
        """Apply in a savepoint; keep the reason where it fails."""
        self._refresh_later()
        try:
            with self.env.cr.savepoint():
                self._move("apply", roles={"job"})
        except PG_CONCURRENCY_EXCEPTIONS_TO_RETRY:
            raise
        # Whatever Odoo's or another add-on's rules say against one person's change is this outcome's own trouble.
        except Exception as error:
            _logger.info("Outcome %s could not be applied", self.id, exc_info=True)
            reason = str(error).strip()[:500] or type(error).__name__
            self.invalidate_recordset()
            self._with_key().write({"failure": reason, "failure_date": today})
            self._tell_administrator()

    def _before_move(self, name, comment):
        super()._before_move(name, comment)
        if name == "apply":
            for outcome in self:
                # sudo: the step was checked; HR administrators of Performance need not be those of Employees
                outcome.sudo()._apply()

    def _apply(self):
        """Do what the decision says, once: the caller holds the row and writes the state in the same transaction."""
        self._check_applicable()
        self._refresh_later()
        if self.later_undecided:
            raise UserError(self.env._("There are later-dated changes: please say for each whether it changes too."))
        self._with_key().write({"applied_changes": self._differences()})
        apply = getattr(self, f"_apply_{self.kind}", None)
        if apply:
            apply()

    def _apply_compensation(self):
        self.wage_ids._freeze()
        if self.basis != "one_off":
            self._apply_to_versions()

    def _apply_promotion(self):
        self._apply_to_versions()

    def _apply_nomination(self):
        """Add the tag that the settings name, and nothing else: nothing ever comes back from it."""
        self.employee_id.category_ids = [Command.link(self.company_id.performance_nomination_tag_id.id)]

    def _apply_corrective(self):
        self.env["performance.improvement.plan"]._start(self)

    def _apply_to_versions(self):
        """Write on the version of the effective date, made if there is none, and on the later ones that HR chose."""
        # A version that exists on this date comes back without the values: hence always a write.
        # Not in sudo: Odoo leaves it inside; HR administrators of Performance need not be officers of Employees.
        person = self._person().with_user(SUPERUSER_ID)
        version = person.create_version({"date_version": self.effective_date}).with_env(self.env)
        for each in version | self.later_ids.filtered(lambda row: row.choice == "change").version_id:
            each.write({**self._version_values(each), "last_modified_uid": self.env.uid})

    def _version_values(self, version):
        """Return what this decision makes of one version of the employee."""
        if self.kind == "compensation":
            return {"wage": float(self._wage_after(version.wage))}
        values = {"job_id": self.new_job_id.id, "department_id": self.new_department_id.id}
        values["job_title"] = self.new_title or self.new_job_id.name
        return {name: value for name, value in values.items() if value}

    def _changes_versions(self):
        return self.kind == "promotion" or (self.kind == "compensation" and self.basis != "one_off")

    def _person(self):
        """Return the employee in sudo, seen without the version that somebody's form has open."""
        return self.sudo().employee_id.with_context(version_id=False)

    def _refresh_later(self):
        """List the person's versions after the effective date; a choice once made stays."""
        own = self.sudo()
        later = self._person().version_ids.filtered(lambda version: version.date_version > own.effective_date)
        if not self._changes_versions():
            later = later.browse()
        own.later_ids.filtered(lambda row: row.version_id not in later).unlink()
        own.later_ids.create(
            [{"outcome_id": own.id, "version_id": version.id} for version in later - own.later_ids.version_id]
        )

    def _check_ready(self):
        """Refuse a proposal without its reason."""
        if self.kind != "none" and not (self.justification or "").strip():
            raise UserError(self.env._("Please say why: HR decides by it."))
        if self.basis == "wage" and not self.sudo().wage_ids.asked_wage > 0:
            raise UserError(self.env._("Please enter the new wage under “Wage”."))

    def _check_applicable(self):
        """Refuse what could not be applied, and say what to do."""
        env, own = self.env, self.sudo()
        person = self._person()
        if not person.active:
            raise UserError(env._("%(person)s has left: please call this off.", person=person.name))
        if self.kind == "nomination" and not own.company_id.performance_nomination_tag_id:
            raise UserError(env._("Please choose the tag for leadership nominations in the settings of Performance."))
        if not self._changes_versions():
            return
        version = person._get_version(self.effective_date)
        if version.date_version > self.effective_date:
            raise UserError(
                env._(
                    "%(person)s has no employment data before %(day)s: please choose a later date.",
                    person=person.name,
                    day=version.date_version,
                )
            )
        if version.contract_date_end and version.contract_date_end < self.effective_date:
            raise UserError(
                env._("The contract of %(person)s ends on %(day)s.", person=person.name, day=version.contract_date_end)
            )

    def _differences(self):
        """Return [{label, before, after}] of what changes besides the wage."""
        if self.kind != "promotion" or not self.effective_date or not self.employee_id:
            return []
        version = self._person()._get_version(self.effective_date)
        job = self.new_job_id
        rows = [
            (self.env._("Job"), version.job_id.name, job.name),
            (self.env._("Department"), version.department_id.name, self.new_department_id.name),
            (self.env._("Title"), version.job_title, self.new_title or job.name),
        ]
        return [{"label": label, "before": old or "", "after": new} for label, old, new in rows if new and new != old]

    def _tell_administrator(self):
        """One to-do about the failure, for somebody of HR who can mend it."""
        if self.activity_search(["performance_cycle.activity_outcome"]):
            return
        members = self.env.ref("performance_cycle.group_performance_administrator").all_user_ids
        people = (self.company_id.performance_hr_user_id & members) | members
        user = next((user for user in people if "administrator" in self.with_user(user)._move_roles()), None)
        if user:
            self.activity_schedule(
                "performance_cycle.activity_outcome", summary=self.env._("Could not be applied"), user_id=user.id
            )
