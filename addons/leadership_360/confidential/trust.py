"""Which add-ons count as Odoo's own, and which an administrator has listed as trusted in odoo.conf."""

from functools import lru_cache

from odoo.modules import Manifest
from odoo.tools import config

ODOO = "Odoo S.A."
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
    return manifest["license"] == ENTERPRISE_LICENSE or ODOO in manifest["author"]
