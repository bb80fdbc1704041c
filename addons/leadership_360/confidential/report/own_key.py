"""Texts of the passphrase: what it does and what it costs is said before it is set."""

from .texts import _

OWN_KEY = {
    "passphrase": _("Your passphrase"),
    "passphrase_is_on": _("A passphrase protects your results."),
    "passphrase_is_off": _("You have not set one. It is your choice, and you can set it at any time."),
    "passphrase_set": _("Set a passphrase"),
    "passphrase_why": _(
        "With a passphrase your results open for nobody but you, not even for somebody who takes over your login "
        "or resets your password."
    ),
    "passphrase_how": _(
        "You are asked for it each time you open or download a report, or release one to your coach after the round "
        "has closed. It is kept nowhere, not even until the next page."
    ),
    "passphrase_lost": _(
        "You get a recovery code once, to print and put away. If you lose both passphrase and code, "
        "your results are gone for good: nobody can bring them back."
    ),
    "passphrase_limits": _(
        "It does not protect the copy of a coach to whom you have released a report, nor older backups of this server."
    ),
    "passphrase_understood": _("I know: without passphrase and recovery code my results are gone"),
    "passphrase_new": _("New passphrase, at least 10 characters"),
    "passphrase_again": _("The same once more"),
    "passphrase_or_code": _("Passphrase or recovery code"),
    "passphrase_change": _("Change the passphrase"),
    "passphrase_drop": _("Give it up"),
    "passphrase_drop_lead": _("Your results are then protected by the server and your login alone."),
    "passphrase_short": _("That is too short: take 10 characters or more, several words for example. Nothing was set."),
    "passphrase_unequal": _("The two are not the same. Nothing was set."),
    "passphrase_not_understood": _("Please tick that you know what happens if you lose both. Nothing was set."),
    "passphrase_changed_done": _("The passphrase is changed. Your recovery code is still the same."),
    "passphrase_dropped_done": _("Your results need no passphrase any more."),
    "code": _("Your recovery code"),
    "code_lead": _(
        "The passphrase is set. Print this page or write the code down now and put it away: it is shown this once. "
        "It opens your results if you forget the passphrase."
    ),
    "ask_title": _("Your passphrase, please"),
    "ask": _("You have protected your results with a passphrase. The recovery code works as well."),
    "ask_wrong": _("That is neither your passphrase nor your recovery code. The attempt is in your access log."),
    "ask_blocked": _("Too many wrong attempts. Please wait for an hour; then the right one works again."),
    "ask_go": _("Continue"),
    "ask_note": _("It is used for this one page and not kept."),
}
