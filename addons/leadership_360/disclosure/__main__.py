"""`python -m disclosure CASE.json`, run from the add-on's folder: the result as JSON, or one line saying what is wrong.

Exit status 0 or 2. So anybody can recompute a report without Odoo.
"""

import json
import sys
from pathlib import Path

from . import CaseError, release


def main(arguments):
    try:
        result = release(_load(arguments))
    except CaseError as error:
        print(f"disclosure: {error}", file=sys.stderr)
        return 2
    print(json.dumps(result, indent=2))
    return 0


def _load(arguments):
    """The plain data in the file named by the only argument."""
    if len(arguments) != 1:
        raise CaseError("usage: python -m disclosure CASE.json")
    try:
        return json.loads(
            Path(arguments[0]).read_bytes(), object_pairs_hook=_without_duplicates, parse_constant=_refuse_constant
        )
    except CaseError:
        raise
    except OSError as error:
        raise CaseError(f"cannot read the file: {error.strerror}") from None
    except json.JSONDecodeError as error:
        raise CaseError(f"not valid JSON: {error.msg} (line {error.lineno}, column {error.colno})") from None
    except UnicodeDecodeError:
        raise CaseError("not valid JSON: the text is not UTF-8") from None
    except RecursionError:
        raise CaseError("not valid JSON: nested too deeply") from None
    except ValueError:
        raise CaseError("not valid JSON: a number has too many digits") from None


def _without_duplicates(pairs):
    found = dict(pairs)
    if len(found) < len(pairs):
        raise CaseError("not valid JSON: an object has the same key twice")
    return found


def _refuse_constant(name):
    raise CaseError(f"not valid JSON: {name} is not a number of JSON")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
