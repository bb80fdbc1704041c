"""Which add-ons count as Odoo's own, and which an administrator has listed as trusted in odoo.conf."""

import re
from functools import lru_cache
from pathlib import Path

from odoo.modules import Manifest
from odoo.tools import config

# How Odoo's own manifests spell their author; not a partner named after Odoo.
ODOO = re.compile(r"(^|[,;/]\s*)odoo( s\.?a\b\.?| ps| in pvt ltd)?\s*($|[,;/(<])", re.IGNORECASE)
# Some add-ons of the community name Odoo too, because they began as Odoo's.
COMMUNITY = "Odoo Community Association"
ENTERPRISE_LICENSE = "OEEL-1"
# Where an add-on takes part in Odoo's dispatch.
DISPATCH = "models.ir_http"


def is_trusted(addon, module=""):
    """May a module of an add-on stand between the dispatcher and our page?

    Odoo's own, Enterprise included, with their part of the dispatch only: other code of theirs could run what somebody
    has put in its way. Add-ons named in `l360_trusted_modules = name, name` with all of theirs.
    """
    return (module == DISPATCH and is_core(addon)) or addon in listed()


def listed():
    names = str(config.get("l360_trusted_modules") or "").split(",")
    return {name.strip() for name in names if name.strip()}


@lru_cache(maxsize=1024)
def is_core(addon):
    manifest = Manifest.for_addon(addon, display_warning=False)
    if not manifest:
        return False
    if manifest["license"] == ENTERPRISE_LICENSE:
        return True
    if ODOO.search(manifest["author"]):
        return COMMUNITY not in manifest["author"]
    # Many countries' charts of accounts are shipped with Odoo and written by others.
    web = Manifest.for_addon("web", display_warning=False)
    return addon.startswith("l10n_") and Path(manifest.path).parent == Path(web.path).parent
