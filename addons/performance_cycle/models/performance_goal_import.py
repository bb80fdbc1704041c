from odoo import api, models
from odoo.fields import Domain


class PerformanceGoal(models.Model):
    """Goals come from a spreadsheet as drafts; what would be refused at submission is said at once."""

    _name = "performance.goal"
    _inherit = ["performance.goal", "performance.import.mixin"]

    @api.model
    def load(self, fields, data):
        result = super().load(fields, data)
        if result["ids"] and "weight" in fields:
            result["messages"] += self._weight_warnings(result["ids"])
        return result

    @api.model
    def _weight_warnings(self, ids):
        """Return a warning per person whose goals do not total 100 %: not refused, a draft may be unfinished."""
        goals = self.browse(ids)
        groups = self._read_group(
            Domain("employee_id", "in", goals.employee_id.ids)
            & Domain("cycle_id", "in", goals.cycle_id.ids)
            & Domain("state", "!=", "cancelled"),
            ["employee_id", "cycle_id"],
            ["weight:sum"],
        )
        rows = {}
        for number, goal in enumerate(goals):
            rows.setdefault((goal.employee_id, goal.cycle_id), number)
        return [
            self._import_message(
                rows[person, cycle],
                self.env._(
                    "Weight: the goals of %(person)s in “%(cycle)s” total %(total)g %%. "
                    "They must total 100 %% when they are submitted.",
                    person=person.display_name,
                    cycle=cycle.display_name,
                    total=total,
                ),
                "warning",
            )
            for person, cycle, total in groups
            if (person, cycle) in rows and abs(total - 100) >= 0.005
        ]

    @api.model
    def get_import_templates(self):
        return [{"label": self.env._("Template for goals"), "template": "/performance_cycle/static/xls/goals.xlsx"}]
