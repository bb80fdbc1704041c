"""Every method that a client may call (Odoo itself is asked which), with arguments made from parameters' names."""

import contextlib
import inspect
import time
from collections import Counter
from dataclasses import dataclass
from fnmatch import fnmatch

from odoo.service.model import call_kw, get_public_method

from .domains import domain

NEWEST = 3
# Would change the server that runs the test, or wait for the world outside. (model, method)
LEFT_OUT = (
    ("ir.module.module", "button_*"),
    ("ir.module.module", "update_list"),
    ("base.module.*", "*"),
    ("base.language.install", "*"),
    ("base.update.translations", "*"),
    ("ir.model.fields", "create"),
    ("ir.model", "create"),
    ("*", "init"),
    ("ir.cron", "method_direct_trigger"),
    ("ir.asset", "*"),
    ("ir.qweb", "*"),
    ("fetchmail.server", "*"),
    ("ir.mail_server", "test_*"),
    ("iap.*", "*"),
    ("publisher_warranty.contract", "*"),
    ("res.config*", "execute"),
    ("res.users", "logout*"),
)
# Parameter -> what a curious client would send.
BY_NAME = {
    "domain": lambda model: [],
    "domains": lambda model: [[]],
    "args": lambda model: [],
    "kwargs": lambda model: {},
    "fields": lambda model: list(model._fields),
    "field_names": lambda model: list(model._fields),
    "allfields": lambda model: list(model._fields),
    "fields_to_export": lambda model: list(model._fields),
    "import_compat": lambda model: False,
    "specification": lambda model: {name: {} for name in model._fields},
    "fields_spec": lambda model: {name: {} for name in model._fields},
    "values": lambda model: {},
    "vals": lambda model: {},
    "default": lambda model: {},
    "vals_list": lambda model: [{}],
    "groupby": lambda model: ["create_uid"] if "create_uid" in model._fields else ["id"],
    "aggregates": lambda model: ["__count", "id:array_agg"],
    "order": lambda model: "id",
    "limit": lambda model: 80,
    "offset": lambda model: 0,
    "ids": lambda model: [1],
    "operation": lambda model: "read",
    "operator": lambda model: "ilike",
    "field": lambda model: "id",
    "fname": lambda model: "id",
    "field_name": lambda model: "id",
    "view_type": lambda model: "list",
    "views": lambda model: [(False, "list"), (False, "form")],
    "options": lambda model: {},
    "res_model": lambda model: model._name,
    "model": lambda model: model._name,
    "model_name": lambda model: model._name,
    "res_id": lambda model: 1,
    "active": lambda model: True,
}


@dataclass
class Outcome:
    """What came of one call: all of it as text, and whether the method's own lines were reached."""

    text: str
    reached: bool


def methods(model):
    """Yield (name, function) of everything that Odoo lets a client call on a model."""
    for name in dir(type(model)):
        if any(fnmatch(model._name, one) and fnmatch(name, other) for one, other in LEFT_OUT):
            continue
        with contextlib.suppress(Exception):
            method = get_public_method(model, name)
            if inspect.isfunction(inspect.unwrap(method)):
                yield name, method


def sendings(model, name, method):
    """Yield (label, arguments): plain ones, and where a domain is asked for, a random nested one too."""
    plain = arguments(model, method)
    yield name, plain
    if "domain" in plain:
        yield f"{name} by a random domain", plain | {"domain": domain(model, name)}


def arguments(model, method):
    """Return what to send for the parameters that need something, and for those whose name says what they are."""
    found = {}
    for name, parameter in list(inspect.signature(method).parameters.items())[1:]:
        if parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD):
            continue
        if name in BY_NAME:
            found[name] = BY_NAME[name](model)
        elif parameter.default is parameter.empty:
            found[name] = [1] if name.endswith("ids") else 1 if name.endswith("id") else "a"
    return found


def call(model, name, method, ids, keywords):
    """Call a method as a client does, and take back whatever it did."""
    positional = [] if getattr(method, "_api_model", False) else [ids]
    savepoint = model.env.cr.savepoint(flush=False)
    try:
        return Outcome(str(call_kw(model, name, positional, keywords)), True)
    except Exception as error:  # noqa: BLE001
        return Outcome(f"{type(error).__name__}: {error}", _reached(error, method))
    finally:
        savepoint.close(rollback=True)
        model.env.transaction.clear()


def _reached(error, method):
    """Did the method's own lines run, or did already the call fail (wrong arguments)?"""
    own, trace = inspect.unwrap(method).__code__, error.__traceback__
    while trace:
        if trace.tb_frame.f_code is own:
            return True
        trace = trace.tb_next
    return False


def sweep(environments, names, see, seconds, at_least=0):
    """Call everything on the models `names` as everybody; `see(role, model, method, outcome)` looks at each outcome.

    Roles take turns at each method, so that the time box cuts off models and no role; it does so only after `at_least`
    calls, however slow the machine. Return a Counter.
    """
    count, end = Counter(roles=len(environments)), time.monotonic() + seconds
    first = next(iter(environments.values()))
    for model_name in names:
        if time.monotonic() > end and count["calls"] >= at_least:
            count["models cut off"] += 1
            continue
        count["models"] += 1
        ids = _some(first, model_name)
        for name, method in methods(first[model_name]):
            count["methods"] += 1
            for label, keywords in sendings(first[model_name], name, method):
                count["by random domains"] += label != name
                for role, env in environments.items():
                    outcome = call(env[model_name], name, method, ids, keywords)
                    count["calls"] += 1
                    count["bodies reached"] += outcome.reached
                    see(role, model_name, label, outcome)
    return count


def _some(env, name):
    model = env[name].sudo()
    if model._abstract:
        return []
    with contextlib.suppress(Exception), env.cr.savepoint(flush=False):
        return model.with_context(active_test=False).search([], order="id desc", limit=NEWEST).ids
    return []
