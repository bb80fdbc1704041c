from odoo import models
from odoo.fields import Domain
from odoo.tools.safe_eval import safe_eval

from ..workflow.kpi import refusal


class GamificationGoalDefinition(models.Model):
    _inherit = "gamification.goal.definition"

    def _kpi_refusal(self):
        """Say why goals cannot be measured by this definition; "" when they can."""
        self.ensure_one()
        definition = self.sudo()
        reason = refusal(
            definition.computation_mode,
            bool(definition.model_id),
            definition.field_date_id.name,
            definition.field_id.name,
            definition.batch_mode,
            definition.batch_distinctive_field.name,
        )
        return self._kpi_texts().get(reason, "")

    def _kpi_texts(self):
        env, name = self.env, self.name
        return {
            "code": env._("“%(kpi)s” runs Python code: a goal is measured by counts and sums only.", kpi=name),
            "manual": env._("“%(kpi)s” is recorded by hand: log progress on the goal instead.", kpi=name),
            "model": env._("“%(kpi)s” names no model to count in.", kpi=name),
            "date": env._("“%(kpi)s” has no date field: without one it has no period.", kpi=name),
            "field": env._("“%(kpi)s” names no field to sum.", kpi=name),
            "batch": env._("“%(kpi)s” is evaluated in batch, but names no field that tells users apart.", kpi=name),
        }

    def _kpi_values(self, users, first, last):
        """Return {user id: figure} for records dated between two moments, `last` not included.

        `users`: res.users; dates or UTC datetimes as the definition's date field wants them. One query for a definition
        in batch mode, else one per user. Nothing found is a measured zero.
        """
        self.ensure_one()
        # sudo, as gamification itself measures: the figure must not depend on who presses the button
        definition = self.sudo()
        period = Domain(definition.field_date_id.name, ">=", first) & Domain(definition.field_date_id.name, "<", last)
        if definition.batch_mode:
            return definition._kpi_batch(users, period)
        return {user.id: definition._kpi_single(user, period) for user in users}

    def _kpi_aggregate(self):
        return "__count" if self.computation_mode == "count" else f"{self.field_id.name}:sum"

    def _kpi_single(self, user, period):
        domain = Domain(safe_eval(self.domain, {"user": user})) & period
        [[figure]] = self.env[self.model_id.model]._read_group(domain, [], [self._kpi_aggregate()])
        return figure or 0

    def _kpi_batch(self, users, period):
        field = self.batch_distinctive_field.name
        keys = {user.id: safe_eval(self.batch_user_expression or "user.id", {"user": user}) for user in users}
        domain = Domain(safe_eval(self.domain, {})) & period & Domain(field, "in", list(set(keys.values())))
        figures = {
            group.id if isinstance(group, models.BaseModel) else group: figure
            for group, figure in self.env[self.model_id.model]._read_group(domain, [field], [self._kpi_aggregate()])
        }
        return {user_id: figures.get(key) or 0 for user_id, key in keys.items()}
