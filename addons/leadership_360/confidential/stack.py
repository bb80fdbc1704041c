"""Who is calling? From our own frame up to Odoo's dispatcher, the shortest road there is: ours, then the dispatch.

A server action can get hold of a controller's endpoint and call it in the participant's own request; its frames give it
away. It can also leave the call to C code (`map(endpoint, ...)`) that Odoo runs when the action has long returned: then
only frames of Odoo are on the road, but of the ORM, or of ours a second time. Code that pretends to be a module is
recognised because its globals are not that module's.
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
    """Follow a frame's callers to the dispatch of `request`. `is_trusted(add-on, module)` says who may stand in it."""
    left = False
    while frame is not None:
        name = module_of(frame)
        if name == DISPATCHER and frame.f_code.co_name == DISPATCH:
            return _dispatch(frame, request)
        if reason := judge(name, is_trusted):
            return Found(reason, name, None)
        if left and name.startswith(OURS):
            return Found("entered_again", name, None)
        left = not name.startswith(OURS)
        frame = frame.f_back
    return Found("not_dispatched", "", None)


def judge(name, is_trusted):
    """Why code of a module may not stand on the road; an empty string if it may."""
    if name in (EVALUATOR, NO_MODULE):
        return "evaluated_code"
    if name.startswith("odoo.addons."):
        return "" if name.startswith(OURS) or is_trusted(*name.split(".", 3)[2:]) else "foreign_code"
    if name == DISPATCHER:
        return ""
    return "roundabout" if name.startswith("odoo.") else "foreign_code"


def module_of(frame):
    """The name of the module a frame runs in, or NO_MODULE if its globals are not that module's own."""
    name = frame.f_globals.get("__name__")
    module = sys.modules.get(name) if isinstance(name, str) else None
    return name if module is not None and vars(module) is frame.f_globals else NO_MODULE


def _dispatch(frame, request):
    if frame.f_locals.get("self") is not request:
        return Found("not_dispatched", "", None)
    return Found("", "", frame.f_locals.get("rule"))
