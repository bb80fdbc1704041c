"""What a 360 report may say: the release algorithm A1-A8 and the statistics T1-T14, in exact fractions.

Plain Python. No Odoo, no storage, no keys: a function from the answers of one collection to the result its readers see.

The public face::

    release(case, rng=None) -> Result     A1-A7; raises CaseError
    validate(case) -> None                raises CaseError
    trend(now, before) -> changes         T9, between two frozen reports
    self_mark(entry, tau) -> str or None  T4's "self higher" / "self lower", with TAU_ITEM or TAU_COMPETENCY
    CaseError                             a ValueError with one line for a person, never an answer

`case` and Result are the plain JSON of the case format; `python -m disclosure CASE.json` in the add-on's folder is
`release` for the command line. The optional policy keys beyond the format's four are `cut` (T4, a decimal text) and
`comment_labels` (section 3.2).

Reading order, one idea per file::

    case, scale, reading      what a case is; what its scale implies; how plain data becomes one
    blocks                    A1, A2   who stands together, from counts alone
    cells                     A3       the only place that reads ratings of others
    totals                    A4       everything else, from the cells
    classes, ranking          T3-T6    gap, four classes, top and bottom, from displayed numbers
    agreement                 A5, T7   similar or different
    comments                  A6       words without authors
    release                   A1-A7    put together
    trend                     T9, T10  since the last round
    averages, rounding        T2, T14
    reliability, research     O1-O5    figures for the guide and for research, never in a report
"""

from .case import CaseError
from .classes import TAU_COMPETENCY, TAU_ITEM, self_mark
from .reading import validate
from .release import release
from .trend import trend

__all__ = ["TAU_COMPETENCY", "TAU_ITEM", "CaseError", "release", "self_mark", "trend", "validate"]
