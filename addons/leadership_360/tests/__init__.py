from . import test_answer_page
from . import test_feedback_round
from . import test_report_page
