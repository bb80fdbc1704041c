from odoo import api, fields, models
from odoo.exceptions import UserError

WORDING = frozenset({"other_text", "self_text", "competency_id"})


class LeadershipBehaviour(models.Model):
    """One observable behaviour. Once rated it never changes: a change is a new version (Q10)."""

    _name = "leadership.behaviour"
    _description = "Leadership behaviour"
    _inherit = "leadership.texts"
    _rec_name = "other_text"
    _order = "competency_id, sequence, id"

    competency_id = fields.Many2one("leadership.competency", required=True, ondelete="restrict", index=True)
    level_id = fields.Many2one(related="competency_id.level_id", store=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    other_text = fields.Char("About another person", required=True, translate=True)
    self_text = fields.Char("About oneself", required=True, translate=True)
    version = fields.Integer(default=1, readonly=True, copy=False)
    previous_id = fields.Many2one(
        "leadership.behaviour", "Earlier version", readonly=True, copy=False, ondelete="restrict"
    )
    used = fields.Boolean(
        "In use", readonly=True, copy=False, help="Part of a launched round: the wording can no longer change."
    )

    def write(self, vals):
        if WORDING & vals.keys():
            for behaviour in self.filtered("used"):
                behaviour._refuse_rewording(vals)
        return super().write(vals)

    def _refuse_rewording(self, vals):
        kept = {"other_text": self.other_text, "self_text": self.self_text, "competency_id": self.competency_id.id}
        if any(vals[name] != kept[name] for name in WORDING & vals.keys()):
            raise UserError(
                self.env._(
                    "“%(behaviour)s” has been rated and keeps its wording, so that reports stay comparable."
                    " Use New version to change it.",
                    behaviour=self.other_text,
                )
            )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_used(self):
        for behaviour in self.filtered("used"):
            raise UserError(
                self.env._("“%(behaviour)s” has been rated. Archive it instead.", behaviour=behaviour.other_text)
            )

    def _mark_used(self):
        """Record that these behaviours are part of a launched round."""
        # sudo: whoever may launch a round may not edit the library
        self.sudo().filtered(lambda behaviour: not behaviour.used).used = True

    def action_new_version(self):
        """Open a new version of this behaviour, which takes its place in the library."""
        self.ensure_one()
        successor = self.copy({"version": self.version + 1, "previous_id": self.id})
        self.active = False
        return successor._get_records_action(name=self.env._("New version"))
