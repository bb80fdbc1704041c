from . import test_wall_copy
