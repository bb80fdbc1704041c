from odoo import models


class PerformanceScaleLevel(models.Model):
    _inherit = "performance.scale.level"

    def _review_level(self):
        """Return {"id", "name", "value"} of a level as a review shows it, or False of none."""
        return {"id": self.id, "name": self.name, "value": f"{self.value:g}"} if self else False
