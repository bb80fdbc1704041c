from . import performance_appraisal_copy_check
from . import performance_cycle_prepare
from . import performance_cycle_prepare_line
from . import performance_step_reason
from . import performance_appraisal_decision
from . import performance_appraisal_hand_over
from . import gamification_badge_user_wizard
