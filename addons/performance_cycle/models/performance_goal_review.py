from odoo import models

from ..scoring.exact import fewest


class PerformanceGoal(models.Model):
    _inherit = "performance.goal"

    def _review_fact(self):
        """Return what a review shows of a goal: weight, terms, and how much of it was reached (None: not measured)."""
        text = self.measure_text
        if self.measured and self.direction != "yes_no":
            text = self.env._("%(measure)s, now %(current)s", measure=text, current=f"{fewest(self.current):f}")
        return {
            "id": self.id,
            "weight": f"{fewest(self.weight):f}",
            "measure": text,
            "reached": round(self.progress) if self.measured else None,
            "reached_text": self.env._("%(percent)d %% reached", percent=round(self.progress)),
        }
