from . import test_feedback_round
