"""Protected models that strangers extend, copy as a prototype, or put inside their own records."""

from . import owners
from .finding import NOTE, REFUSE, WARN, Finding
from .protected import GUARDS, MIXINS, MODELS, SEALED

# How every model is read and written.
BASIC = frozenset({"_check_access", "_read_format", "_search", "create", "export_data", "read", "search", "write"})


def look(registry):
    for name in sorted((MODELS | MIXINS) & registry.models.keys()):
        yield from _extensions(name, registry[name])
    for name in sorted(MODELS & registry.models.keys()):
        yield from _children(name, registry)
    yield from _everywhere(registry)


def _extensions(name, model):
    for definition in model._model_classes__:
        if getattr(definition, "_name", None) != name or not owners.is_foreign(definition._module):
            continue
        harm = _harm(name, definition)
        if harm:
            yield Finding(REFUSE, definition._module, f"extends {name}: {harm}")
        else:
            yield Finding(WARN, definition._module, f"extends {name}, without touching what protects it")


def _harm(name, definition):
    """What an extension does to a protected model beyond the harmless, or an empty string."""
    if name in SEALED:
        return "it is part of the vault"
    if fields := [field.name for field in definition._field_definitions]:
        return f"it adds or changes {', '.join(sorted(fields))}"
    if parents := set(definition._inherit) - {name}:
        return f"it mixes in {', '.join(sorted(parents))}"
    if guards := GUARDS & vars(definition).keys():
        # `_table` and its like are always there, as None, unless somebody has set them
        changed = sorted(guard for guard in guards if vars(definition)[guard] not in (None, {}))
        return f"it overrides {', '.join(changed)}" if changed else ""
    return ""


def _children(name, registry):
    for child in sorted(registry[name]._inherit_children):
        model = registry[child]
        if stranger := owners.foreign([model._inherit_module.get(name, "")]):
            yield Finding(REFUSE, stranger, f"copies {name} as the prototype of {child}")
    for child in sorted(registry[name]._inherits_children):
        makers = [made._module for made in registry[child]._model_classes__ if name in getattr(made, "_inherits", ())]
        if stranger := owners.foreign(makers):
            yield Finding(REFUSE, stranger, f"puts {name} inside of {child} (_inherits)")


def _everywhere(registry):
    """Who changes how all models read and search: no accusation, many honest add-ons do."""
    for definition in registry["base"]._model_classes__:
        module = getattr(definition, "_module", None)
        if owners.is_foreign(module) and (changed := BASIC & vars(definition).keys()):
            yield Finding(NOTE, module, f"changes every model: {', '.join(sorted(changed))}")
