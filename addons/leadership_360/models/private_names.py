"""Nobody names a private record whom it does not name."""

from odoo import api, models
from odoo.fields import Command

# Closed to most, though not of the private tier.
_ROLE = "leadership.bench.role"


class PrivateNames:
    """What a model inherits whose values can lead to a private record.

    Odoo checks a new record after its insert, and an onchange computes on values that are never stored and tells the
    names of what they name. So both look at the values first; and what is not there is refused like what is closed.
    """

    __slots__ = ()  # as every class of a model

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._check_named(vals)
        return super().create(vals_list)

    def write(self, vals):
        self._check_named(vals)
        return super().write(vals)

    @api.model
    def default_get(self, fields):
        defaults = super().default_get(fields)
        self._check_named(defaults)
        return defaults

    def onchange(self, values, field_names, fields_spec):
        if not self.env.su:
            values = sifted(self, values)
            by_hand = [name for name in field_names if name in values]
            if field_names and not by_hand:
                return {}
            field_names = by_hand
        return super().onchange(values, field_names, fields_spec)

    @api.model
    def _check_named(self, vals):
        """Refuse values that name a record which the current user may not read, or which is not there."""
        if not self.env.su:
            sifted(self, vals)


def sifted(model, vals):
    """Return the values `vals` of `model`, at every depth, without those that no hand sets.

    Raises the AccessError of a private record for those that name one that is closed to the current user.
    """
    kept = {}
    for name, value in vals.items():
        field = model._fields.get(name)
        if field and name != "id" and not _is_for_hands(model, name):
            continue
        kept[name] = _sifted_value(model.env[field.comodel_name], value) if field and field.relational else value
    return kept


def _is_for_hands(model, name):
    return name in getattr(model, "_hand_fields", model._fields)


def _sifted_value(comodel, value):
    if isinstance(value, dict):
        _check_ids(comodel, [value.get("id")])
        return sifted(comodel, value)
    if isinstance(value, models.BaseModel):
        _check_ids(comodel, value.ids)
        return value
    if isinstance(value, list | tuple):
        return type(value)(_sifted_item(comodel, item) for item in value)
    _check_ids(comodel, [value])
    return value


def _sifted_item(comodel, item):
    """Return an item of a list: a command, an id, or values."""
    if not isinstance(item, list | tuple) or not item:
        return _sifted_value(comodel, item)
    if item[0] == Command.SET:
        _check_ids(comodel, item[2])
    elif item[0] != Command.CREATE:
        _check_ids(comodel, item[1:2])
    if item[0] in (Command.CREATE, Command.UPDATE):
        return (*item[:2], sifted(comodel, item[2]))
    return item


def _check_ids(comodel, ids):
    if comodel._name != _ROLE and not hasattr(comodel, "_private_domain"):
        return
    numbers = {getattr(number, "origin", number) for number in ids if number} - {None}
    # Postgres would take a text or a fraction for a number too
    named = comodel.browse(number for number in numbers if isinstance(number, int))
    if len(named) < len(numbers) or named - named.exists()._filtered_access("read"):
        raise comodel.env["leadership.private"]._private_error(comodel)
