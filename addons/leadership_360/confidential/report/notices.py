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
    "protection_lead": _("Looked at just now, while this page was made."),
    "log_check": _("Check the log"),
    "log_check_means": _("Every line carries a seal over the one before: a changed or missing line shows."),
    "log_whole": _("Checked just now: the log is complete and nothing in it was changed."),
    "log_broken": _("The log is not as it was written: lines changed or are missing. Please tell your administrator."),
    "protection": _("How it is protected"),
    "threshold": _("A group is shown from %(k)s answers on, for every single question."),
    "destroyed": _("The single answers and the key that could open them are destroyed."),
    "collecting": _("The round is still open: answers are sealed and their key exists until it closes."),
    "examined": _(
        "%(modules)s installed add-ons with %(models)s kinds of records were examined: "
        "none of them can reach your results, and none stands between this page and you."
    ),
    "examined_names": _("The add-ons that were examined"),
    "examined_locked": _(
        "Something on this server reaches for results, so nobody can open one until it is gone: %(found)s. "
        "Please tell your administrator."
    ),
    "superuser_role": _(
        "The database account of this server may read files, the key files among them. "
        "Ask your administrator to change it."
    ),
    "said_openly": _(
        "Whoever controls the server itself can still read what this server can open. Without a passphrase of yours, "
        "whoever takes over your login reads what you can read."
    ),
    "passphrase_on": _("Your own copy opens with your passphrase only. A copy of your coach does not need it."),
    "passphrase_off": _("You have set no passphrase: whoever takes over your login could open your report."),
    "passphrase_page_on": _("Change your passphrase"),
    "passphrase_page_off": _("Protect your results with a passphrase"),
    "data": _("Your data"),
    "data_lead": _("Take along or delete what belongs to this round."),
    "keep_log": _("The access log stays half a year longer."),
    "data_export": _("Export my data"),
    "data_export_means": _("One file with the report, the plan if there is one, and this log."),
    "data_sure": _("I want this report to be gone for good, for me and for my coach"),
    "data_delete": _("Delete the report now"),
    "data_delete_means": _("Nobody can bring it back. The log says that you have deleted it."),
    "delete_unsure_title": _("Nothing was deleted"),
    "delete_unsure": _("Tick the box above the button if you really want the report to be gone."),
    "focus_count_title": _("One, two or three"),
    "focus_count": _("A plan holds one to three behaviours, those already in it included. Nothing was saved."),
    "focus_done_title": _("Your plan has begun"),
    "focus_done": _(
        "It holds the behaviours you have chosen, and nothing of the report: no value, no class, no comment."
    ),
    "focus_open": _("Open my plan"),
    "role_participant": _("participant"),
    "role_coach": _("coach"),
    "role_none": _("nobody in this round"),
    "role_technical": _("technical"),
    "by_server": _("the server"),
    "action_bound": _("the round began, with this participant as its reader"),
    "action_open": _("opened the report"),
    "action_download": _("downloaded it"),
    "action_download_as": _("downloaded it as %(kind)s"),
    "action_passphrase_set": _("set a passphrase"),
    "action_passphrase_changed": _("changed the passphrase"),
    "action_passphrase_dropped": _("gave up the passphrase"),
    "action_wrong_passphrase": _("entered a wrong passphrase"),
    "action_coach_changed": _("changed the coach"),
    "action_login_changed": _("changed your login or e-mail address"),
    "action_password_changed": _("changed your password"),
    "action_second_factor_changed": _("changed the second step of your login"),
    "action_parameter_changed": _("changed a setting of the round"),
    "action_release": _("released it to %(name)s"),
    "action_revoke": _("ended the release to %(name)s"),
    "action_refused": _("was refused"),
    "action_closed": _("the round closed: result sealed, answers and key destroyed"),
    "action_too_few": _("the round closed with too few answers: everything destroyed"),
    "action_tampered": _("a sealed row had been changed"),
    "action_deleted": _("the result was deleted"),
}
