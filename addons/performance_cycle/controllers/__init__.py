from . import goal_page
