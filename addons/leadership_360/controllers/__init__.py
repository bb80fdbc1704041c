from . import answer
from . import decline
from . import portal
from . import preview
from . import report
from . import task
