"""When the audit looks, at what, and what follows."""

import logging
from contextlib import suppress
from itertools import chain
from typing import NamedTuple

from . import database, fields, lock, mentions, models, owners, patches, tables, web
from .finding import LOCK, REFUSE, WARN, Finding, grave, tell

_logger = logging.getLogger(__name__)


def before_install(env):
    """Return what to tell whoever installs or upgrades an add-on that reaches around the wall; else an empty string.

    Called while models are set up, before any table of the add-on is made.
    """
    # In a registry that is loaded, nothing is being installed: Odoo installs in a new one.
    pending = set() if env.registry.loaded else database.pending(env.cr)
    if not owners.foreign(pending):
        return ""
    found = [finding for finding in _of_code(env.registry, _asked(env)) if finding.culprit in pending]
    for finding in found:
        if finding.level == WARN:
            _logger.warning("360 audit: %s.", finding)
    refused = [finding for finding in found if finding.level == REFUSE]
    return tell(refused) if refused else ""


def at_load(env):
    """Lock or unlock the results of this database. Whatever goes wrong here locks them, and never stops the server."""
    name = env.cr.dbname
    try:
        # with a savepoint: a query that fails must not break the transaction in which the models are loaded
        with env.cr.savepoint(flush=False):
            found = grave(everything(env))
    except Exception as error:
        _logger.exception("360 audit: it could not be finished")
        found = [Finding(LOCK, f"the audit itself, which failed ({type(error).__name__})", "", False)]
    lock.set_culprits(name, [finding.culprit for finding in found])
    if found:
        _logger.critical("360 results of %s are locked: %s", name, tell(found))


class Seen(NamedTuple):
    """What a live look was taken at: names of add-ons, how many models; and who was found, in one sentence."""

    modules: tuple[str, ...]
    models: int
    culprits: str


def examine(env):
    """Look once more for somebody who asks, and lock the results if there is a reason. Return Seen."""
    if found := grave(everything(env)):
        lock.set_culprits(env.cr.dbname, [finding.culprit for finding in found])
    registry = env.registry
    return Seen(tuple(sorted(registry._init_modules)), len(registry.models), lock.culprit(env.cr.dbname))


def everything(env):
    """All findings that can be made at load, as a list."""
    registry = env.registry
    return list(chain(_of_code(registry), web.look(registry), patches.look(), database.look(env.cr, registry)))


def full(env):
    """The full level: also whatever only names a protected model. A list of Finding, the gravest first."""
    order = [REFUSE, LOCK, WARN]
    found = dict.fromkeys([*everything(env), *mentions.look(env)])
    return sorted(found, key=lambda finding: order.index(finding.level) if finding.level in order else len(order))


def _of_code(registry, depends=None):
    return chain(models.look(registry), fields.look(registry, depends), tables.look(registry))


def _asked(env):
    """Dependencies asked from the fields themselves: while models are set up, the registry does not know them yet."""
    found = {}
    for model in env.registry.models.values():
        for field in model._fields.values():
            # An unfinished field: Odoo itself stumbles over it next, and says so.
            with suppress(KeyError, AttributeError):
                found[field] = tuple(field.get_depends(env[field.model_name])[0])
    return found
