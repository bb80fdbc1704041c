"""The lock on the results of one database: who reads is refused until the audit finds nothing any more.

It lives in the process and is found anew whenever a registry is loaded or changed, in each worker; nothing that an
administrator could edit holds it. A database that was not audited at all is locked.
"""

from ..errors import LockedByAudit

NOT_AUDITED = "this database has not been examined yet"
_culprits = {}


def set_culprits(database, names):
    """Lock with the names of culprits, or unlock with none."""
    _culprits[database] = ", ".join(dict.fromkeys(names))


def culprit(database):
    """Why the results of a database are locked; an empty string if they are not."""
    return _culprits.get(database, NOT_AUDITED)


def require_open(cr):
    """Raise LockedByAudit if results of this database may not be read now."""
    if why := culprit(cr.dbname):
        raise LockedByAudit(why)
