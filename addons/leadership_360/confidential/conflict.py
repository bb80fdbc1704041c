"""May this coach still read? Asked by the vault itself at every access, so that no caller can forget it.

A reorganisation closes a coach's access by itself: the question goes to the model that knows the reporting lines, and
anything but a plain yes is a no.
"""

from odoo import SUPERUSER_ID  # to ask what the coach himself may not read
from odoo.api import Environment


def coach_may_read(cr, ref, uid):
    """Ask the participation whether `uid` is its confirmed coach today, without a conflict of interest."""
    # SUPERUSER_ID: the coach himself may not read the reporting line that the answer depends on.
    env = Environment(cr, SUPERUSER_ID, {})
    round_ = env["leadership.feedback.round"].search([("ref", "=", ref)])
    return len(round_) == 1 and round_.enrollment_id._is_open_to_coach(env["res.users"].browse(uid)) is True
