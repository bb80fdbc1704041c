from . import cycle_workbook
from . import goal_page
