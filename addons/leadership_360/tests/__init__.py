from . import test_answer_page
from . import test_answer_page_vault
from . import test_feedback_round
from . import test_report_page
from . import test_vault_attacks
from . import test_vault_life
from . import test_vault_proof
from . import test_vault_upkeep
