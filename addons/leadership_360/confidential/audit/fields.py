"""Fields that lead to protected models: on them, towards them, or computed through them."""

from . import owners
from .finding import REFUSE, Finding
from .protected import MODELS


def look(registry, depends=None):
    """Yield findings. `depends(field)` gives a field's dotted dependencies; by default those the registry knows."""
    depends = depends or (lambda field: registry.field_depends.get(field, ()))
    doors = _doors(registry)
    for name, model in registry.models.items():
        for field in model._fields.values():
            yield from _field(registry, name, field)
            yield from _paths(registry, name, field, depends(field), doors)


def reaches(registry, model, path):
    """The first protected model that a dotted path from `model` comes to, or an empty string."""
    for name in path.split("."):
        if model in MODELS:
            return model
        field = registry[model]._fields.get(name) if model in registry else None
        model = field and field.comodel_name
        if not model:
            return ""
    return model if model in MODELS else ""


def names_protected(selection):
    """The first protected model among the choices of a reference field, or an empty string."""
    if not isinstance(selection, (list, tuple)):
        return ""
    return next((choice[0] for choice in selection if choice and choice[0] in MODELS), "")


def _doors(registry):
    """Names of the fields behind which a protected model lies."""
    return {
        field.name
        for model in registry.models.values()
        for field in model._fields.values()
        if field.comodel_name in MODELS
    }


def _field(registry, name, field):
    if name not in MODELS and field.comodel_name not in MODELS and field.type != "reference":
        return
    culprit = _culprit(field)
    if not culprit:
        return
    if name in MODELS:
        # A stranger's change of all models at once is no field of this model.
        if field.name not in registry["base"]._fields:
            yield Finding(REFUSE, culprit[0], f"adds or changes the field {name}.{field.name}", culprit[1])
    elif field.comodel_name in MODELS:
        yield Finding(REFUSE, culprit[0], f"relates {field} to {field.comodel_name}", culprit[1])
    elif target := names_protected(getattr(field, "selection", ())):
        yield Finding(REFUSE, culprit[0], f"lets {field} refer to {target}", culprit[1])


def _paths(registry, name, field, paths, doors):
    if not paths or name in MODELS:
        return
    for path in paths:
        if doors.isdisjoint(path.split(".")) or owners.is_ours(field._modules):
            continue
        target = reaches(registry, name, path)
        culprit = target and (_culprit(field) or _computer(registry[name], field))
        if culprit:
            yield Finding(REFUSE, culprit[0], f"computes {field} through {target} ({path})", culprit[1])


def _culprit(field):
    """(who, is it an add-on) for a field of a stranger or a custom field; None for anybody else's."""
    if field.manual:
        return f"the custom field {field}", False
    stranger = owners.foreign(field._modules)
    return (stranger, True) if stranger else None


def _computer(model, field):
    """The stranger that has taken over how a field is computed."""
    method = field.compute if isinstance(field.compute, str) else ""
    makers = [made._module for made in model._model_classes__ if method in vars(made) and hasattr(made, "_module")]
    stranger = owners.foreign(makers)
    return (stranger, True) if stranger else None
