from odoo import fields, models
from odoo.tools import SQL

from ..workflow import appraisal as law
from ..workflow.goal import IN_FORCE


class PerformanceReport(models.Model):
    """One line per appraisal that counts, with the rating its reader may know: the figures every screen counts from."""

    _name = "performance.report"
    _description = "Performance Analysis"
    _inherit = ["performance.line.mixin"]
    _auto = False
    _order = "cycle_id desc, employee_id, id"
    _depends = {
        "performance.appraisal": [
            "employee_id",
            "cycle_id",
            "company_id",
            "manager_id",
            "department_id",
            "job_id",
            "strategy_id",
            "state",
            "date_end",
            "goals_due",
            "self_review_due",
            "review_due",
            "review_date",
            "shared_date",
        ],
        "performance.assessment": ["appraisal_id", "side", "author_id", "state", "final_level_id"],
        "performance.goal": ["appraisal_id", "state", "weight", "weighted_progress"],
        "performance.phase": ["cycle_id", "kind", "date_due"],
        "performance.scale.level": ["value"],
        "hr.employee": ["user_id"],
    }

    appraisal_id = fields.Many2one("performance.appraisal", readonly=True)
    employee_id = fields.Many2one("hr.employee", readonly=True)
    cycle_id = fields.Many2one("performance.cycle", readonly=True)
    company_id = fields.Many2one("res.company", readonly=True)
    department_id = fields.Many2one("hr.department", readonly=True)
    job_id = fields.Many2one("hr.job", readonly=True)
    manager_id = fields.Many2one("hr.employee", readonly=True)
    strategy_id = fields.Many2one("performance.strategy", readonly=True)
    state = fields.Selection(law.STATES, readonly=True)
    date_end = fields.Date("End of the period", readonly=True)
    level_id = fields.Many2one("performance.scale.level", "Result", readonly=True)
    level_value = fields.Float("Average rating", readonly=True, aggregator="avg")
    rated_count = fields.Integer("Rated", readonly=True)
    late_count = fields.Integer("Late", readonly=True)
    reviewed_count = fields.Integer("Reviews submitted", readonly=True)
    shared_count = fields.Integer("Shared", readonly=True)
    goal_count = fields.Integer("Goals", readonly=True)
    goal_progress = fields.Float(
        "Goal progress (%)", readonly=True, aggregator="avg", help="Weighted. Who has no goal in force is left out."
    )

    @property
    def _table_query(self):
        """Build on what the reader himself finds: rows and reviews that a rule hides are not there at all."""
        Appraisal = self.env["performance.appraisal"]
        late = [("due_date", "<", fields.Date.context_today(self))]
        return SQL(
            """
            SELECT a.id, a.id AS appraisal_id, a.employee_id, a.cycle_id, a.company_id, a.department_id, a.job_id,
                   a.manager_id, a.strategy_id, a.state, a.date_end,
                   level.id AS level_id, level.value AS level_value,
                   (level.id IS NOT NULL)::int AS rated_count,
                   (a.id IN %(late)s)::int AS late_count,
                   (a.review_date IS NOT NULL OR a.state IN %(after)s)::int AS reviewed_count,
                   (a.shared_date IS NOT NULL)::int AS shared_count,
                   COALESCE(goals.goal_count, 0) AS goal_count, goals.goal_progress
              FROM performance_appraisal a
              LEFT JOIN (%(reviews)s) review ON review.appraisal_id = a.id
              LEFT JOIN performance_scale_level level ON level.id = review.level_id
              LEFT JOIN (%(goals)s) goals ON goals.appraisal_id = a.id
             WHERE a.id IN %(rows)s
            """,
            late=Appraisal._search(late).subselect(),
            after=law.AFTER_REVIEW,
            reviews=self._reviews(),
            goals=self._goals(),
            rows=Appraisal._search([("state", "!=", "cancelled")]).subselect(),
        )

    def _reviews(self):
        """Select the manager's review that counts: the acting manager's, else the latest; as on the appraisal."""
        readable = self.env["performance.assessment"]._search([("side", "=", "manager")])
        return SQL(
            """
            SELECT DISTINCT ON (r.appraisal_id) r.appraisal_id,
                   CASE WHEN r.state = 'submitted' THEN r.final_level_id END AS level_id
              FROM performance_assessment r
              JOIN performance_appraisal reviewed ON reviewed.id = r.appraisal_id
              LEFT JOIN hr_employee manager ON manager.id = reviewed.manager_id
             WHERE r.id IN %s
             ORDER BY r.appraisal_id, (r.author_id = manager.user_id) DESC NULLS LAST, r.id DESC
            """,
            readable.subselect(),
        )

    def _goals(self):
        # Counts only, for whoever reads the appraisal: as the appraisal itself shows them.
        return SQL(
            """
            SELECT appraisal_id,
                   count(*) FILTER (WHERE state <> 'cancelled') AS goal_count,
                   sum(weighted_progress) FILTER (WHERE state IN %(in_force)s)
                   / NULLIF(sum(weight) FILTER (WHERE state IN %(in_force)s), 0) AS goal_progress
              FROM performance_goal
             WHERE appraisal_id IS NOT NULL
             GROUP BY appraisal_id
            """,
            in_force=tuple(sorted(IN_FORCE)),
        )

    def action_open_appraisal(self):
        self.ensure_one()
        return self.appraisal_id.get_formview_action()
