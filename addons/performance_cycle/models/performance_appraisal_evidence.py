from datetime import date
from fractions import Fraction

from odoo import fields, models
from odoo.fields import Domain
from odoo.tools import format_date, html2plaintext

from ..scoring.exact import fewest, shown
from ..scoring.recency import DAYS, recency
from ..workflow.review import EVIDENCE, key_of

GENERAL = "overall"
# More than this of it recent: the page says to look back.
LOPSIDED = Fraction(1, 2)


class PerformanceAppraisal(models.Model):
    _inherit = "performance.appraisal"

    def _review_evidence(self):
        """Return {row key: [piece]} of the period, newest first: goal updates, shared check-in notes, feedback.

        As the current user: rules decide what he finds. Feedback counts only if its giver released it to the manager,
        so that both sides speak about the same. What is about no single row is under "overall".
        """
        pieces = [*self._update_pieces(), *self._feedback_pieces(), *self._checkin_pieces()]
        until = self._evidence_until()
        rows = {}
        for piece in pieces:
            if piece["date"] and self.date_start <= piece["date"] <= until:
                for key in piece["keys"] or [GENERAL]:
                    rows.setdefault(key, []).append(piece)
        for found in rows.values():
            found.sort(key=lambda piece: EVIDENCE.index(piece["data"]["kind"]))
            found.sort(key=lambda piece: piece["date"], reverse=True)
        return rows

    def _evidence_until(self):
        """Return the last day that counts: the end of the period, the day of sharing, or today."""
        seen = self.shared_date.date() if self.shared_date else fields.Date.context_today(self)
        return min(seen, self.date_end)

    def _evidence_keys(self, goals, skills=None):
        """Return the rows that a piece about these goals and skills belongs to: also the goals' own skills."""
        skills = goals.skill_ids | (skills or self.env["hr.skill"])
        return [key_of("goal", goal.id) for goal in goals] + [key_of("skill", skill.id) for skill in skills]

    def _update_pieces(self):
        statuses = dict(self.env["performance.goal.update"]._fields["status"]._description_selection(self.env))
        for update in self.env["performance.goal.update"].search([("goal_id.appraisal_id", "=", self.id)]):
            figure = f"{fewest(update.value):f} {update.goal_id.unit or ''}".strip()
            text = self.env._("Progress update: %(figure)s", figure=figure)
            keys, tag = self._evidence_keys(update.goal_id), statuses[update.status]
            yield self._piece(update, "update", update.date, text, update.note, keys, tag, update.status)

    def _feedback_pieces(self):
        released = Domain("state", "=", "given") & Domain("for_manager", "=", True)
        for row in self.env["performance.feedback"].search(released & Domain("employee_id", "=", self.employee_id.id)):
            # sudo: which of this review's goals it is about, and the name of a colleague beside his own words
            goals = row.sudo().goal_id.filtered(lambda goal: goal.appraisal_id.id == self.id)
            keys, name = self._evidence_keys(goals, row.sudo().skill_id), row.sudo().giver_id.name
            yield self._piece(row, "feedback", self._day(row.given_date), name, row.body, keys, self.env._("Feedback"))

    def _checkin_pieces(self):
        held = Domain("state", "=", "held") & Domain("employee_id", "=", self.employee_id.id)
        for row in self.env["performance.checkin"].search(held):
            note = html2plaintext(row.shared_notes or "").strip()
            if note:
                # sudo: the agenda may name a goal of somebody else
                goals = row.sudo().topic_ids.goal_id.filtered(lambda goal: goal.appraisal_id.id == self.id)
                keys, text = self._evidence_keys(goals), self.env._("Shared note")
                yield self._piece(row, "checkin", self._day(row.start), text, note, keys, self.env._("Check-in"))

    def _day(self, moment):
        return moment and fields.Datetime.context_timestamp(self, moment).date()

    def _piece(self, record, kind, day, text, quote, keys, tag="", tone=""):
        return {
            "source": (record._name, record.id),
            "date": day,
            "keys": keys,
            "data": {
                "id": f"{kind}-{record.id}",
                "kind": kind,
                "tag": tag,
                "tone": tone or kind,
                "date": format_date(self.env, day) if day else "",
                "text": text,
                "quote": (quote or "").strip(),
            },
        }

    def _review_recency(self, evidence):
        """Return how much of the evidence that the reader sees is recent, by month; a piece on two rows counts once.

        {"total", "text", "advice", "before": label of what is not recent, "spoken": the bars in words,
        "months": [{"letter", "title", "before", "recent"}]}
        """
        days = {piece["source"]: piece["date"] for pieces in evidence.values() for piece in pieces}
        found = recency(list(days.values()), self.date_start, self.date_end, self._evidence_until())
        months = [self._review_month(month) for month in found.months]
        return {
            "total": found.total,
            "text": self._recency_text(found),
            "advice": self.env._("Look back at the whole period before you rate.") if self._is_lopsided(found) else "",
            "before": self.env._("Before %(day)s", day=format_date(self.env, found.since)),
            "spoken": self.env._("Evidence per month: %(months)s", months=", ".join(row["title"] for row in months)),
            "months": months,
        }

    def _is_lopsided(self, found):
        return found.share is not None and found.share > LOPSIDED

    def _recency_text(self, found):
        if found.share is None:
            return self.env._("There is no evidence that you may read.")
        return self.env._(
            "%(share)d %% is from the last %(days)d days (%(recent)d of %(total)d).",
            share=int(shown(found.share * 100, 0)),
            days=DAYS,
            recent=found.recent,
            total=found.total,
        )

    def _review_month(self, month):
        name = format_date(self.env, date(month.year, month.month, 1), date_format="LLLL")
        return {
            "letter": name[:1].upper(),
            "title": f"{name} {month.before + month.recent}",
            "before": month.before,
            "recent": month.recent,
        }
