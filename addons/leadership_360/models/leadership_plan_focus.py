from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from ..workflow.plan import MOST_FOCUSES


class LeadershipPlanFocus(models.Model):
    """A behaviour that a participant works on, in their own words or those of the library (F3, F4)."""

    _name = "leadership.plan.focus"
    _description = "Focus behaviour"
    _inherit = "leadership.private"
    _order = "plan_id, sequence, id"
    _fixed_fields = frozenset({"plan_id"})

    plan_id = fields.Many2one("leadership.plan", required=True, ondelete="cascade", index=True)
    sequence = fields.Integer(default=10)
    behaviour_id = fields.Many2one("leadership.behaviour", "From the library", ondelete="set null")
    name = fields.Char("I want to", compute="_compute_name", store=True, readonly=False, precompute=True, required=True)
    why = fields.Text(help="Why this, and why now: for the team, for the work, for you.")
    if_then = fields.Char(
        "If ..., then ...", help="The moment in which you will do it. Such sentences work far better than intentions."
    )
    support_person = fields.Char("Supported by", help="Who helps you, and tells you honestly how it goes.")
    measure = fields.Char(help="How you and others will notice the change.")
    review_date = fields.Date("Look at it again on", help="When you look at it again.")
    action_ids = fields.One2many("leadership.plan.action", "focus_id", "Actions", copy=True)
    done_summary = fields.Char("Steps done", compute="_compute_done_summary")

    @api.depends("behaviour_id")
    def _compute_name(self):
        for focus in self:
            focus.name = focus.name or focus.behaviour_id.self_text

    @api.depends("action_ids.done")
    def _compute_done_summary(self):
        for focus in self:
            done, every = len(focus.action_ids.filtered("done")), len(focus.action_ids)
            focus.done_summary = self.env._("%(done)s of %(every)s", done=done, every=every)

    @api.model
    def _private_domain(self):
        """Whoever may open the plan."""
        return Domain("plan_id", "any", self.env["leadership.plan"]._private_domain())

    @api.constrains("plan_id")
    def _check_number(self):
        for plan in self.plan_id:
            if len(plan.focus_ids) > MOST_FOCUSES:
                raise ValidationError(
                    self.env._(
                        "A plan has at most %(most)s focus behaviours: whoever works on everything changes nothing."
                        " Remove one before you add another.",
                        most=MOST_FOCUSES,
                    )
                )

    def action_share(self):
        """Let the participant share this goal as a text of their own with the manager or mentor."""
        self.ensure_one()
        offer = self.env["leadership.plan.focus.share"].create({"focus_id": self.id, "text": self.name})
        return offer._get_records_action(name=self.env._("Share this goal"), target="new")
