"""What the audit found, who did it, and what to do about it: in words for an administrator."""

from typing import NamedTuple

from .. import trust

# From the gravest: installation refused; results locked; said at installation; in the full report only.
REFUSE, LOCK, WARN, NOTE = "refuse", "lock", "warn", "note"
GRAVE = frozenset({REFUSE, LOCK})


class Finding(NamedTuple):
    """`culprit` is an add-on's name, or what to look for in the database; `addon` says which of the two."""

    level: str
    culprit: str
    what: str
    addon: bool = True

    def __str__(self):
        return f"{self.name} {self.what}"

    @property
    def name(self):
        return f"the add-on {self.culprit}" if self.addon else self.culprit

    @property
    def remedy(self):
        if not self.addon:
            return f"Remove it: {self.culprit}."
        line = ", ".join(sorted(trust.listed() | {self.culprit}))
        return (
            f"Uninstall {self.culprit}; or, if whoever runs this server answers for it with the participants' trust,"
            f" write into odoo.conf: l360_trusted_modules = {line} - and restart."
        )


def grave(findings):
    return [finding for finding in findings if finding.level in GRAVE]


def tell(findings):
    """One text: every finding, and the remedy of each culprit once."""
    remedies = dict.fromkeys(finding.remedy for finding in findings)
    return "; ".join(dict.fromkeys(map(str, findings))) + ". " + " ".join(remedies)
