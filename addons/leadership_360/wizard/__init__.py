from . import base_module_uninstall
from . import leadership_enrollment_accept
from . import leadership_enrollment_coach
from . import leadership_plan_focus_share
from . import leadership_program_nominate
