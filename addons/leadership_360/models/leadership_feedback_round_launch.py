import logging
from collections import Counter

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

from ..confidential import service
from ..workflow import nomination as rules
from ..workflow.invitation import APPROVERS

_logger = logging.getLogger(__name__)


class LeadershipFeedbackRound(models.Model):
    """From the list of raters to the collection: the rules, the snapshot, the keys."""

    _inherit = "leadership.feedback.round"

    advice = fields.Text("To do before launch", compute="_compute_advice")
    quota_summary = fields.Text("Raters per group", compute="_compute_advice")
    may_approve = fields.Boolean(compute="_compute_advice")
    trouble = fields.Char(readonly=True, copy=False)

    @api.depends("state", "k", "date_start", "date_end", "invitation_ids.state", "invitation_ids.relation")
    @api.depends_context("uid")
    def _compute_advice(self):
        for feedback in self:
            feedback.may_approve = feedback.id and bool(feedback._roles() & APPROVERS)
            findings = feedback._findings() if feedback.state in ("draft", "nominating", "reviewing") else []
            feedback.advice = "\n".join(feedback._sentence(finding) for finding in findings)
            feedback.quota_summary = feedback._quota_summary()

    def _raters(self):
        """Return the places in this round that nobody has declined."""
        return self.invitation_ids.filtered(lambda invitation: invitation.state != "declined")

    def _findings(self):
        self.ensure_one()
        return [
            *rules.check_list(self._raters().mapped("relation"), self.k),
            *rules.check_window(self.date_start, self.date_end),
        ]

    def _quota_summary(self):
        """Return one line per group: how many are on the list, and how many a launch needs (R3)."""
        labels = dict(self.invitation_ids._fields["relation"]._description_selection(self.env))
        lines = []
        for group, (count, need) in rules.quotas(self._raters().mapped("relation"), self.k).items():
            if not count and group in rules.PROTECTED:
                lines.append(self.env._("%(group)s: none (0, or at least %(need)s)", group=labels[group], need=need))
            elif count < need:
                lines.append(
                    self.env._(
                        "%(group)s: %(count)s of %(need)s needed to launch", group=labels[group], count=count, need=need
                    )
                )
            else:
                lines.append(self.env._("%(group)s: %(count)s", group=labels[group], count=count))
        return "\n".join(lines)

    def _sentence(self, finding):
        """Return the sentence for a Finding of the rules, in the reader's language."""
        labels = dict(self.invitation_ids._fields["relation"]._description_selection(self.env))
        values = dict(finding.values, group=labels.get(finding.values.get("group"), ""))
        sentences = {
            "self_missing": lambda: self.env._("The self-assessment is missing.", **values),
            "manager_missing": lambda: self.env._("No manager is on the list: is that right?", **values),
            "managers_too_many": lambda: self.env._("%(invited)s managers: one or two at most.", **values),
            "group_too_small": lambda: self.env._(
                "%(group)s: %(invited)s of %(needed)s needed to launch. Add %(missing)s more or leave the group empty,"
                " because not everybody answers.",
                **values,
            ),
            "raters_too_few": lambda: self.env._(
                "%(invited)s of at least %(needed)s raters besides the manager.", **values
            ),
            "group_size": lambda: self.env._(
                "%(group)s: %(low)s to %(high)s are advised, you have %(invited)s.", **values
            ),
            "total_size": lambda: self.env._(
                "%(low)s to %(high)s raters in all are advised, you have %(invited)s.", **values
            ),
            "total_above_limit": lambda: self.env._("%(invited)s raters: more than %(limit)s add little.", **values),
            "window_empty": lambda: self.env._("The round must end after it starts.", **values),
            "window_length": lambda: self.env._(
                "The round is open for %(days)s days; %(low)s to %(high)s are advised.", **values
            ),
        }
        return sentences[finding.code]()

    def action_suggest(self):
        """Put the manager and the direct reports of the participant on the list, as far as they are not on it."""
        for feedback in self:
            # sudo: the reporting line of the participant, which not every coordinator can read
            known = feedback.sudo()
            employee, listed = known.enrollment_id.employee_id, known.invitation_ids.employee_id
            line = [("manager", employee.parent_id), *(("report", report) for report in employee.child_ids)]
            feedback.invitation_ids = [
                Command.create({"relation": relation, "employee_id": person.id})
                for relation, person in line[: 1 + rules.ADVISED["report"][1]]
                if person and person not in listed and (person.work_email or person.user_id)
            ]

    def action_approve_list(self):
        """Approve all raters who wait for it; addresses outside the company one by one (R6)."""
        for feedback in self:
            waiting = feedback.invitation_ids.filtered(lambda invitation: invitation.state == "nominated")
            inside = waiting.filtered("employee_id")
            if not inside:
                raise UserError(
                    self.env._("Nobody from the company waits. Approve outside addresses one by one: check each.")
                )
            inside.action_approve()

    def action_launch(self):
        """Freeze list, questionnaire and policies, and let the job prepare the keys (R5, Q9)."""
        for feedback in self:
            feedback._check_may("launch", self._moves["launch"])
            feedback._check_ready()
            feedback._check_distance()
            feedback._move("launch", **feedback._frozen())
            feedback._mark_behaviours()
        self.env.ref("leadership_360.ir_cron_open")._trigger()

    def _check_ready(self):
        self.ensure_one()
        stops = [self._sentence(finding) for finding in self._findings() if finding.stops]
        waiting = self._raters().filtered(lambda invitation: invitation.state == "nominated")
        if waiting:
            names = ", ".join(waiting.mapped("name"))
            stops.append(self.env._("Waiting for approval: %(names)s.", names=names))
        if not (self._behaviours() and self.questionnaire_id.scale_id.point_ids):
            stops.append(self.env._("The questionnaire asks nothing yet."))
        if stops:
            raise UserError("\n".join(stops))
        self._raters()._check_rater()

    def _behaviours(self):
        """Return the behaviours that this round asks about."""
        return self.questionnaire_id.item_ids.behaviour_id

    def _mark_behaviours(self):
        """Keep the wording of what this round asks."""
        self._behaviours()._mark_used()

    def _frozen(self):
        """Return what a launch freezes, as values of this record."""
        return {"snapshot": self._form()}

    def _form(self):
        """Return the launch snapshot: everything that answer page, closing job and report need, frozen."""
        self.ensure_one()
        known = self.sudo()  # sudo: the participant's position is not readable by every coordinator
        invited = Counter(known._raters().mapped("relation"))
        return {
            "version": 1,
            "policy": {
                "k": known.k,
                "small_groups": known.small_groups,
                "manager_shown": known.manager_shown,
                "floor": known.floor,
                "comment_labels": known.comment_labels,
            },
            **known.questionnaire_id._form(),
            "languages": [code for code, _name in self.env["res.lang"].get_installed()],
            "participant": {
                "name": known.participant_id.name,
                "job": known.enrollment_id.employee_id.job_title or known.enrollment_id.employee_id.job_id.name or "",
            },
            "program": known.name,
            "invited": {group: invited[group] for group, _label in rules.RELATIONS if group != "self"},
            "start": known.date_start.isoformat(),
            "end": known.date_end.isoformat(),
        }

    def _cron_open(self):
        """Make the keys of launched rounds and send their invitations, one round per step."""
        ready = self.search([("state", "=", "preparing"), ("date_start", "<=", fields.Date.context_today(self))])
        ready._step_by_step(lambda feedback: feedback._open_collection())

    def _open_collection(self):
        slots = [(invitation.ref, invitation.relation) for invitation in self._raters()]
        service.launch(self.env.cr, self.ref, self._whole_form(), self.participant_id.id, slots)
        self._move("open_collection", trouble=False)
        self.env["leadership.feedback.report"]._keyed().create({"round_id": self.id})
        self._raters()._queue_mail("invite")

    def _step_by_step(self, step):
        """Carry out `step` for each round in a transaction of its own; what fails is said on the round and tried again.

        Done rounds are committed, so a stopped server loses nothing and does nothing twice.
        """
        cron = self.env["ir.cron"]
        cron._commit_progress(remaining=len(self))
        for feedback in self:
            try:
                with self.env.cr.savepoint():
                    step(feedback)
            except Exception as error:  # noqa: BLE001
                # only the kind of error: its text could name somebody, and its traceback's frames hold answers
                _logger.error("A 360 round could not go on: %s", type(error).__name__)
                feedback.trouble = self.env._(
                    "The last step failed and is tried again. Ask your administrator to look at the log."
                )
            if not cron._commit_progress(1):
                break
