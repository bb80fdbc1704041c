"""Which add-ons count as Odoo's own, and which an administrator has listed as trusted in odoo.conf."""

from functools import lru_cache

from odoo.modules import Manifest
from odoo.tools import config

ODOO = "Odoo S.A."
ENTERPRISE_LICENSE = "OEEL-1"


def is_trusted(addon):
    """Odoo's own, Enterprise included, or named in `l360_trusted_modules = name, name`."""
    return is_core(addon) or addon in listed()


def listed():
    names = str(config.get("l360_trusted_modules") or "").split(",")
    return {name.strip() for name in names if name.strip()}


@lru_cache(maxsize=1024)
def is_core(addon):
    manifest = Manifest.for_addon(addon, display_warning=False)
    if not manifest:
        return False
    return manifest["license"] == ENTERPRISE_LICENSE or ODOO in manifest["author"]
