from types import MappingProxyType

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ..workflow.move import open_moves

# Compared by identity: no context that arrives over RPC can carry this object.
_MOVE_KEY = object()


class LeadershipWorkflow(models.AbstractModel):
    """A record whose state changes only by the moves of a table."""

    _name = "leadership.workflow"
    _description = "Record with a table of moves"
    _moves = MappingProxyType({})
    _move_fields = frozenset({"state"})  # written by moves only, not even with sudo
    _hand_fields = frozenset()  # what people write; everything else is the record's own

    my_moves = fields.Char(compute="_compute_my_moves", string="Moves open to me", export_string_translation=False)

    @api.depends("state")
    @api.depends_context("uid")
    def _compute_my_moves(self):
        for record in self:
            names = open_moves(self._moves, record.state, record._roles()) if record.id else []
            record.my_moves = f" {' '.join(names)} "

    def _roles(self):
        """Return the set of roles that the current user has towards this one record."""
        return {"system"} if self.env.su else set()

    @api.model_create_multi
    def create(self, vals_list):
        self._refuse_by_hand(vals_list)
        vals_list = [{**vals, **self._initial_values(vals)} for vals in vals_list]
        return super(LeadershipWorkflow, self._keyless()).create(vals_list)

    @api.model
    def default_get(self, fields):
        """Take what is not for hands from the field itself: from no context, and from no default that a user saved."""
        guarded = set(fields) & (self._move_fields if self.env.su else self._fields.keys() - self._hand_fields)
        defaults = super().default_get([name for name in fields if name not in guarded])
        own = {name: self._fields[name].default for name in guarded}
        return {**defaults, **{name: default(self) for name, default in own.items() if default}}

    @api.model
    def _in_workflow_order(self, states, _domain):
        """Return `states`, the columns of a board, in the order of the workflow instead of the alphabet."""
        return [state for state in self._fields["state"].get_values(self.env) if state in states]

    def _initial_values(self, vals):
        """Return what the record itself sets at birth among the fields that nobody writes by hand."""
        return {}

    def write(self, vals):
        self._refuse_by_hand([vals])
        return super(LeadershipWorkflow, self._keyless()).write(vals)

    def _refuse_by_hand(self, vals_list):
        """Refuse values that are not for hands, unless a move writes them; of those of moves also under sudo."""
        given = set().union(*vals_list)
        guarded = given & self._move_fields if self.env.su else given - self._hand_fields
        if guarded and not self._is_move():
            names = self._names_of(guarded)
            raise AccessError(self.env._("%(fields)s cannot be written by hand. Use the buttons.", fields=names))

    def _names_of(self, names):
        """Return the labels of the fields `names`, for a message."""
        return ", ".join(
            sorted(self._fields[name]._description_string(self.env) for name in names & self._fields.keys())
        )

    def _is_move(self):
        """Whether a move of the table is writing."""
        return self.env.context.get("leadership_move_key") is _MOVE_KEY

    def _keyless(self):
        """Return `self` without the key, which would travel into automations, and without defaults for moved fields."""
        stale = {"leadership_move_key", *(f"default_{name}" for name in self._move_fields)}
        context = {key: value for key, value in self.env.context.items() if key not in stale}
        if len(context) == len(self.env.context):
            return self
        # a key can only be taken away by replacing the context
        return self.with_context(context)  # pylint: disable=context-overridden

    def _keyed(self):
        """Return `self` for a write that a move has allowed."""
        # sudo: the table has allowed the move; most of those who may move a record may not write it
        return self.sudo().with_context(leadership_move_key=_MOVE_KEY)

    def _move(self, name, **values):
        """Carry out the move `name` of the table, and write `values` with the new state.

        Raises UserError from a wrong state and AccessError for a wrong role, before anything is written.
        """
        step = self._moves[name]
        for record in self:
            record._check_may(name, step)
        self._keyed().write({"state": step.target, **values})

    def _check_may(self, name, step):
        kind = self.env["ir.model"]._get(self._name).name
        if not step.by & self._roles():
            raise AccessError(self.env._("You may not do this with %(record)s: it is not your part.", record=kind))
        state = self.sudo().state  # sudo: whoever has a role may know the state
        if state not in step.sources:
            raise UserError(
                self.env._(
                    "%(record)s is “%(state)s”. This step starts from: %(sources)s.",
                    record=kind,
                    state=self._label(state),
                    sources=", ".join(self._label(source) for source in sorted(step.sources)),
                )
            )

    def _label(self, state):
        return dict(self._fields["state"]._description_selection(self.env)).get(state, state)
