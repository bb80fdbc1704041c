from . import leadership_vault
