from odoo import api, fields, models
from odoo.exceptions import AccessError, LockError, UserError

from ..workflow.move import refusal

# Compared by identity: no context sent over RPC can carry this object.
_MOVE_KEY = object()
_KEY = "performance_move_key"


def step(name):
    """Return the method behind the button of this step; a step that needs a reason asks for it."""

    def action(self, comment=""):
        return self._step(name, comment)

    action.__name__ = f"action_{name}"
    return action


class PerformanceMoveMixin(models.AbstractModel):
    """Applies the steps of a workflow table, and keeps every other hand off what they write."""

    _name = "performance.move.mixin"
    _description = "Steps of a workflow"

    # The table, and the fields that only a step (or our own code with the key) may write, even under sudo.
    _moves = {}
    _guarded = frozenset({"state"})

    allowed_moves = fields.Json(compute="_compute_allowed_moves", string="Open steps", export_string_translation=False)

    def _compute_allowed_moves(self):
        self.allowed_moves = []
        for record in self.filtered("id"):
            roles, conditions = record._move_roles(), record._move_conditions()
            record.allowed_moves = [
                name for name, step in self._moves.items() if not refusal(step, record.state, roles, conditions)
            ]

    @api.model_create_multi
    def create(self, vals_list):
        if not self._has_key():
            for vals in vals_list:
                self._refuse_guarded(vals, self._guarded_defaults(vals))
        return super(PerformanceMoveMixin, self._without_key()).create(vals_list)

    def write(self, vals):
        if not self._has_key():
            self._refuse_guarded(vals, {})
        return super(PerformanceMoveMixin, self._without_key()).write(vals)

    def copy_data(self, default=None):
        data = super().copy_data(default)
        return [{key: value for key, value in vals.items() if key not in self._guarded} for vals in data]

    def _guarded_defaults(self, vals):
        """Return the values that a new record may name although they are guarded."""
        return {"state": self._fields["state"].default(self)} if self._fields["state"].default else {}

    def _refuse_guarded(self, vals, allowed):
        for name in self._guarded & vals.keys():
            if name not in allowed or vals[name] != allowed[name]:
                raise AccessError(
                    self.env._(
                        "“%(field)s” of %(model)s changes only through its own steps: please use the buttons.",
                        field=self._fields[name].string,
                        model=self.env["ir.model"]._get(self._name).name,
                    )
                )

    def _has_key(self):
        return self.env.context.get(_KEY) is _MOVE_KEY

    def _with_key(self):
        """Open the guarded fields for one call; the caller has checked who asks."""
        return self.with_context(**{_KEY: _MOVE_KEY})

    def _without_key(self):
        # A context travels into automations and onchanges: the key must not.
        if _KEY not in self.env.context:
            return self
        context = {key: value for key, value in self.env.context.items() if key != _KEY}
        # a key can only be taken away by replacing the context
        return self.with_context(context)  # pylint: disable=context-overridden

    def _step(self, name, comment=""):
        """Take a step for the whole recordset, or ask for the reason first."""
        comment = (comment or "").strip()
        self._check_may(name)
        if not comment and any(self._moves[name].needs_reason(record._move_roles()) for record in self):
            return self._ask_reason(name)
        self._move(name, comment)
        return True

    def _move(self, name, comment="", roles=None):
        """Take a step: all of the records or none. `roles` is what our own code (a schedule, a closing) acts as."""
        self._lock()
        self.invalidate_recordset(["state"])
        self._check_may(name, roles)
        self._before_move(name, comment)
        step = self._moves[name]
        for target, records in self.grouped(lambda record: step.target_for(record._move_conditions())).items():
            # sudo: the step was checked above; the person need not be able to write the row by hand
            noted = records._note_together(target).sudo()
            noted._with_key().write({"state": target, **records._move_values(name, comment)})
        self._after_move(name, comment)

    def _note_together(self, target):
        """Note the step of many records in one go; return them so that Odoo does not track it on each in turn."""
        if len(self) < 2 or "message_ids" not in self._fields or self.env.context.get("tracking_disable"):
            return self
        labels = dict(self._fields["state"]._description_selection(self.env))
        texts = {record.id: f"{labels[record.state]} → {labels[target]}" for record in self}
        # sudo: as tracking does; the step was checked
        self.sudo()._message_log_batch(texts, author_id=self.env.user.partner_id.id)
        return self.with_context(mail_notrack=True)

    def _lock(self):
        """Hold these rows until the transaction ends: of two people who move the same record, one is told to reload."""
        try:
            self.sudo().lock_for_update(allow_referencing=True)
        except LockError as error:
            raise UserError(
                self.env._("Somebody else is just working on this. Please reload, and try again.")
            ) from error

    def _check_may(self, name, roles=None):
        step = self._moves[name]
        if roles is None:
            self.check_access("read")
        for record in self:
            conditions = record._move_conditions() if step.when else frozenset()
            reason = refusal(step, record.state, roles or record._move_roles(), conditions)
            if reason == "role":
                raise AccessError(
                    self.env._(
                        "“%(step)s” is not yours to do on “%(record)s”.",
                        step=self._step_label(name),
                        record=record.sudo().display_name,
                    )
                )
            if reason == "state":
                raise UserError(
                    self.env._(
                        "“%(step)s” is not possible: “%(record)s” is “%(state)s” now. Please reload.",
                        step=self._step_label(name),
                        record=record.sudo().display_name,
                        state=record._state_label(),
                    )
                )
            if reason:
                raise UserError(record._condition_message(name, step.when))

    def _state_label(self):
        return dict(self._fields["state"]._description_selection(self.env))[self.state]

    def _ask_reason(self, name):
        return {
            "type": "ir.actions.act_window",
            "name": self._step_label(name),
            "res_model": "performance.step.reason",
            "view_mode": "form",
            "target": "new",
            "context": {"default_res_model": self._name, "default_res_ids": self.ids, "default_step": name},
        }

    def _step_label(self, name):
        """Return what the button says."""
        return self._step_labels().get(name, name)

    def _step_labels(self):
        return {}

    def _move_roles(self):
        """Return the set of role names that the current user has on this record."""
        raise NotImplementedError

    def _move_conditions(self):
        """Return the names of the table's conditions that this record meets."""
        return frozenset()

    def _condition_message(self, name, condition):
        return self.env._(
            "“%(step)s” is not possible yet for “%(record)s”.", step=self._step_label(name), record=self.display_name
        )

    def _before_move(self, name, comment):
        """Check what a table cannot say; raise to stop."""

    def _move_values(self, name, comment):
        """Return what else the step writes."""
        return {}

    def _after_move(self, name, comment):
        """Do what follows: activities, messages, dependent records."""
