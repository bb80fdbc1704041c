from . import controllers
from . import models
from . import wizard
from .hooks import uninstall_hook
from .confidential.audit import patches

# What others may not replace; after everything of ours, before anything of theirs.
patches.remember()
