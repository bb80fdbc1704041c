from . import patch
