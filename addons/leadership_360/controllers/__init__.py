from . import answer
from . import decline
from . import portal
from . import preview
from . import report
from . import report_data
from . import report_passphrase
from . import task
