from odoo import api, fields, models
from odoo.fields import Domain

from ..workflow.plan import KINDS


class LeadershipPlanAction(models.Model):
    """A step towards a focus behaviour: tried out at work, with others, or learned."""

    _name = "leadership.plan.action"
    _description = "Action of a plan"
    _inherit = "leadership.private"
    _order = "focus_id, date, id"
    _fixed_fields = frozenset({"focus_id"})

    focus_id = fields.Many2one("leadership.plan.focus", required=True, ondelete="cascade", index=True)
    name = fields.Char("Action", required=True)
    kind = fields.Selection(KINDS, required=True, default="experience")
    date = fields.Date("By")
    done = fields.Boolean()

    @api.model
    def _private_domain(self):
        """Whoever may open the plan."""
        return Domain("focus_id", "any", self.env["leadership.plan.focus"]._private_domain())
