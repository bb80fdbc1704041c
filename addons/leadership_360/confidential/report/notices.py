"""Texts of the pages beside the report: the way in from elsewhere, calm refusals, the access log and the statement."""

from .texts import _

NOTICES = {
    "door_title": _("Your report is one step away"),
    "door": _("You came from another page or a message. For your protection a report opens only from here."),
    "door_button": _("Open the report"),
    "https_title": _("This page needs HTTPS"),
    "https": _(
        "Over a connection that is not encrypted your browser does not say where a request comes from, "
        "so nothing confidential is sent."
    ),
    "https_ask": _(
        "Please ask your administrator to serve Odoo over HTTPS "
        "(a certificate at the reverse proxy, and proxy_mode switched on)."
    ),
    "closed_title": _("Nothing to show here"),
    "closed": _(
        "There is no report at this address that you can open now. If you expected one, "
        "start from “My reports”, or ask your programme coordinator."
    ),
    "locked_title": _("Reports are locked at the moment"),
    "locked": _(
        "A safety check on this server has stopped all reports. Nothing is lost. Please tell your administrator."
    ),
    "conflict_title": _("This coach cannot get the report"),
    "conflict": _(
        "A coach must be the one you confirmed, and may not be in your reporting line, among the people who answered, "
        "or a coordinator of your programme. Nothing was released."
    ),
    "failed_title": _("The report could not be shown"),
    "failed": _("Something went wrong while the page was made. Nothing was changed or sent. Please try again."),
    "paper_title": _("No PDF from this server"),
    "paper": _("This server cannot make PDF files. Open the report, print it, and choose “Save as PDF”."),
    "back": _("Back to the report"),
    "statement": _("Who has opened this report, and how it is protected"),
    "log": _("Access log"),
    "log_lead": _("Everything that happened to this report since the round began. It never says what a rater did."),
    "log_when": _("When"),
    "log_who": _("Who"),
    "log_role": _("As"),
    "log_what": _("What"),
    "log_whole": _("Checked just now: the log is complete and nothing in it was changed."),
    "log_broken": _("The log is not as it was written: lines changed or are missing. Please tell your administrator."),
    "protection": _("How it is protected"),
    "threshold": _("A group is shown from %(k)s answers on, for every single question."),
    "destroyed": _("The single answers and the key that could open them are destroyed."),
    "collecting": _("The round is still open: answers are sealed and their key exists until it closes."),
    "superuser_role": _(
        "The database account of this server may read files, the key files among them. "
        "Ask your administrator to change it."
    ),
    "said_openly": _(
        "Whoever controls the server itself can still read what this server can open. Without a passphrase of yours, "
        "whoever takes over your login reads what you can read."
    ),
    "role_participant": _("participant"),
    "role_coach": _("coach"),
    "role_none": _("nobody in this round"),
    "role_technical": _("technical"),
    "by_server": _("the server"),
    "action_bound": _("the round began, with this participant as its reader"),
    "action_open": _("opened the report"),
    "action_download": _("downloaded it"),
    "action_download_as": _("downloaded it as %(kind)s"),
    "action_release": _("released it to %(name)s"),
    "action_revoke": _("ended the release to %(name)s"),
    "action_refused": _("was refused"),
    "action_closed": _("the round closed: result sealed, answers and key destroyed"),
    "action_too_few": _("the round closed with too few answers: everything destroyed"),
    "action_tampered": _("a sealed row had been changed"),
    "action_deleted": _("the result was deleted"),
}
