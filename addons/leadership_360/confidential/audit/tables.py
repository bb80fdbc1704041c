"""Models and relations that lie on our tables under another name: mirrors, query tables, relation tables."""

from types import CodeType

from . import owners
from .finding import REFUSE, Finding
from .protected import ADDON, MODELS, VAULT


def look(registry):
    ours = {registry[name]._table for name in MODELS & registry.models.keys() if not registry[name]._abstract}
    for name, model in registry.models.items():
        if name in MODELS or model._original_module == ADDON:
            continue
        yield from _mirror(name, model, ours)
        if model._depends or model._table_query is not None:
            yield from _query(name, model, ours)
    yield from _relations(registry, ours)


def is_ours(table, ours):
    return table in ours or table.startswith(VAULT)


def _mirror(name, model, ours):
    # An abstract model has a name for a table, and no table.
    if model._abstract or not is_ours(model._table, ours):
        return
    makers = [made._module for made in model._model_classes__ if vars(made).get("_table") == model._table]
    culprit = owners.foreign([*makers, model._original_module])
    yield Finding(REFUSE, culprit or f"the model {name}", f"lays {name} on the table {model._table}", bool(culprit))


def _query(name, model, ours):
    for definition in model._model_classes__:
        module = getattr(definition, "_module", None)
        if not owners.is_foreign(module):
            continue
        if found := set(vars(definition).get("_depends") or ()) & MODELS:
            yield Finding(REFUSE, module, f"reads {', '.join(sorted(found))} in the query of {name}")
        query = vars(definition).get("_table_query")
        if query is not None and _mentions(query, ours):
            yield Finding(REFUSE, module, f"reads a protected table in the query of {name}")


def _relations(registry, ours):
    for (table, *_columns), names in registry.many2many_relations.items():
        if is_ours(table, ours):
            for model, name in names:
                field = registry[model]._fields.get(name)
                culprit = owners.foreign(field._modules if field else ())
                what = f"uses the table {table} for {model}.{name}"
                yield Finding(REFUSE, culprit or f"the field {model}.{name}", what, bool(culprit))


def _mentions(query, ours):
    """Does a query, or the code that makes it, contain the name of a protected table? Nothing is executed."""
    code = query.fget.__code__ if isinstance(query, property) else None
    texts = list(_constants(code)) if code else [str(getattr(query, "code", query))]
    return any(table in text for text in texts for table in {*ours, VAULT})


def _constants(code):
    for constant in code.co_consts:
        if isinstance(constant, str):
            yield constant
        elif isinstance(constant, CodeType):
            yield from _constants(constant)
