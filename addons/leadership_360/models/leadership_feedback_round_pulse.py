from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date, groupby

from ..workflow import schedule
from ..workflow.questionnaire import minutes
from ..workflow.round import KINDS


class LeadershipFeedbackRound(models.Model):
    """The pulse after a plan (F7), and how far apart rounds are (F8)."""

    _inherit = "leadership.feedback.round"

    kind = fields.Selection(
        KINDS,
        default="full",
        required=True,
        help="A pulse asks, three to six months after the plan began, how the chosen behaviours have changed.",
    )
    # which behaviours the participant has chosen: in their plan, so not for the coordinator who runs the round
    pulse_part = fields.Json(readonly=True, copy=False, groups=fields.NO_ACCESS, export_string_translation=False)

    @api.depends("enrollment_id", "kind")
    def _compute_questionnaire_id(self):
        pulse = self.env.ref("leadership_360.leadership_questionnaire_pulse", raise_if_not_found=False)
        for feedback in self:
            if feedback.kind == "pulse":
                feedback.questionnaire_id = pulse
            elif not feedback.questionnaire_id or feedback.questionnaire_id == pulse:
                feedback.questionnaire_id = feedback.enrollment_id.program_id.questionnaire_id

    def _whole_form(self):
        """Return the launch snapshot with the behaviours of a pulse, for the page, the letters and the vault."""
        known = self.sudo()  # sudo: the vault and the raters' page get what no coordinator may read
        return {**known.snapshot, **(known.pulse_part or {})} if known.snapshot else {}

    def _frozen(self):
        if self.kind != "pulse":
            return super()._frozen()
        length = minutes(len(self._behaviours()), len(self.questionnaire_id.question_ids))
        return {
            "snapshot": {**self._form(), "kind": "pulse", "competencies": [], "minutes": length},
            "pulse_part": {"competencies": self._pulse_competencies()},
        }

    def _behaviours(self):
        return self._pulse_plan().focus_ids.behaviour_id if self.kind == "pulse" else super()._behaviours()

    def _mark_behaviours(self):
        # a mark that everybody sees would tell what the plan holds; a pulse keeps its own copy of the wording
        if self.kind != "pulse":
            super()._mark_behaviours()

    def _pulse_plan(self):
        """Return the plan that is under way."""
        known = self.sudo()  # sudo: the plan is the participant's; only its behaviours go to the raters
        return known.enrollment_id.plan_ids.filtered(lambda plan: plan.state == "active")

    def _pulse_competencies(self):
        """Return what the pulse asks: the behaviours of the plan, compared with the month in which it began."""
        behaviours = self._behaviours().sorted(
            lambda one: (one.competency_id.level_sequence, one.competency_id.sequence, one.id)
        )
        began = self._pulse_plan().date_start
        return [
            competency._form([self._pulse_item(behaviour, began) for behaviour in asked])
            for competency, asked in groupby(behaviours, lambda one: one.competency_id)
        ]

    @api.model
    def _pulse_item(self, behaviour, began):
        # the month is part of the id: pulses that compare with different months are never compared with each other
        return {
            "id": f"p{behaviour.id}_{began:%Y%m}",
            "other": self._compared(behaviour._texts("other_text"), began),
            "self": self._compared(behaviour._texts("self_text"), began),
        }

    @api.model
    def _compared(self, texts, began):
        """Return the wording of an item, by language, with the month to compare with."""
        return {
            code: self.with_context(lang=code).env._(
                "Compared with %(month)s: %(behaviour)s",
                month=format_date(self.env, began, date_format="LLLL y", lang_code=code),
                behaviour=text,
            )
            for code, text in texts.items()
        }

    def _check_ready(self):
        if self.kind == "pulse":
            self._check_pulse()
        return super()._check_ready()

    def _check_distance(self):
        """Refuse a round too soon after the last one, and say from when on it is possible (F7, F8)."""
        for feedback in self:
            # sudo: rounds of the same person in other programmes, for a date
            earlier = feedback.sudo().search(
                [("participant_id", "=", feedback.participant_id.id), ("state", "in", ("closed", "released"))]
            )
            feedback._check_never_so_soon(earlier)
            if feedback.kind == "pulse":
                feedback._check_pulse()
            else:
                feedback._check_full(earlier.filtered(lambda one: one.kind == "full"))

    def _check_never_so_soon(self, earlier):
        possible = schedule.possible_from(earlier.mapped("date_closed"))
        if possible and self.date_end < possible:
            raise UserError(
                self.env._(
                    "The last round closed less than %(days)s days before the end of this one. Two rounds so close"
                    " could be compared rater by rater. This one may end on %(date)s or later.",
                    days=schedule.LEAST_DAYS_BETWEEN_CLOSES,
                    date=format_date(self.env, possible),
                )
            )

    def _check_full(self, earlier):
        months = self.env["leadership.enrollment"]._setting("months_between", schedule.MONTHS_BETWEEN_ROUNDS)
        possible = schedule.possible_from(earlier.mapped("date_closed"), months)
        if possible and self.date_end < possible and not self.early_reason:
            raise UserError(
                self.env._(
                    "The last full round is less than %(months)s months ago. The next one may end on %(date)s or later;"
                    " give a reason for an earlier one.",
                    months=months,
                    date=format_date(self.env, possible),
                )
            )

    def _check_pulse(self):
        """Refuse a pulse without a plan, or within three months of its beginning (F7)."""
        if not self._behaviours():
            raise UserError(
                self.env._(
                    "A pulse asks about the behaviours of the participant's plan. It needs a plan that has begun, with"
                    " at least one behaviour from the library."
                )
            )
        possible = schedule.pulse_window(self._pulse_plan().date_start)[0]
        if self.date_start < possible:
            raise UserError(
                self.env._(
                    "A pulse asks about a change, and a change takes time. It may start on %(date)s or later, three"
                    " months after the plan began.",
                    date=format_date(self.env, possible),
                )
            )
