"""Strangers on the road between browser and report: `ir.http`, subclassed controllers, addresses of ours."""

from odoo.http import Controller

from . import owners
from .finding import LOCK, Finding
from .protected import ADDON

# What an add-on overrides to stand between a request and its page, or to change who is asking.
ROAD = frozenset(
    {
        "_auth_method_user",
        "_authenticate",
        "_authenticate_explicit",
        "_dispatch",
        "_generate_routing_rules",
        "_match",
        "_post_dispatch",
        "_pre_dispatch",
        "routing_map",
    }
)
OWN_PATH = "/l360"


def look(registry):
    yield from _ir_http(registry)
    yield from _subclasses(registry)
    yield from _addresses(registry)


def _ir_http(registry):
    for definition in registry["ir.http"]._model_classes__:
        module = getattr(definition, "_module", None)
        if (found := ROAD & vars(definition).keys()) and owners.is_foreign(module):
            yield Finding(LOCK, module, f"stands between browser and report: ir.http {', '.join(sorted(found))}")


def _subclasses(registry):
    for controller in Controller.children_classes.get(ADDON, ()):
        for child in _descendants(controller):
            module = owners.of_module(child.__module__)
            if module in registry._init_modules and owners.is_foreign(module):
                yield Finding(LOCK, module, f"takes over the page {controller.__name__} ({child.__name__})")


def _descendants(cls):
    for child in cls.__subclasses__():
        yield child
        yield from _descendants(child)


def _addresses(registry):
    for module, controllers in list(Controller.children_classes.items()):
        if module not in registry._init_modules or not owners.is_foreign(module):
            continue
        if any(_serves_ours(method) for controller in controllers for method in vars(controller).values()):
            yield Finding(LOCK, module, f"serves pages below {OWN_PATH}")


def _serves_ours(method):
    routes = (getattr(method, "original_routing", None) or {}).get("routes") or ()
    return any(route == OWN_PATH or route.startswith(f"{OWN_PATH}/") for route in routes)
