"""Whose code is it? Ours, Odoo's own, listed by the server's operator, or a stranger's."""

from .. import trust
from .protected import ADDON


def is_foreign(module):
    """Is this the name of an add-on that nobody has vouched for?"""
    return bool(module) and module != ADDON and not trust.is_core(module) and module not in trust.listed()


def foreign(modules):
    """The first stranger among names of add-ons, or an empty string."""
    return next((module for module in modules if is_foreign(module)), "")


def is_ours(modules):
    return set(modules) == {ADDON}


def of_module(name):
    """The add-on that a Python module belongs to, or an empty string."""
    parts = (name or "").split(".")
    return parts[2] if len(parts) > 2 and parts[:2] == ["odoo", "addons"] else ""


def of_model(model_class):
    """The stranger that made a model, or an empty string; `model_class` is a class of the registry."""
    return foreign([model_class._original_module])
