"""Functions of ours that somebody has replaced in this process (monkeypatching).

What stands in our modules when the add-on has just been imported is remembered; whatever differs later was changed by
somebody else. Such a change outlives the add-on that made it: only a restart of the server undoes it.
"""

import sys
from types import FunctionType

from .. import stack
from . import owners
from .finding import LOCK, Finding

GUARDED = (f"{stack.OURS}confidential", f"{stack.OURS}controllers.report")
_remembered = {}


def remember():
    """Note what is ours; called once, at the end of the add-on's own import."""
    for place, value in _contents():
        _remembered[place] = (value, _code(value))


def look():
    for place, value in _contents():
        if place in _remembered:
            known, code = _remembered[place]
            changed = known is not value or code is not _code(value)
        else:
            changed = _code(value) and _is_strange(value)
        if changed:
            yield _accuse(place, value)


def _contents():
    """Yield ((module, dotted name), object) of every function and class there, and of what the classes hold."""
    for name in [name for name in sys.modules if name.startswith(GUARDED)]:
        module = sys.modules[name]
        for key, value in list(vars(module or object()).items()):
            if key.startswith("__") or not callable(value):
                continue
            yield (name, key), value
            if issubclass(type(value), type) and value.__module__ == name:
                yield from (((name, f"{key}.{inner}"), _plain(held)) for inner, held in _methods(value))


def _methods(cls):
    return [(inner, held) for inner, held in list(vars(cls).items()) if _code(_plain(held))]


def _plain(held):
    """The function inside of a static method, class method or property."""
    if isinstance(held, (staticmethod, classmethod)):
        return held.__func__
    return held.fget if isinstance(held, property) else held


def _code(value):
    # Not of a thread-local stand-in such as `request`, which would answer for what it stands for.
    return value.__code__ if type(value) is FunctionType else None


def _is_strange(function):
    return owners.is_foreign(_author(function))


def _author(value):
    """The add-on in whose code a function or object was made, or an empty string."""
    scope = getattr(value, "__globals__", None) or {}
    return owners.of_module(scope.get("__name__") or getattr(value, "__module__", ""))


def _accuse(place, value):
    module, name = place
    author = _author(value)
    target = f"{module.removeprefix(stack.OURS)}.{name}"
    if owners.is_foreign(author):
        return Finding(LOCK, author, f"has replaced {target} in this process; restart the server after it is gone")
    return Finding(LOCK, f"a replaced function, {target}: restart the server", "was found in this process", False)
