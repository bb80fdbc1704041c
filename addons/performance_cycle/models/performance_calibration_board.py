from odoo import api, models
from odoo.exceptions import AccessError, UserError

from ..scoring.distribution import Guideline, distribution
from ..scoring.exact import fewest, shown
from ..scoring.spread import spreads


class PerformanceCalibration(models.Model):
    _inherit = "performance.calibration"

    @api.readonly
    def board(self):
        """Return the session as its page shows it: people, levels against guideline ranges, managers to ask.

        {"open", "people": [{"id", "name", "manager", "department", "level_id", "before", "reason"}],
        "levels": [{"id", "name", "value", "count", "percent", "low", "high", "text"}], "flags": [{"manager", "text"}]}
        Whoever reads it is not in it himself, and not counted.
        """
        self.ensure_one()
        self.check_access("read")
        people = self._people()
        current = {row: self._current_level(row) for row in people}
        return {
            "open": self.state == "open",
            "people": [self._board_person(row, level) for row, level in current.items()],
            "levels": self._board_levels(people, list(current.values())),
            "flags": self._board_flags(current),
        }

    def move_person(self, appraisal_id, level_id, reason):
        """Put a person on another level, with a reason that is kept; return the new board.

        Raises AccessError for oneself and for who was not invited, UserError without a reason or once it is over.
        """
        self.ensure_one()
        self.check_access("read")
        if self.env.user not in self.sudo().participant_ids:
            self._check_runs()
        self.sudo().lock_for_update(allow_referencing=True)
        row = self._people().filtered(lambda row: row.id == appraisal_id)
        if not row:
            raise AccessError(self.env._("This person is not in the session, or it is yourself."))
        if self.state != "open":
            raise UserError(self.env._("The session is not open: nobody is moved."))
        self._refuse_change(row, level_id, reason)
        # sudo: changes are written by this method only
        self.env["performance.calibration.change"].sudo().create(
            {
                "calibration_id": self.id,
                "appraisal_id": row.id,
                "level_before_id": self._current_level(row).id,
                "level_after_id": level_id,
                "reason": reason.strip(),
                "user_id": self.env.uid,
            }
        )
        return self.board()

    def _refuse_change(self, row, level_id, reason):
        if not (reason or "").strip():
            raise UserError(self.env._("Please say why: the reason is kept, and the employee reads it at sharing."))
        if level_id not in row.scale_id.level_ids.ids:
            raise UserError(self.env._("This level is not on the scale of %(name)s.", name=row.employee_id.name))
        if level_id == self._current_level(row).id:
            raise UserError(self.env._("%(name)s is on this level already.", name=row.employee_id.name))

    def _current_level(self, row):
        """Return where a person stands in this session: its last change, else the level so far."""
        change = self.sudo().change_ids.filtered(lambda change: change.appraisal_id.id == row.id).sorted("id")[-1:]
        return change.level_after_id or row.sudo()._rated_level()

    def _board_person(self, row, level):
        change = self.sudo().change_ids.filtered(lambda change: change.appraisal_id == row).sorted("id")
        return {
            "id": row.id,
            "name": row.employee_id.name,
            "manager": row.manager_id.name or "",
            "department": row.department_id.name or "",
            "level_id": level.id,
            "before": change[:1].level_before_id.name or "",
            "reason": change[-1:].reason or "",
        }

    def _board_levels(self, people, ratings):
        strategies = people.strategy_id
        ranges = {row.level_id: Guideline.percent(row.low, row.high) for row in strategies[:1].guideline_ids}
        levels = people.scale_id.level_ids.sorted("value")
        rated = [level for level in ratings if level]
        return [self._board_level(band) for band in distribution(rated, list(levels), ranges)]

    def _board_level(self, band):
        low, high = ("", "")
        if band.guideline:
            low, high = (f"{fewest(edge * 100):f}" for edge in (band.guideline.low, band.guideline.high))
        return {
            "id": band.level.id,
            "name": band.level.name,
            "value": f"{band.level.value:g}",
            "count": band.count,
            "percent": band.percent or 0,
            "low": low,
            "high": high,
            "text": self._range_words(band, low, high),
        }

    def _range_words(self, band, low, high):
        """Say by how much a level lies outside its range: a sentence, never a verdict."""
        if not band.guideline or not band.outside:
            return ""
        figures = {"points": f"{shown(abs(band.points), 0):f}", "low": low, "high": high}
        if band.points > 0:
            return self.env._("%(points)s points above %(low)s to %(high)s %%", **figures)
        return self.env._("%(points)s points below %(low)s to %(high)s %%", **figures)

    def _board_flags(self, current):
        env, by_manager = self.env, {}
        for row, level in current.items():
            by_manager.setdefault(row.manager_id, []).append(level.value if level else None)
        texts = {
            "high": env._("rates higher than the others"),
            "low": env._("rates lower than the others"),
            "same": env._("gave everybody the same level"),
            "narrow": env._("uses fewer levels than the others"),
            "wide": env._("uses more levels than the others"),
        }
        return [
            {"manager": found.manager.name or "", "text": ", ".join(texts[flag] for flag in found.flags)}
            for found in spreads(by_manager)
            if found.flags
        ]
