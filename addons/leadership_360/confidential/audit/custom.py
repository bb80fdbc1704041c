"""A custom field that somebody is making in the user interface: does it reach for a protected model?"""

from . import fields, tables
from .protected import MODELS, is_mentioned


def trouble(registry, field):
    """Return what is wrong with a record of `ir.model.fields`, as a code and the model it is about; or None."""
    if field.model in MODELS:
        return "on", field.model
    if field.relation in MODELS:
        return "to", field.relation
    ours = {registry[name]._table for name in MODELS & registry.models.keys() if not registry[name]._abstract}
    if field.relation_table and tables.is_ours(field.relation_table, ours):
        return "table", field.relation_table
    if target := _target(registry, field):
        return "through", target
    if is_mentioned(field.compute) or is_mentioned(field.domain):
        return "names", field.model
    return None


def _target(registry, field):
    paths = [path.strip() for path in (field.depends or "").split(",")]
    reached = (fields.reaches(registry, field.model, path) for path in [field.related or "", *paths] if path)
    choices = [(choice.value,) for choice in field.selection_ids] if field.ttype == "reference" else []
    return next(filter(None, reached), "") or fields.names_protected(choices)
