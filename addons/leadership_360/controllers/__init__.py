from . import answer
from . import report
