"""Fields that lead to protected models: on them, towards them, or computed through them."""

from itertools import chain

from . import owners
from .finding import REFUSE, Finding
from .protected import MODELS


def look(registry, depends=None):
    """Yield findings. `depends` maps fields to their dotted dependencies; by default those that the registry knows."""
    pointing = [field for field in _all(registry) if field.comodel_name in MODELS or field.type == "reference"]
    for name in sorted(MODELS & registry.models.keys()):
        for field in registry[name]._fields.values():
            yield from _on(registry, name, field)
    for field in pointing:
        yield from _towards(field)
    doors = {field.name for field in pointing if field.comodel_name in MODELS}
    yield from _through(registry, registry.field_depends if depends is None else depends, doors)


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


def _all(registry):
    return chain.from_iterable(model._fields.values() for model in registry.models.values())


def _on(registry, name, field):
    # A stranger's change of all models at once is no field of this model.
    if field.name not in registry["base"]._fields and (culprit := _culprit(field)):
        yield Finding(REFUSE, culprit[0], f"adds or changes the field {name}.{field.name}", culprit[1])


def _towards(field):
    target = field.comodel_name or names_protected(getattr(field, "selection", ()))
    if target and field.model_name not in MODELS and (culprit := _culprit(field)):
        yield Finding(REFUSE, culprit[0], f"relates {field} to {target}", culprit[1])


def _through(registry, depends, doors):
    """Fields computed through protected models. The few paths that name a field which leads there are walked."""
    near = {path for path in set(chain.from_iterable(depends.values())) if not doors.isdisjoint(path.split("."))}
    for field, paths in depends.items() if near else ():
        if near.isdisjoint(paths) or field.model_name in MODELS or owners.is_ours(field._modules):
            continue
        for path in near.intersection(paths):
            target = reaches(registry, field.model_name, path)
            if culprit := target and (_culprit(field) or _computer(registry[field.model_name], field)):
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
