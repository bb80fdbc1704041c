"""Who is calling? From our own frame up to Odoo's dispatcher, only code we know, nothing from the database.

A server action can get hold of a controller's endpoint and call it in the participant's own request; its frames give it
away. Code that pretends to be a module is recognised because its globals are not that module's.
"""

import sys
from typing import NamedTuple

OURS = "odoo.addons.leadership_360."
EVALUATOR = "odoo.tools.safe_eval"
NO_MODULE = "?"
DISPATCHER = "odoo.http"
DISPATCH = "_serve_ir_http"


class Found(NamedTuple):
    """`reason` is empty for a road without strangers; `rule` is the routing rule that was dispatched, or None."""

    reason: str
    culprit: str
    rule: object


def walk(frame, is_trusted, request=None):
    """Follow a frame's callers to the dispatch of `request`. `is_trusted` says whether an add-on's name is known."""
    while frame is not None:
        name = module_of(frame)
        if name == DISPATCHER and frame.f_code.co_name == DISPATCH:
            return _dispatch(frame, request)
        if reason := judge(name, is_trusted):
            return Found(reason, name, None)
        frame = frame.f_back
    return Found("not_dispatched", "", None)


def judge(name, is_trusted):
    """Why code of a module may not stand on the road; an empty string if it may."""
    if name in (EVALUATOR, NO_MODULE):
        return "evaluated_code"
    if name.startswith("odoo.addons."):
        return "" if name.startswith(OURS) or is_trusted(name.split(".")[2]) else "foreign_code"
    return "" if name.startswith("odoo.") else "foreign_code"


def module_of(frame):
    """The name of the module a frame runs in, or NO_MODULE if its globals are not that module's own."""
    name = frame.f_globals.get("__name__")
    module = sys.modules.get(name) if isinstance(name, str) else None
    return name if module is not None and vars(module) is frame.f_globals else NO_MODULE


def _dispatch(frame, request):
    if frame.f_locals.get("self") is not request:
        return Found("not_dispatched", "", None)
    return Found("", "", frame.f_locals.get("rule"))
