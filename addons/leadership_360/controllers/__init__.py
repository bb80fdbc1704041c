from . import answer
from . import portal
from . import report
from . import task
