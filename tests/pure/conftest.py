"""Ring 1 runs without Odoo: the add-ons' plain packages are imported past the add-ons' own `__init__`."""

import sys
from pathlib import Path
from types import ModuleType

from hypothesis import settings

ADDONS = Path(__file__).parents[2] / "addons"

for addon in ("performance_cycle", "leadership_360"):
    if addon not in sys.modules:
        package = ModuleType(addon)
        package.__path__ = [str(ADDONS / addon)]
        sys.modules[addon] = package

# A slow machine is no failure: speed is measured in tests/benchmarks.
settings.register_profile("house", deadline=None)
settings.load_profile("house")
