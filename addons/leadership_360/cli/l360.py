"""`odoo-bin l360 adopt [--copy] | check | gc | rotate`: the keyring of a database's 360 vault, on the server itself.

Odoo loads this file before it reads `-c` and outside of the add-on's package, and hides import errors here. So imports
are absolute and late, and the add-ons path comes from ODOO_RC or from a leading --addons-path=.
"""

import optparse
import sys
from pathlib import Path
from types import ModuleType

from odoo.cli import Command

ACTIONS = ("adopt", "check", "gc", "rotate")


class L360(Command):
    """Keep the keys of confidential 360 results: adopt, check, gc, rotate."""

    name = "l360"

    def run(self, args):
        """Carry out one action on one database; exit with 1 if it fails or finds something unsound."""
        from odoo.tools import config

        config.parser.prog = self.prog
        group = optparse.OptionGroup(config.parser, "l360 adopt | check | gc | rotate")
        group.add_option("--copy", action="store_true", help="adopt: give this copy a keyring of its own")
        config.parser.add_option_group(group)
        action, rest = (args[0], args[1:]) if args else ("", [])
        if action not in ACTIONS:
            sys.exit(f"Say what to do: {self.prog} {' | '.join(ACTIONS)} -d DATABASE [--copy] [-c odoo.conf]")
        options = config.parse_config(rest, setup_logging=True)
        if len(config["db_name"]) != 1:
            sys.exit("Name one database with -d.")
        sys.exit(_carry_out(config["db_name"][0], action, options.copy))


def _carry_out(database, action, copy):
    from psycopg2 import OperationalError

    from odoo.sql_db import close_db, db_connect

    if action != "check":
        _without_models()
    from odoo.addons.leadership_360.confidential import errors, store, upkeep

    audit = []
    try:
        with db_connect(database).cursor() as cr:
            if not store.tables_exist(cr):
                print(f"{database}: no 360 vault in this database, nothing to do")
                return 0
        audit = _audit(database) if action == "check" else []
        with db_connect(database).cursor() as cr:
            report, failed = _ACTIONS[action](upkeep, cr, copy)
    except errors.VaultError as error:
        report, failed = str(error), True
    except OperationalError as error:
        report, failed = str(error).splitlines()[0], True
    finally:
        close_db(database)
    report = "\n".join([report, *audit])
    print(f"{database}: {report}", file=sys.stderr if failed else sys.stdout)
    return int(failed)


def _without_models():
    """Let the vault be imported past the add-on's models and controllers: they take longer than all the work."""
    name = "odoo.addons.leadership_360"
    package = ModuleType(name)
    package.__path__ = [str(Path(__file__).parents[1])]
    sys.modules.setdefault(name, package)


def _audit(database):
    """Load the database with all its add-ons, for the audit's full level. Return lines for the report."""
    from odoo.api import SUPERUSER_ID, Environment  # as the audit's hooks have it
    from odoo.modules.registry import Registry

    from odoo.addons.leadership_360.confidential.audit import run

    try:
        with Registry(database).cursor() as cr:
            # SUPERUSER_ID: the audit looks at everything
            found = run.full(Environment(cr, SUPERUSER_ID, {}))
    except Exception as error:  # noqa: BLE001 - the state of the keys must be shown even if an add-on does not load
        return [f"  not examined: the add-ons could not be loaded ({type(error).__name__})"]
    return [f"  {finding.level}: {finding}. {finding.remedy}" for finding in found]


def _adopt(upkeep, cr, copy):
    return upkeep.adopt(cr, copy), False


def _check(upkeep, cr, _copy):
    found = upkeep.check(cr)
    report = [f"{found.state}; {found.rounds} rounds, {found.strays} stray rows, {found.orphans} orphaned keys"]
    report += [f"  not sound: round {ref}" for ref in found.broken]
    report += [f"  warning: {warning}" for warning in found.warnings]
    return "\n".join(report), not found.sound


def _gc(upkeep, cr, _copy):
    keys, rows = upkeep.gc(cr)
    return f"{keys} orphaned keys and {rows} stray rows destroyed", False


def _rotate(upkeep, cr, _copy):
    return f"master key rotated, {upkeep.rotate(cr)} rounds sealed anew", False


_ACTIONS = {"adopt": _adopt, "check": _check, "gc": _gc, "rotate": _rotate}
